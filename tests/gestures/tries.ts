/**
 * One try of each gesture at a real page while a busy peer works on the same board. Each answers why it counts as cut
 * off, or null: everything that the hand did must stand at both ends, whatever the peer did meanwhile.
 */
import type { Page } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import type { Peer } from '../journeys/peer.ts'
import { type BusyPeer, elementOf, type Meddling, markId } from './busy-peer.ts'

export interface Table {
  readonly page: Page
  readonly peer: Peer
  readonly busy: BusyPeer
  /** Whole numbers below its argument. */
  readonly chance: (limit: number) => number
  /** Where the scene's zero is on the screen; the page stands at 100 %. */
  readonly origin: { readonly x: number; readonly y: number }
}

export type Try = (table: Table, meddling: Meddling) => Promise<string | null>
type Spot = readonly [number, number]

const patience = 8_000

/** Waits until `problem` answers null; else answers what it said last. */
async function settle(problem: () => Promise<string | null> | string | null): Promise<string | null> {
  const deadline = performance.now() + patience
  for (;;) {
    const found = await problem()
    if (found === null || performance.now() > deadline) return found
    await new Promise((next) => setTimeout(next, 15))
  }
}

interface Shown {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly points?: readonly (readonly number[])[]
}

/** The live elements of these types on the page, lowest first. */
function shown(page: Page, types: readonly string[]): Promise<Shown[]> {
  return page.evaluate(
    (wanted) => (window.probeboard?.scene() ?? []).filter(({ type }) => wanted.includes(type)),
    types,
  )
}

async function untilShown(page: Page, id: string, x?: number): Promise<void> {
  await page.waitForFunction(
    (want) =>
      window.probeboard?.scene().some((one) => one.id === want.id && (want.x === undefined || one.x === want.x)),
    { id, x },
    { timeout: patience },
  )
}

