/** The same full board on two pages: ours, with somebody else at it, and plain Excalidraw; and where on each to take hold. */
import type { CDPSession, Page } from 'playwright'
import { canvasAt, scene } from '../../journeys/drawing.ts'
import { createInterview } from '../../journeys/interview.ts'
import { seeded } from '../samples.ts'
import type { BarePage } from './bare.ts'
import { createPile, type Drawn } from './drawn.ts'
import { type Partner, seatPartner } from './partner.ts'
import { type Stand, seatCandidate, untilCount } from './stand.ts'

const [stepX, stepY] = [130, 80]

/** Boxes in rows, close to each other, so that the view is full wherever one looks. */
export function makeGrid(size: number): { boxes: Drawn[]; middle: { x: number; y: number } } {
  const pile = createPile(seeded(size))
  const columns = Math.ceil(Math.sqrt(size))
  const boxes = Array.from(
    { length: size },
    (_, i): Drawn => ({
      ...pile.box(),
      x: (i % columns) * stepX,
      y: Math.floor(i / columns) * stepY,
      width: stepX - 10,
      height: stepY - 10,
      boundElements: null,
    }),
  )
  return { boxes, middle: { x: (columns / 2) * stepX, y: (columns / 2) * stepY } }
}

/** A page, and where on it an element can be taken hold of. */
export interface Desk {
  readonly page: Page
  readonly session: CDPSession
  readonly hold: { readonly x: number; readonly y: number }
}

/** Looks at the middle of the drawing at 100 %, and finds a place where a drag moves an element. */
export async function takeDesk(page: Page): Promise<Desk> {
  await page.locator('.excalidraw').first().focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+1')
  await page.keyboard.press('Control+0')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const canvas = await page.locator('.excalidraw canvas.interactive').boundingBox()
  const { x, y } = await canvasAt(page)
  for (const [dx, dy] of [
    [0, 0],
    [stepX / 2, 0],
    [0, stepY / 2],
    [stepX / 2, stepY / 2],
  ] as const) {
    const hold = { x: x + (canvas?.width ?? 0) / 2 + dx, y: y + (canvas?.height ?? 0) / 2 + dy }
    const before = new Map((await scene(page)).map((element) => [element.id, element.x]))
    await page.mouse.move(hold.x, hold.y)
    await page.mouse.down()
    await page.mouse.move(hold.x + 20, hold.y, { steps: 4 })
    const moved = (await scene(page)).some((element) => before.get(element.id) !== element.x)
    await page.mouse.move(hold.x, hold.y, { steps: 4 })
    await page.mouse.up()
    if (moved) return { page, session, hold }
  }
  throw new Error('No element could be dragged.')
}

async function openPlain({ browser }: Stand, bare: BarePage, like: Page, boxes: readonly Drawn[]): Promise<Page> {
  const size = await like.locator('.excalidraw canvas.interactive').boundingBox()
  if (!size) throw new Error('There is no board.')
  const viewport = { width: Math.round(size.width), height: Math.round(size.height) }
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(bare.url)
  await page.waitForFunction(() => window.bare !== undefined)
  await page.evaluate((elements) => Reflect.apply(window.bare ?? (() => undefined), window, [elements]), boxes)
  await untilCount(page, boxes.length)
  return page
}

export interface Scene {
  readonly ours: Desk
  readonly plain: Desk
  readonly partner: Partner
  readonly boxes: readonly Drawn[]
  readonly middle: { x: number; y: number }
}

/** Our page, the plain one and somebody else at the board, with the same boxes on both. */
export async function withScene(
  stand: Stand,
  bare: BarePage,
  size: number,
  work: (scene: Scene) => Promise<void>,
): Promise<void> {
  const { boxes, middle } = makeGrid(size)
  const created = await createInterview(stand.server)
  const partner = await seatPartner(stand.server, created)
  partner.write(boxes)
  const candidate = await seatCandidate(stand, created)
  await untilCount(candidate.page, size)
  const page = await openPlain(stand, bare, candidate.page, boxes)
  const ours = await takeDesk(candidate.page)
  const plain = await takeDesk(page)
  await work({ ours, plain, partner, boxes, middle })
  partner.leave()
  await candidate.context.close()
  await page.context().close()
}
