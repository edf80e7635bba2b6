/** What must not change a reading: where the board lies, how large and how turned it is, ids, order, split arrows. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../element.ts'
import {
  chances,
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
import { listEdges, readDiagram } from './reader.ts'

const seed = Math.floor(Math.random() * 2 ** 31)
const drawings = readDrawings()
const mostSplit = 4

const ways: [string, (elements: readonly BoardElement[]) => BoardElement[]][] = [
  ['moved', (elements) => move(elements, -1234, 5678)],
  ['four times as large', (elements) => scale(elements, 4)],
  ['half as large', (elements) => scale(elements, 0.5)],
  ['in another order', (elements) => shuffle(elements, chances(seed))],
  ['with other ids', (elements) => rename(elements, chances(seed))],
]

/** Ways after which numbers are no longer exact. */
const inexact: [string, (elements: readonly BoardElement[]) => BoardElement[]][] = [
  ['turned by a quarter', turnQuarter],
  ['three times as large', (elements) => scale(elements, 3)],
]
/** Among columns of numbers a line's end can lie equally far from two; then the upper one is meant, whichever is up. */
const equallyFar = 0.05

it.skipIf(!existsSync(strangers))('SKIPPED where ../shared/diagrams is absent: all of them are here', () => {
  expect(drawings.length).toBeGreaterThan(60)
})

describe.each(ways)('DG80 a drawing that is %s reads the same', (way, change) => {
  it.each(drawings)('$name', ({ elements }) => {
    expect(sayReading(readDiagram(change(elements))), `${way}, seed ${seed}`).toEqual(sayReading(readDiagram(elements)))
  })
})

describe.each(inexact)('DG80 a drawing that is %s reads the same', (_way, change) => {
  it.each(drawings)('$name', ({ elements }) => {
    const upright = sayReading(readDiagram(elements))
    const turned = new Set(sayReading(readDiagram(change(elements))))
    const lost = upright.filter((said) => !turned.has(said))
    expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(upright.length * equallyFar)
  })
})

describe('DG81 an arrow that is drawn in two pieces is one arrow', { timeout: 60_000 }, () => {
  it.each(drawings)('$name', ({ elements }) => {
    const held = new Set(elements.map(({ containerId }) => containerId))
    const whole = readDiagram(elements)
    const changed: string[] = []
    let left = mostSplit
    for (const arrow of elements) {
      const edge = whole.edges.get(arrow.id)
      const straight = arrow.type === 'arrow' && arrow.points?.length === 2 && arrow.groupIds.length === 0
      // Words at the middle of an arrow stand at the seam of its pieces: whose they are is another question.
      if (!straight || !edge?.bound || held.has(arrow.id) || edge.labels.length > 0) continue
      if (left-- <= 0) break
      const pieces = readDiagram(elements.flatMap((element) => (element === arrow ? splitArrow(element) : [element])))
      const said = JSON.stringify(listEdges(whole).sort())
      if (JSON.stringify(listEdges(pieces).sort()) !== said) changed.push(arrow.id)
    }
    expect(changed).toEqual([])
  })
})