/** The pointer goes through these spots of the scene, each drawn before the next. */
async function trace({ page, origin }: Table, spots: readonly Spot[]): Promise<void> {
  for (const [x, y] of spots) {
    await page.mouse.move(origin.x + x, origin.y + y)
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
}

/** A way of so many steps from a spot, in which no step stays in its place. */
function wander({ chance }: Table, [x, y]: Spot, steps: number): Spot[] {
  const [dx, dy] = [3 + chance(6), chance(7) - 3]
  return Array.from({ length: steps }, (_, i): Spot => [x + dx * (i + 1), y + dy * (i + 1) + (i % 3) * 4])
}

const freeSpot = ({ chance }: Table): Spot => [290 + chance(200), 150 + chance(150)]

/** Ends the meddling, and waits until the page has all of it. */
async function calm({ page, busy }: Table): Promise<void> {
  await untilShown(page, markId, busy.letGo())
}

/** What the gesture made goes, so that the next one has room. */
async function clear({ page, peer }: Table, ids: readonly string[]): Promise<void> {
  peer.board.write(ids.flatMap((id) => peer.board.get(id) ?? []).map((element) => ({ ...element, isDeleted: true })))
  await page.waitForFunction((gone) => !window.probeboard?.scene().some(({ id }) => gone.includes(id)), ids)
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.2

/** Whether every spot is among the points, in order. */
function missing(points: readonly (readonly number[])[], [left, top]: Spot, spots: readonly Spot[]): number {
  let found = 0
  for (const [x = 0, y = 0] of points) {
    const [wantX, wantY] = spots[found] ?? [Number.NaN, Number.NaN]
    if (near(x, wantX - left) && near(y, wantY - top)) found += 1
  }
  return spots.length - found
}

const stroke: Try = async (table, meddling) => {
  const { page, peer, busy } = table
  const start = freeSpot(table)
  const spots = wander(table, start, 20)
  await page.keyboard.press('p')
  await trace(table, [start])
  await page.mouse.down()
  await trace(table, spots.slice(0, 3))
  const [mine, ...more] = await shown(page, ['freedraw'])
  if (!mine || more.length > 0) return `${more.length + (mine ? 1 : 0)} strokes at the beginning`
  busy.meddle(mine.id, meddling)
  await trace(table, spots.slice(3, 17))
  await calm(table)
  await trace(table, spots.slice(17))
  await page.mouse.up()
  const problem = await settle(async () => {
    const there = peer.board.get(mine.id)
    if (!there) return 'the stroke did not arrive'
    const lost = missing(there.points ?? [], start, spots)
    if (lost > 0) return `${lost} of ${spots.length} points did not arrive`
    const here = await shown(page, ['freedraw'])
    if (meddling === 'delete') return here.length === 0 && there.isDeleted ? null : 'its deletion was lost'
    if (here.length !== 1 || here[0]?.id !== mine.id) return `${here.length} strokes on the page`
    return missing(here[0].points ?? [], start, spots) === 0 ? null : 'the page shows less than the peer'
  })
  await clear(table, [mine.id])
  return problem
}

const size = { width: 140, height: 80 }
let targets = 0

/** An element of the peer's, on top of all others, that the page shows. */
async function target({ page, peer }: Table, [x, y]: Spot): Promise<BoardElement> {
  targets += 1
  const element = elementOf({ id: `target-${targets}`, x, y, ...size, backgroundColor: '#ffec99', index: 'b00' })
  peer.board.write([element])
  await untilShown(page, element.id)
  return element
}

type Place = Pick<BoardElement, 'x' | 'y' | 'width' | 'height'>

function differs(one: Place | undefined, want: Place): boolean {
  return !one || (['x', 'y', 'width', 'height'] as const).some((field) => !near(one[field], want[field]))
}

const say = (place: Place | undefined): string =>
  place ? `${place.x},${place.y} ${place.width}x${place.height}` : 'none'

/** Whether both ends have the element where the hand left it, and what the peer did to it besides. */
function landed({ page, peer }: Table, before: BoardElement, want: Place, meddling: Meddling): Promise<string | null> {
  return settle(async () => {
    const there = peer.board.get(before.id)
    if (!there || differs(there, want)) return `at the peer ${say(there ?? undefined)} instead of ${say(want)}`
    const here = (await shown(page, ['rectangle'])).find(({ id }) => id === before.id)
    if (meddling === 'delete') return there.isDeleted && !here ? null : 'its deletion was lost'
    return differs(here, want) ? `on the page ${say(here)} instead of ${say(want)}` : null
  })
}

/** Presses at `from`, goes on while the peer meddles, and lets go. Answers how far the pointer went. */
async function pull(table: Table, from: Spot, id: string, meddling: Meddling): Promise<Spot> {
  const { page, busy } = table
  const spots = wander(table, from, 16)
  await trace(table, [from])
  await page.mouse.down()
  await trace(table, spots.slice(0, 4))
  busy.meddle(id, meddling)
  await trace(table, spots.slice(4, 14))
  await calm(table)
  await trace(table, spots.slice(14))
  await page.mouse.up()
  const [x, y] = spots.at(-1) ?? from
  return [x - from[0], y - from[1]]
}

const drag: Try = async (table, meddling) => {
  const [x, y] = freeSpot(table)
  const element = await target(table, [x, y])
  const [dx, dy] = await pull(table, [x + size.width / 2, y + size.height / 2], element.id, meddling)
  const problem = await landed(table, element, { ...size, x: x + dx, y: y + dy }, meddling)
  await clear(table, [element.id])
  return problem
}

/** The handle stands this far outside the corner. */
const handle = 6

const resize: Try = async (table, meddling) => {
  const { page } = table
  const [x, y] = freeSpot(table)
  const element = await target(table, [x, y])
  await trace(table, [[x + size.width / 2, y + size.height / 2]])
  await page.mouse.down()
  await page.mouse.up()
  const corner: Spot = [x + size.width + handle, y + size.height + handle]
  const [dx, dy] = await pull(table, corner, element.id, meddling)
  const want = { x, y, width: size.width + dx, height: size.height + dy }
  const problem = await landed(table, element, want, meddling)
  await clear(table, [element.id])
  return problem
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

const typing: Try = async (table, meddling) => {
  const { page, peer, busy, origin, chance } = table
  const text = Array.from({ length: 18 }, () => letters[chance(letters.length)] ?? '').join('')
  const [x, y] = freeSpot(table)
  const before = new Set((await shown(page, ['text'])).map(({ id }) => id))
  await page.keyboard.press('v')
  await page.mouse.dblclick(origin.x + x, origin.y + y)
  await page.locator('.excalidraw-wysiwyg').waitFor()
  await page.keyboard.type(text.slice(0, 4))
  const mine = (await shown(page, ['text'])).find(({ id, text: has }) => !before.has(id) && text.startsWith(has ?? ''))
  if (!mine) return 'there is no text to type into'
  busy.meddle(mine.id, meddling)
  await page.keyboard.type(text.slice(4, 15), { delay: 20 })
  await calm(table)
  await page.keyboard.type(text.slice(15))
  await page.keyboard.press('Escape')
  const problem = await settle(async () => {
    const there = peer.board.get(mine.id)
    if (there?.text !== text) return `"${there?.text ?? ''}" arrived of "${text}"`
    const here = (await shown(page, ['text'])).find(({ id }) => id === mine.id)
    // Whether a text that somebody deletes while it is typed stays is a rule of its own; here both must agree.
    if (there.isDeleted && !here) return null
    return here?.text === text ? null : `the page shows "${here?.text ?? ''}" instead of "${text}"`
  })
  await clear(table, [mine.id])
  return problem
}

export const tries = { stroke, drag, resize, typing } as const
export type GestureName = keyof typeof tries
