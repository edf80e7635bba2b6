/** What reading costs: whole boards at once, and one change at a time while people draw. */

import type { BoardElement } from '@probeboard/domain/diagram/element'
import { createReader, readDiagram } from '@probeboard/domain/diagram/reader'
import { type Bench, judge } from '../figures.ts'
import { median, quantile, seeded, timed } from '../samples.ts'
import { changeBoard, drawBoard } from './made-board.ts'
import { listDrawings, readDrawing } from './truth.ts'

const passes = 60
const changePasses = 7
const changes = 3_000

function measureWhole(bench: Bench, name: string, elements: readonly BoardElement[], most: number): void {
  // What the machine needs for the same drawing as text tells how busy it is with other things.
  const text = JSON.stringify(elements)
  const parsing = Array.from({ length: passes }, () => timed(() => JSON.parse(text)))
  const before = process.threadCpuUsage()
  const times = Array.from({ length: passes }, () => timed(() => readDiagram(elements)))
  const used = process.threadCpuUsage(before)
  const peers = { 'JSON.parse': median(parsing) }
  bench.report(`${name}, read at once`, judge(median(times), 'ms', { most, peers }))
  bench.report(`${name}, read at once: processor`, judge((used.user + used.system) / 1000 / passes, 'ms'))
  bench.report(`${name}, read at once for the first time`, judge(times[0] ?? Number.NaN, 'ms'))
}

export function measureTimes(bench: Bench): void {
  measureWhole(bench, '300 elements', drawBoard(300, seeded(3)), 5)
  const [largest] = listDrawings()
    .map(readDrawing)
    .sort((a, b) => b.length - a.length)
  if (largest) measureWhole(bench, `a real drawing of ${largest.length} elements`, largest, 12)
  else bench.say('SKIPPED: ../shared/diagrams is absent; made elements stand in for the real drawing of 882.')
  measureWhole(bench, '882 elements', drawBoard(882, seeded(5)), 12)
  measureWhole(bench, '5000 elements', drawBoard(5_000, seeded(7)), 80)

  // The same changes over and over: the quietest pass tells what they cost.
  const runs = Array.from({ length: changePasses }, measureChanges)
  const quietest = (share: number): number => Math.min(...runs.map((times) => quantile(times, share)))
  const each = runs[0]?.map((_, at) => Math.min(...runs.map((times) => times[at] ?? Number.POSITIVE_INFINITY))) ?? []
  bench.report('one change on 2000 elements: p50', judge(quietest(0.5), 'ms'))
  bench.report('one change on 2000 elements: p99, each in its quietest pass', judge(quantile(each, 0.99), 'ms'))
  bench.report('one change on 2000 elements: p99', judge(quietest(0.99), 'ms', { most: 0.5 }))
}

/** Without the first tenth, in which the machine learns the code. */
function measureChanges(): number[] {
  const chance = seeded(11)
  const board = [...drawBoard(2_000, chance)]
  const reader = createReader()
  reader.update(board)
  const times = Array.from({ length: changes }, (_, at) => {
    const change = changeBoard(board, chance, `new-${at}`)
    return timed(() => reader.update(change))
  })
  return times.slice(changes / 10)
}
