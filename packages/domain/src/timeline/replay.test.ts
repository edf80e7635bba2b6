/** Any moment of the board, against a plain walk through the log. */
import { expect, it } from 'vitest'
import type { BoardElement } from '../diagram/element.ts'
import { shape } from '../diagram/reading/sketches.test.kit.ts'
import type { BoardChange } from './change.ts'
import { createReplay } from './replay.ts'

/** Enough for several whole boards to be kept; each moment holds two changes, each fifth is a removal. */
const changes: BoardChange[] = Array.from({ length: 3_000 }, (_, i) => {
  const id = `e${(i * 7) % 200}`
  const element = shape(id, [i, 0], [10, 10], { index: `a${i % 10}` })
  const seq = 1 + Math.floor(i / 2) * 3
  const removed = i % 5 === 4
  return {
    seq,
    at: 1_000_000 + Math.floor(seq / 10) * 500,
    by: null,
    kind: removed ? 'removed' : 'changed',
    element: { ...element, isDeleted: removed },
  }
})

function walk(holds: (change: BoardChange) => boolean): BoardElement[] {
  const board = new Map<string, BoardElement>()
  for (const { kind, element } of changes.filter(holds))
    if (kind === 'removed') board.delete(element.id)
    else board.set(element.id, element)
  return [...board.values()].sort((a, b) => (`${a.index} ${a.id}` < `${b.index} ${b.id}` ? -1 : 1))
}

it('TL14 the board after any entry of the log, forward and back', () => {
  const replay = createReplay(changes)
  for (const seq of [4_600, 0, 1, 767, 768, 769, 770, 2_222, 1_536, 4_498, 5])
    expect(replay.at(seq), `after ${seq}`).toEqual(walk((change) => change.seq <= seq))
})

it('TL14 the board at any server time, also before and behind the log', () => {
  const replay = createReplay(changes)
  for (const at of [0, 1_000_000, 1_000_499, 1_000_500, 1_112_345, 9_000_000])
    expect(replay.atTime(at), `at ${at}`).toEqual(walk((change) => change.at <= at))
})
