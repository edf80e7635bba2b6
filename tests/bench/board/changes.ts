/** What a binding itself costs: a change made here, and one that arrives, on boards of several sizes. */
import * as Y from 'yjs'
import { type Bench, judge, type Section } from '../figures.ts'
import { median, quantile, seeded, timed } from '../samples.ts'
import { changed, createPile, type Drawn } from './drawn.ts'
import type { Pen, Way } from './way.ts'
import { ours, yExcalidraw } from './ways.ts'
import { loadYExcalidraw } from './y-excalidraw.ts'

const sizes = [300, 2000, 5000] as const

interface Room {
  readonly boxes: Drawn[]
  readonly author: Pen
  /** The other person, who is sent what the author writes. */
  readonly reader: Pen
  /** Moves one box and answers the next update that the document makes of it. */
  move(): Uint8Array
  receive(update: Uint8Array): void
}

function openRoom(way: Way, size: number): Room {
  const chance = seeded(size)
  const [here, there] = [new Y.Doc(), new Y.Doc()]
  const [author, reader] = [way.open(here), way.open(there)]
  const boxes = Array.from({ length: size }, createPile(chance).box)
  let last: Uint8Array = new Uint8Array()
  here.on('update', (update: Uint8Array) => {
    last = update
  })
  author.put(boxes)
  Y.applyUpdate(there, last)
  return {
    boxes,
    author,
    reader,
    move() {
      const place = chance(size)
      const before = boxes[place]
      if (!before) throw new Error('There is no such box.')
      const after = changed(before, chance, { x: before.x + 1.37, y: before.y + 0.91 })
      boxes[place] = after
      author.put([after])
      return last
    },
    receive: (update) => Y.applyUpdate(there, update),
  }
}

/** Milliseconds of `work` without those that the editor of this pen took. */
function ownTime(pen: Pen, work: () => void): number {
  const before = pen.outside()
  const time = timed(work)
  return time - (pen.outside() - before)
}

/**
 * Samples of the quietest of some passes, by its slowest hundredth: that of the others is what else this machine had to
 * do. The first pass only compiles the code.
 */
function sample(passes: number, count: number, once: () => number): number[] {
  const runs = Array.from({ length: passes + 1 }, () => Array.from({ length: count }, once)).slice(1)
  const slowest = (run: readonly number[]): number => quantile(run, 0.99)
  return runs.reduce((best, run) => (slowest(run) < slowest(best) ? run : best))
}

const localTimes = (way: Way, size: number): number[] => {
  const room = openRoom(way, size)
  return sample(5, 400, () => ownTime(room.author, room.move))
}

const remoteTimes = (way: Way, size: number, passes: number, count: number): number[] => {
  const room = openRoom(way, size)
  return sample(passes, count, () => {
    const update = room.move()
    return ownTime(room.reader, () => room.receive(update))
  })
}

function tell(bench: Bench, way: Way, size: number, times: readonly number[]): void {
  const [middle, worst] = [median(times), quantile(times, 0.99)].map((time) => time.toFixed(3))
  bench.say(`  ${way.name}, ${size} elements: p50 ${middle} ms, p99 ${worst} ms`)
}

export const measureLocalChange: Section = async (bench) => {
  const theirs = yExcalidraw(await loadYExcalidraw(bench))
  const middles: number[] = []
  for (const size of sizes) {
    const [own, other] = [ours, theirs].map((way) => {
      const times = localTimes(way, size)
      tell(bench, way, size, times)
      return times
    })
    if (!own || !other) continue
    middles.push(median(own))
    const peers = { [theirs.name]: median(other) }
    const times = size === 2000 ? { [theirs.name]: 1 / 10 } : {}
    bench.report(`local change, ${size} elements: p50`, judge(median(own), 'ms', { peers, times }))
    bench.report(
      `local change, ${size} elements: p99`,
      judge(quantile(own, 0.99), 'ms', {
        ...(size === 5000 ? { most: 0.3 } : {}),
        peers: { [theirs.name]: quantile(other, 0.99) },
      }),
    )
  }
  const [small = Number.NaN, , large = Number.NaN] = middles
  bench.report('local change: growth from 300 to 5000', judge(large / small, 'times', { most: 5000 / 300 }))
}

export const measureRemoteChange: Section = async (bench) => {
  const theirs = yExcalidraw(await loadYExcalidraw(bench))
  const size = 5000
  // Theirs takes a third of a second each.
  const [own = [], other = []] = (
    [
      [ours, 5, 400],
      [theirs, 2, 20],
    ] as const
  ).map(([way, passes, count]) => {
    const times = remoteTimes(way, size, passes, count)
    tell(bench, way, size, times)
    return times
  })
  bench.report(
    `remote change, ${size} elements: p50`,
    judge(median(own), 'ms', { peers: { [theirs.name]: median(other) }, times: { [theirs.name]: 1 / 100 } }),
  )
  bench.report(
    `remote change, ${size} elements: p99`,
    judge(quantile(own, 0.99), 'ms', { most: 0.5, peers: { [theirs.name]: quantile(other, 0.99) } }),
  )
}
