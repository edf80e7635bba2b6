/**
 * Somebody who never leaves a board in peace: changes, adds and deletes elements thirty times a second, and whatever it
 * is told to meddle with besides.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import type { Peer } from '../journeys/peer.ts'

/** What is done to the very element that the person has under the hand. */
export const meddlings = ['nothing', 'recolour', 'move', 'restack', 'delete'] as const
export type Meddling = (typeof meddlings)[number]

export interface BusyPeer {
  /** Meddles with this element from now on, as soon as it is there. */
  meddle(id: string, how: Meddling): void
  /** Leaves it alone again. Answers the number that the mark then carries as its x. */
  letGo(): number
  /** Changes in a second, since the start. */
  rate(): number
  /** Changes of the element under the hand until now. */
  meddled(): number
  stop(): void
}

const pause = 1000 / 30
const crowd = 40
/** Moves with `letGo` only: what a page shows of it tells that all before it has arrived. */
export const markId = 'mark'

export function elementOf(raw: Record<string, unknown>): BoardElement {
  const read = readElement({ type: 'rectangle', width: 120, height: 60, ...raw })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

const kinds = [
  { type: 'rectangle', backgroundColor: '#a5d8ff' },
  { type: 'ellipse' },
  { type: 'text', text: 'Retriever', fontFamily: 5 },
  {
    type: 'arrow',
    points: [
      [0, 0],
      [90, 40],
    ],
  },
] as const
const colours = ['#ff0000', '#00aa00', '#0000ff', '#e8590c', '#1e1e1e'] as const

/** `chance` answers whole numbers below its argument. */
export function startBusyPeer({ board }: Peer, chance: (limit: number) => number): BusyPeer {
  const started = performance.now()
  const pool: string[] = []
  let made = 0
  let marks = 0
  let changes = 0
  let meddled = 0
  let hand: { id: string; how: Meddling } | null = null

  const pick = <T>(list: readonly T[]): T | undefined => list[chance(list.length)]
  /** Below and beside the place where the person works. */
  const place = () => ({ x: 250 + chance(700), y: 560 + chance(150) })

  function add(): BoardElement {
    made += 1
    const id = `other-${made}`
    pool.push(id)
    return elementOf({ ...kinds[made % kinds.length], ...place(), id, index: `a1${1 + chance(9)}` })
  }

  function changeOther(): BoardElement | null {
    const id = pick(pool)
    const element = id === undefined ? null : board.get(id)
    if (!element || pool.length < crowd / 2) return add()
    const what = chance(10)
    if (what === 0 && pool.length < crowd) return add()
    if (what === 1) {
      pool.splice(pool.indexOf(element.id), 1)
      return { ...element, isDeleted: true }
    }
    return what < 5 ? { ...element, strokeColor: pick(colours) ?? '' } : { ...element, ...place() }
  }

  function changeHeld(): BoardElement | null {
    const element = hand && board.get(hand.id)
    if (!hand || !element || element.isDeleted) return null
    switch (hand.how) {
      case 'recolour':
        return { ...element, strokeColor: pick(colours) ?? '' }
      case 'move':
        return { ...element, x: element.x + 1 + chance(40), y: element.y - 1 - chance(40) }
      case 'restack':
        return { ...element, index: `b${1 + chance(9)}${1 + chance(9)}` }
      case 'delete':
        return { ...element, isDeleted: true }
      default:
        return null
    }
  }

  board.write([elementOf({ id: markId, x: 0, y: 760, width: 4, height: 4, index: 'a01' })])
  function act(): void {
    const held = changeHeld()
    if (held) meddled += 1
    const other = changeOther()
    board.write([held, other].filter((element) => element !== null))
    changes += 1
  }
  // A timer of a busy machine comes late: what is due by then is made up for, so that thirty a second stay thirty.
  const timer = setInterval(() => {
    while (changes < (performance.now() - started) / pause) act()
  }, pause)

  return {
    meddle(id, how) {
      hand = { id, how }
    },
    letGo() {
      hand = null
      marks += 1
      const mark = board.get(markId)
      if (mark) board.write([{ ...mark, x: marks }])
      return marks
    },
    rate: () => (1000 * changes) / (performance.now() - started),
    meddled: () => meddled,
    stop: () => clearInterval(timer),
  }
}
