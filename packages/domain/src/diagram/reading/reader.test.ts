/** Reading while somebody draws says the same as reading at once; and nothing that is drawn breaks it. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../element.ts'
import { readScene } from '../scene.ts'
import { chances, readDrawings } from './drawings.test.kit.ts'
import { createReader, readDiagram } from './reader.ts'
import type { Reading } from './reading.ts'

const seed = Math.floor(Math.random() * 2 ** 31)
const drawings = readDrawings()
/** The largest drawings take seconds on a busy machine. */
const patient = { timeout: 60_000 }
type Chance = (limit: number) => number

function sayAll({ nodes, edges, words }: Reading): string {
  const sorted = (map: ReadonlyMap<string, unknown>): unknown[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
  return JSON.stringify([sorted(nodes), sorted(edges), sorted(words)])
}

/** What somebody might do to one element: move, turn, resize, delete, bring back, rename, regroup, hang elsewhere. */
function edit(element: BoardElement, others: readonly BoardElement[], chance: Chance): BoardElement {
  const other = others[chance(others.length)]
  const somewhere = (): number => chance(400) - 200
  switch (chance(9)) {
    case 0:
      return { ...element, isDeleted: !element.isDeleted }
    case 1:
      return element.type === 'text'
        ? { ...element, text: `Word ${chance(5)}`, originalText: `Word ${chance(5)}` }
        : element
    case 2:
      return { ...element, groupIds: other?.groupIds ?? [] }
    case 3:
      return element.type === 'text'
        ? { ...element, containerId: chance(2) === 0 ? null : (other?.id ?? null) }
        : element
    case 4:
      return element.points
        ? { ...element, endBinding: other ? { elementId: other.id, focus: 0, gap: 1 } : null }
        : element
    case 5:
      return {
        ...element,
        width: element.width * (0.5 + chance(100) / 60),
        angle: chance(4) === 0 ? chance(7) : element.angle,
      }
    case 6:
      return other ? { ...element, x: other.x + chance(40), y: other.y + chance(40) } : element
    default:
      return { ...element, x: element.x + somewhere(), y: element.y + somewhere() }
  }
}

describe(`DG82 reading that follows edits equals reading at once, from seed ${seed}`, patient, () => {
  it.each(drawings)('$name', ({ elements }) => {
    const chance = chances(seed)
    const board = new Map(elements.map((element) => [element.id, element]))
    const reader = createReader()
    const all = [...board.values()]
    for (const element of all) reader.update([element])
    expect(sayAll(reader.reading)).toBe(sayAll(readDiagram(board.values())))
    for (let round = 0; round < 8; round++) {
      const edited = Array.from({ length: 1 + chance(6) }, () => {
        const element = edit(all[chance(all.length)] ?? all[0] ?? Object.create(null), all, chance)
        board.set(element.id, element)
        return element
      })
      reader.update(edited)
      expect(sayAll(reader.reading), `round ${round}`).toBe(sayAll(readDiagram(board.values())))
    }
  })
})

const rubbish: readonly unknown[] = [Number.NaN, null, -1e308, 'x', [], {}, [[0, 0]], { elementId: 'nowhere' }]

/** Twenty drawings with something broken: dangling bindings, ids used twice, files that are not there, no numbers. */
function breakScene(scene: { elements?: unknown }, chance: Chance): unknown {
  const elements: unknown[] = Array.isArray(scene.elements) ? [...scene.elements] : []
  for (let times = 0; times < 6; times++) {
    const at = chance(Math.max(elements.length, 1))
    const victim = elements[at]
    if (typeof victim !== 'object' || victim === null) continue
    const fields = Object.keys(victim)
    const field = fields[chance(fields.length)] ?? 'id'
    elements[at] = { ...victim, [field]: rubbish[chance(rubbish.length)] }
  }
  return { ...scene, elements, files: chance(2) === 0 ? {} : { x: null } }
}

describe(`DG83 twenty broken copies of a drawing are read without a throw, from seed ${seed}`, patient, () => {
  it.each(drawings)('$name', ({ path }) => {
    const chance = chances(seed)
    const scene: { elements?: unknown } = JSON.parse(readFileSync(path, 'utf8'))
    for (let copy = 0; copy < 20; copy++) {
      const read = readScene(breakScene(scene, chance))
      if ('problem' in read) continue
      expect(() => readDiagram(read.elements)).not.toThrow()
      // What got past the door all the same.
      const odd = read.elements.map((element) =>
        chance(20) > 0 ? element : { ...element, x: Number.NaN, fontSize: Number.NaN, points: [] },
      )
      expect(() => readDiagram([...odd, ...read.elements.slice(0, 3)])).not.toThrow()
    }
  })
})
