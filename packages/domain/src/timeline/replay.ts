/**
 * The board as it stood at any moment, by sequence or time. Whole boards are kept every so often, so that a jump costs the
 * few changes since the last of them, however long the interview was.
 */
import type { BoardElement } from '../diagram/element.ts'
import type { BoardChange } from './change.ts'

export interface Replay {
  /** Live elements, lowest first, after the entry with this sequence number. */
  at(seq: number): BoardElement[]
  /** As it stood at this server time. */
  atTime(at: number): BoardElement[]
}

/** Changes between two whole boards that are kept. */
const stride = 512

function inPile(a: BoardElement, b: BoardElement): number {
  if (a.index !== b.index) return a.index < b.index ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function apply(board: Map<string, BoardElement>, changes: readonly BoardChange[]): void {
  for (const { kind, element } of changes)
    if (kind === 'removed') board.delete(element.id)
    else board.set(element.id, element)
}

/** How many changes satisfy `before`, which holds for a first part of them. */
function countWhile(changes: readonly BoardChange[], before: (change: BoardChange) => boolean): number {
  let [low, high] = [0, changes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const change = changes[middle]
    if (change && before(change)) low = middle + 1
    else high = middle
  }
  return low
}

/** `changes` in the order of the log. */
export function createReplay(changes: readonly BoardChange[]): Replay {
  const kept: BoardElement[][] = [[]]
  const board = new Map<string, BoardElement>()
  for (let from = 0; from + stride <= changes.length; from += stride) {
    apply(board, changes.slice(from, from + stride))
    kept.push([...board.values()].sort(inPile))
  }

  function standing(count: number): BoardElement[] {
    const key = Math.floor(count / stride)
    const last = kept[key] ?? []
    if (count === key * stride) return [...last]
    const now = new Map(last.map((element) => [element.id, element]))
    apply(now, changes.slice(key * stride, count))
    return [...now.values()].sort(inPile)
  }

  return {
    at: (seq) => standing(countWhile(changes, (change) => change.seq <= seq)),
    atTime: (at) => standing(countWhile(changes, (change) => change.at <= at)),
  }
}
