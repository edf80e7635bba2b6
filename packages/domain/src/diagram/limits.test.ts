/** Each limit one below, at, and one above: what is above is refused in words that say the limit, nothing else is. */
import { describe, expect, it } from 'vitest'
import { type BoardElement, limits } from './element.ts'
import { readLibrary } from './library.ts'
import { moveBeside } from './placing.ts'
import { readElement } from './restore.ts'
import { readScene } from './scene.ts'

const box = { id: 'a', type: 'rectangle', x: 0, y: 0, width: 100, height: 50 }
const many = <T>(length: number, value: T): T[] => Array.from({ length }, () => value)
const letters = (length: number): string => 'x'.repeat(length)

type Row = readonly [name: string, limit: number, made: (size: number) => unknown, words: RegExp]
const rows: readonly Row[] = [
  ['characters of a text', limits.text, (n) => ({ ...box, type: 'text', text: letters(n) }), /longer than 50,000/],
  ['points of a line', limits.points, (n) => ({ ...box, type: 'line', points: many(n, [0, 0]) }), /20,000 points/],
  ['points of an arrow', limits.points, (n) => ({ ...box, type: 'arrow', points: many(n, [0, 0]) }), /20,000 points/],
  ['points of a stroke', limits.points, (n) => ({ ...box, type: 'freedraw', points: many(n, [0, 0]) }), /20,000/],
  [
    'pressures of a stroke',
    limits.points,
    (n) => ({ ...box, type: 'freedraw', points: [[0, 0]], pressures: many(n, 0.5) }),
    /20,000/,
  ],
  ['groups', limits.groups, (n) => ({ ...box, groupIds: many(n, 'g') }), /more than 50 groups/],
  ['a place to the right', limits.coordinate, (n) => ({ ...box, x: n }), /too far out/],
  ['a place above', limits.coordinate, (n) => ({ ...box, y: -n }), /too far out/],
  ['a width', limits.coordinate, (n) => ({ ...box, width: n }), /too large/],
  ['a point', limits.coordinate, (n) => ({ ...box, type: 'line', points: [[0, n]] }), /too far out/],
  ['characters of an id', 100, (n) => ({ ...box, id: letters(n) }), /"id"/],
  ['characters of a colour', 100, (n) => ({ ...box, strokeColor: letters(n) }), /"strokeColor"/],
  ['characters of a frame’s name', 200, (n) => ({ ...box, type: 'frame', name: letters(n) }), /"name"/],
  ['a stroke’s width', 100, (n) => ({ ...box, strokeWidth: n }), /"strokeWidth"/],
  ['opacity', 100, (n) => ({ ...box, opacity: n }), /"opacity"/],
  [
    'characters of custom data',
    limits.custom,
    (n) => ({ ...box, customData: { x: letters(n - '{"x":""}'.length) } }),
    /8,192/,
  ],
]

describe('DG61 the limits of one element', () => {
  it.each(rows)('DG61 %s: at most %i', (_, limit, made, words) => {
    for (const size of [limit - 1, limit]) expect(readElement(made(size))).toHaveProperty('element')
    expect(readElement(made(limit + 1))).toMatchObject({ refused: expect.stringMatching(words) })
  })

  it('DG61 a link of 2,000 characters stays, a longer one is taken off and the element stays', () => {
    const link = (length: number): string => 'https://a.example/'.padEnd(length, 'x')
    for (const length of [1_999, 2_000])
      expect(readElement({ ...box, link: link(length) })).toMatchObject({ element: { link: link(length) } })
    expect(readElement({ ...box, link: link(2_001) })).toMatchObject({
      element: { link: null },
      stripped: expect.stringMatching(/link/),
    })
  })
})

const boxes = (count: number) => Array.from({ length: count }, (_, i) => ({ ...box, id: `e${i}` }))

describe('DG62 the limits of a file', () => {
  it.each([-1, 0, 1])('DG62 elements, the limit and %i: those beyond are named', (more) => {
    const scene = readScene({ elements: boxes(limits.elements + more) })
    if ('problem' in scene) throw new Error(scene.problem)
    expect(scene.elements.length).toBe(Math.min(limits.elements, limits.elements + more))
    expect(scene.refused).toEqual(more > 0 ? [{ id: 'e5000', reason: 'a board holds 5000 elements' }] : [])
  })

  it.each([-1, 0, 1])('DG62 a list that no board could hold is not read, the limit and %i', (more) => {
    const scene = readScene({ elements: many(4 * limits.elements + more, box) })
    if (more > 0) expect(scene).toEqual({ problem: expect.stringMatching(/too many elements/) })
    else expect(scene).toHaveProperty('elements')
  })

  it.each([-1, 0, 1])('DG62 elements of a collection, the limit and %i', (more) => {
    const count = limits.elements + more
    const file = { type: 'excalidrawlib', library: [boxes(count - 10), boxes(10)] }
    const library = readLibrary(JSON.stringify(file))
    expect(library?.items.flat().length).toBe(Math.min(count, limits.elements))
    expect(library?.refused.length).toBe(Math.max(0, more))
  })
})

describe('DG63 beside what is there', () => {
  const read = (raw: object): BoardElement => {
    const made = readElement({ ...box, ...raw })
    if ('refused' in made) throw new Error(made.refused)
    return made.element
  }

  it('DG63 moves a drawing as one piece to the right where it would lie on another, and only then', () => {
    const there = [read({ x: 0, width: 300 })]
    const drawing = [
      read({ id: 'b', x: 50 }),
      read({
        id: 'c',
        type: 'line',
        x: 60,
        points: [
          [0, 0],
          [-30, 5],
        ],
      }),
    ]
    const moved = moveBeside(drawing, there)
    expect(moved.map(({ x }) => x)).toEqual([400, 410])
    expect(moveBeside(drawing, [])).toEqual(drawing)
    expect(moveBeside(drawing, [read({ y: 900 })])).toEqual(drawing)
    expect(moveBeside([], there)).toEqual([])
  })

  it('DG63 never moves out of the world', () => {
    const there = [read({ width: limits.coordinate })]
    expect(moveBeside([read({ id: 'b' })], there).map(({ x }) => x)).toEqual([0])
  })
})
