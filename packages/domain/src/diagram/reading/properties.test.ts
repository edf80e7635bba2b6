/** What must not change a reading: where the board lies, how large and how turned it is, ids, order, split arrows. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../element.ts'
import {
  chances,
  isStraight,
  move,
  readDrawings,
  rename,
  sayReading,
  scale,
  shuffle,
  splitArrow,
  strangers,
  turnQuarter,
} from './drawings.test.kit.ts'
import { readDiagram } from './reader.ts'

const seed = Math.floor(Math.random() * 2 ** 31)
const drawings = readDrawings()

/** Of a drawing, by chance. */
const mostSplit = 8

const turned = (elements: readonly BoardElement[], quarters: number): BoardElement[] =>
  quarters === 0 ? [...elements] : turned(turnQuarter(elements), quarters - 1)

const ways: [string, (elements: readonly BoardElement[]) => BoardElement[]][] = [
  ['moved', (elements) => move(elements, -1234, 5678)],
  ['moved by parts of a pixel', (elements) => move(elements, 0.1, -1000 / 3)],
  ...[0.25, 0.5, 0.7, 1.1, 3, 4].map((by): (typeof ways)[number] => [
    `${by} as large`,
    (elements) => scale(elements, by),
  ]),
  ...[1, 2, 3].map((quarters): (typeof ways)[number] => [
    `turned by ${quarters} quarters`,
    (elements) => turned(elements, quarters),
  ]),
  ['in another order', (elements) => shuffle(elements, chances(seed))],
  ['with other ids', (elements) => rename(elements, chances(seed))],
  [
    'moved, scaled, turned, shuffled and renamed',
    (elements) => {
      const chance = chances(seed)
      const placed = turned(scale(move(elements, chance(1e4), chance(1e4)), 0.25 + chance(375) / 100), chance(4))
      return rename(shuffle(placed, chance), chance)
    },
  ],
]

it.skipIf(!existsSync(strangers))('SKIPPED where ../shared/diagrams is absent: all of them are here', () => {
  expect(drawings.length).toBeGreaterThan(60)
})

describe.each(ways)('DG80 a drawing that is %s reads the same', (way, change) => {
  it.each(drawings)('$name', ({ elements }) => {
    expect(sayReading(readDiagram(change(elements))), `${way}, seed ${seed}`).toEqual(sayReading(readDiagram(elements)))
  })
})

describe('DG81 a straight arrow that is drawn in two pieces is one arrow', { timeout: 60_000 }, () => {
  it.each(drawings)('$name', ({ elements }) => {
    const whole = sayReading(readDiagram(elements))
    const chance = chances(seed)
    for (const arrow of shuffle(elements.filter(isStraight), chance).slice(0, mostSplit)) {
      const share = 0.1 + chance(81) / 100
      const pieces = readDiagram(splitArrow(elements, arrow, share))
      expect(sayReading(pieces), `${arrow.id} at ${share}, seed ${seed}`).toEqual(whole)
    }
  })
})
