/** What one stroke and one drag cost on the wire and in the document, drawn with a mouse on the real page. */
import type { Page } from 'playwright'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import { canvasAt } from '../../journeys/drawing.ts'
import { joinAsPeer } from '../../journeys/peer.ts'
import { type Bench, judge, type Section } from '../figures.ts'
import { seeded } from '../samples.ts'
import { changed, createPile, type Drawn, wander } from './drawn.ts'
import { moveAlong } from './mouse.ts'
import { sitDown, type Table, untilCount, withStand } from './stand.ts'
import type { Way } from './way.ts'
import { yExcalidraw } from './ways.ts'
import { type Amount, frameBytes, updateFrameBytes } from './wire.ts'
import { loadYExcalidraw } from './y-excalidraw.ts'

const points = 600
const perSecond = 60 as const
/** Peers are granted 33 ms between two messages, which Excalidraw itself does not take. */
const pointsOfFlush = 2

const strokesSchema = z.array(
  z.object({ type: z.string(), points: z.optional(z.array(z.tuple([z.number(), z.number()]))) }),
)

async function strokePoints(page: Page): Promise<[number, number][]> {
  const elements = strokesSchema.parse(await page.evaluate(() => window.probeboard?.scene()))
  return elements.find(({ type }) => type === 'freedraw')?.points ?? []
}

/** A number folded into 0 to `size`, so that the pen never leaves the canvas. */
function fold(value: number, size: number): number {
  const rest = ((value % (2 * size)) + 2 * size) % (2 * size)
  return rest < size ? rest : 2 * size - rest
}

async function penPath(page: Page): Promise<(step: number) => [number, number]> {
  const canvas = await canvasAt(page)
  const pen = wander(seeded(600), 2 * points)
  return (step) => {
    const [x, y] = pen[step] ?? [0, 0]
    return [canvas.x + 250 + fold(x + 300, 600), canvas.y + 120 + fold(y + 200, 450)]
  }
}

/** Bytes that a way's pen sends for these states of one element, and what its document then holds more. */
function cost(way: Way, states: readonly Drawn[], direction: 'sent' | 'received'): { wire: number; document: number } {
  const doc = new Y.Doc()
  const pen = way.open(doc)
  const before = Y.encodeStateAsUpdate(doc).length
  let wire = 0
  doc.on('update', (update: Uint8Array) => {
    wire += updateFrameBytes(update, direction)
  })
  for (const state of states) pen.put([state])
  return { wire, document: Y.encodeStateAsUpdate(doc).length - before }
}

/** Excalidraw's own protocol: the whole element in one message, encrypted, which adds 16 bytes. */
function jsonCost(states: readonly Drawn[]): number {
  return states
    .map((element) => JSON.stringify({ type: 'SCENE_UPDATE', payload: { elements: [element] } }))
    .reduce((bytes, text) => bytes + frameBytes(Buffer.byteLength(text) + 16, 'sent'), 0)
}

function describe(all: Amount, document: Amount): string {
  return `${all.frames} frames of ${all.bytes} B, of them for the document ${document.frames} of ${document.bytes} B`
}

async function measureOneStroke(bench: Bench, table: Table, documentBytes: () => number, theirs: Way): Promise<void> {
  const { page, wire } = table.candidate
  const path = await penPath(page)
  // At another zoom than 100 %, coordinates are long numbers, as they are for most people.
  await page.keyboard.press('Control+-')
  await page.keyboard.press('p')
  await page.mouse.move(...path(0))
  await wire.quiet()
  const before = documentBytes()
  wire.clear()
  await page.mouse.down()
  const start = performance.now()
  await moveAlong(page, (step) => path(step + 1), points - 1, perSecond)
  const seconds = (performance.now() - start) / 1000
  await page.mouse.up()
  await wire.quiet()
  await untilCount(table.interviewer.page, 1)
  const sent = wire.drawing('sent')
  const all = wire.everything('sent')
  const drawn = await strokePoints(page)
  const arrived = await strokePoints(table.interviewer.page)
  bench.say(
    `  ${drawn.length} points drawn in ${seconds.toFixed(1)} s, ${arrived.length} arrived; sent: ${describe(sent, wire.document('sent'))}`,
  )
  if (drawn.length < points * 0.9 || arrived.length !== drawn.length) throw new Error('The stroke is not whole.')
  // A busy machine joins some moves; what they would have cost is added.
  const whole = points / drawn.length / 1024

  const chance = seeded(1)
  let state = createPile(chance).stroke(drawn.slice(0, 1))
  const states = [state]
  for (let end = pointsOfFlush; end <= drawn.length; end += pointsOfFlush) {
    state = changed(state, chance, { points: drawn.slice(0, end) })
    states.push(state)
  }
  const peer = cost(theirs, states, 'sent')
  bench.report(
    'stroke: bytes up',
    judge(sent.bytes * whole, 'KB', {
      most: 9,
      peers: { [theirs.name]: peer.wire / 1024, 'whole-element JSON': jsonCost(states) / 1024 },
      times: { [theirs.name]: 1 / 200 },
    }),
  )
  bench.report('stroke: bytes up with the cursor', judge(all.bytes * whole, 'KB'))
  bench.report(
    'stroke: in the document',
    judge((documentBytes() - before) * whole, 'KB', { most: 3, peers: { [theirs.name]: peer.document / 1024 } }),
  )
}

async function measureOneDrag(bench: Bench, { candidate, interviewer }: Table, theirs: Way): Promise<void> {
  const { page } = candidate
  const steps = 60
  const canvas = await canvasAt(page)
  const [x, y] = [canvas.x + 300, canvas.y + 200]
  await page.keyboard.press('r')
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 160, y + 80, { steps: 5 })
  await page.mouse.up()
  await untilCount(interviewer.page, 2)
  await page.mouse.move(x + 80, y + 40)
  await page.mouse.down()
  await interviewer.wire.quiet()
  interviewer.wire.clear()
  // 30 a second, so that each step could be a message of its own and none is saved by thinning them out.
  await moveAlong(page, (step) => [x + 80 + 5 * (step + 1), y + 40 + 2 * (step + 1)], steps, 30)
  await page.mouse.up()
  await candidate.wire.quiet()
  await interviewer.wire.quiet()
  const received = interviewer.wire.drawing('received')
  bench.say(`  ${steps} steps; received: ${describe(received, interviewer.wire.document('received'))}`)

  const chance = seeded(1)
  let state = createPile(chance).box()
  const drawn = cost(theirs, [state], 'received').wire
  const states = [state]
  for (let step = 0; step < steps; step++) {
    state = changed(state, chance, { x: state.x + 5 / 0.9, y: state.y + 2 / 0.9 })
    states.push(state)
  }
  const peer = (cost(theirs, states, 'received').wire - drawn) / steps
  bench.report(
    'drag step delivered',
    judge(received.bytes / steps, 'B', { most: 40, peers: { [theirs.name]: peer }, times: { [theirs.name]: 1 / 11 } }),
  )
}

export const measureGestures: Section = async (bench) => {
  const theirs = yExcalidraw(await loadYExcalidraw(bench))
  await withStand(async (stand) => {
    const table = await sitDown(stand)
    const { interview, invites } = table.created
    const witness = await joinAsPeer(stand.server, interview.id, invites.interviewer.token, 'Wim')
    await measureOneStroke(bench, table, () => Y.encodeStateAsUpdate(witness.doc).length, theirs)
    await measureOneDrag(bench, table, theirs)
    witness.leave()
    // Its presence keeps a timer as long as the document lives.
    witness.doc.destroy()
    await table.leave()
  })
}
