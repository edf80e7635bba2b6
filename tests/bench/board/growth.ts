/**
 * What 45 minutes of three people drawing leave behind: 300 boxes, 20,000 moves in drags of 30 steps, 40 strokes of 120
 * points, by whose turn it is. All that they write is kept by one server document, and its size as a log is added up.
 */
import * as Y from 'yjs'
import { judge, type Section } from '../figures.ts'
import { median, seeded, timed } from '../samples.ts'
import { changed, createPile, type Drawn, wander } from './drawn.ts'
import type { Way } from './way.ts'
import { ours, wholeJson, yExcalidraw } from './ways.ts'
import { loadYExcalidraw } from './y-excalidraw.ts'

export interface Interview {
  readonly seed: number
  readonly boxes: number
  readonly strokes: number
  readonly moves: number
  /** How many boxes each drag takes along. */
  readonly together: number
}

export interface Growth {
  readonly document: Uint8Array
  readonly logBytes: number
  readonly updates: number
  readonly elements: number
}

const people = 3
const stepsOfDrag = 30
const pointsOfStroke = 120

/** People take turns; who comes next has first received all that the others did. */
function createTable(way: Way) {
  const server = new Y.Doc()
  let logBytes = 0
  let updates = 0
  const seats = Array.from({ length: people }, (_, i) => {
    const doc = new Y.Doc()
    doc.clientID = 1000 + i
    return { doc, pen: way.open(doc), inbox: [] as Uint8Array[] }
  })
  for (const seat of seats)
    seat.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === server) return
      logBytes += update.length
      updates += 1
      Y.applyUpdate(server, update)
      for (const other of seats) if (other !== seat) other.inbox.push(update)
    })
  return {
    penOf(person: number) {
      const seat = seats[person]
      if (!seat) throw new Error('Nobody sits there.')
      const news = seat.inbox.splice(0)
      if (news.length > 0) Y.applyUpdate(seat.doc, Y.mergeUpdates(news), server)
      return seat.pen
    },
    result: (): Growth => {
      const elements = seats[0]?.pen.shown().length ?? 0
      return { document: Y.encodeStateAsUpdate(server), logBytes, updates, elements }
    },
  }
}

export function grow(way: Way, { seed, boxes, strokes, moves, together }: Interview): Growth {
  const chance = seeded(seed)
  const pile = createPile(chance)
  const table = createTable(way)
  const drawn: Drawn[] = []
  /** Only some steps of a gesture reach the document, and always the last. */
  const commits = (step: number, steps: number): boolean => step % way.every === way.every - 1 || step === steps - 1
  for (let i = 0; i < boxes; i++) {
    const box = pile.box()
    drawn.push(box)
    table.penOf(i % people).put([box])
  }
  let strokesDone = 0
  for (let moved = 0; moved < moves; moved += stepsOfDrag * together) {
    const pen = table.penOf(chance(people))
    const place = chance(boxes + 1 - together)
    for (let step = 0; step < stepsOfDrag; step++) {
      for (let i = place; i < place + together; i++) {
        const before = drawn[i]
        if (before) drawn[i] = changed(before, chance, { x: before.x + 1.37, y: before.y + 0.91 })
      }
      if (commits(step, stepsOfDrag)) pen.put(drawn.slice(place, place + together))
    }
    if (strokesDone >= strokes || moved < ((strokesDone + 1) * moves) / (strokes + 1)) continue
    strokesDone += 1
    const points = wander(chance, pointsOfStroke)
    let stroke = pile.stroke(points.slice(0, 1))
    pen.put([stroke])
    for (let step = 0; step < pointsOfStroke / 2; step++) {
      stroke = changed(stroke, chance, { points: points.slice(0, 2 * step + 2) })
      if (commits(step, pointsOfStroke / 2)) pen.put([stroke])
    }
  }
  for (let person = 0; person < people; person++) table.penOf(person)
  return table.result()
}

/** Medians of loading each document into a fresh one, in turn, so that all of them meet the same machine. */
export function loadTimes(documents: readonly Uint8Array[], rounds = 15): number[] {
  const times = documents.map((): number[] => [])
  for (let round = -2; round < rounds; round++)
    for (const [i, document] of documents.entries()) {
      const time = timed(() => Y.applyUpdate(new Y.Doc(), document))
      if (round >= 0) times[i]?.push(time)
    }
  return times.map(median)
}

/** Our value, and the others' by their names. */
function split(ways: readonly Way[], values: readonly number[]): { value: number; peers: Record<string, number> } {
  const [value = Number.NaN, ...others] = values
  return { value, peers: Object.fromEntries(others.map((other, i) => [ways[i + 1]?.name ?? '', other])) }
}

export const measureGrowth: Section = async (bench) => {
  const ways = [ours, yExcalidraw(await loadYExcalidraw(bench)), wholeJson]
  for (const [name, together] of [
    ['growth', 1],
    ['growth of threes', 3],
  ] as const) {
    const interview: Interview = { seed: 12_345, boxes: 300, strokes: 40, moves: 20_000, together }
    bench.say(`  ${JSON.stringify(interview)}`)
    const grown = ways.map((way) => {
      const growth = grow(way, interview)
      bench.say(`  ${way.name}: ${growth.elements} elements, ${growth.updates} updates`)
      return growth
    })
    const document = split(
      ways,
      grown.map(({ document }) => document.length / 1024),
    )
    bench.report(`${name}: document`, judge(document.value, 'KB', { most: 200, peers: document.peers }))
    const log = split(
      ways,
      grown.map(({ logBytes }) => logBytes / 1024),
    )
    bench.report(`${name}: log`, judge(log.value, 'KB', { peers: log.peers, times: { [wholeJson.name]: 1 / 40 } }))
    const load = split(ways, loadTimes(grown.map(({ document }) => document)))
    bench.report(
      `${name}: load`,
      judge(load.value, 'ms', { most: 10, peers: load.peers, times: { 'y-excalidraw': 1 / 3 } }),
    )
  }
}
