import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectElements } from './connect.ts'
import { type BoardElement, boardElementSchema } from './element.ts'
import { freshLook } from './fresh-look.ts'

type Kind = 'rectangle' | 'ellipse' | 'diamond'
type Point = readonly [number, number]

/** Round a middle. */
function shape(id: string, type: Kind, [x, y]: Point, width = 170, height = 80): BoardElement {
  return { ...freshLook(id), type, x: x - width / 2, y: y - height / 2, width, height }
}
function endsOf({ x, y, points = [] }: BoardElement): [Point, Point] {
  const [dx, dy] = points.at(-1) ?? [0, 0]
  return [
    [x, y],
    [x + dx, y + dy],
  ]
}

/** By looking for it rather than by the formula: how far from the shape the nearest point of its outline is. */
function distanceTo({ type, x, y, width, height }: BoardElement, [px, py]: Point): number {
  const [rx, ry, steps] = [width / 2, height / 2, 4000]
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < steps; i++) {
    const turn = (i / steps) * 2 * Math.PI
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const scale =
      type === 'ellipse'
        ? 1
        : 1 / (type === 'diamond' ? Math.abs(cos) + Math.abs(sin) : Math.max(Math.abs(cos), Math.abs(sin)))
    nearest = Math.min(nearest, Math.hypot(px - x - rx - rx * cos * scale, py - y - ry - ry * sin * scale))
  }
  return nearest
}
function isInside({ type, x, y, width, height }: BoardElement, [px, py]: Point): boolean {
  const [across, down] = [Math.abs(px - x - width / 2) / (width / 2), Math.abs(py - y - height / 2) / (height / 2)]
  if (type === 'ellipse') return Math.hypot(across, down) < 1
  return type === 'diamond' ? across + down < 1 : Math.max(across, down) < 1
}

const kinds = fc.constantFrom<Kind>('rectangle', 'ellipse', 'diamond')
const side = fc.integer({ min: 20, max: 400 })

describe('an arrow between two shapes', () => {
  it('holds on to both, and its ends lie at most 6 px outside of their edges', () => {
    fc.assert(
      fc.property(
        kinds,
        kinds,
        fc.tuple(side, side),
        fc.tuple(side, side),
        fc.integer({ min: 0, max: 359 }),
        (fromKind, toKind, fromSize, toSize, degrees) => {
          const turn = (degrees / 180) * Math.PI
          const from = shape('from', fromKind, [10, -20], ...fromSize)
          const to = shape('to', toKind, [10 + 700 * Math.cos(turn), -20 + 700 * Math.sin(turn)], ...toSize)
          const arrow = connectElements(from, to, 'arrow')
          expect(boardElementSchema.safeParse(arrow).error).toBeUndefined()
          const [start, end] = endsOf(arrow)
          for (const [at, point] of [
            [from, start],
            [to, end],
          ] as const) {
            expect(isInside(at, point)).toBe(false)
            expect(distanceTo(at, point)).toBeLessThan(6)
          }
          expect(arrow.width).toBeCloseTo(Math.abs(end[0] - start[0]))
          expect(arrow.height).toBeCloseTo(Math.abs(end[1] - start[1]))
          expect(arrow.points?.[0]).toEqual([0, 0])
          expect(arrow.startBinding).toEqual({ elementId: 'from', focus: 0, gap: 4 })
          expect(arrow.endBinding).toEqual({ elementId: 'to', focus: 0, gap: 4 })
        },
      ),
    )
  })

  it.each([
    ['lie half on each other', shape('a', 'rectangle', [0, 0]), shape('b', 'ellipse', [100, 0])],
    ['touch', shape('a', 'rectangle', [0, 0]), shape('b', 'rectangle', [172, 0])],
    ['lie the one in the other', shape('a', 'rectangle', [0, 0], 800, 400), shape('b', 'diamond', [150, 0])],
  ])('leads the right way where the shapes %s', (_, left, right) => {
    for (const [from, to, sign] of [
      [left, right, 1],
      [right, left, -1],
    ] as const) {
      const [start, end] = endsOf(connectElements(from, to, 'arrow'))
      expect((end[0] - start[0]) * sign).toBeGreaterThan(10)
      expect(end[1]).toBeCloseTo(start[1])
    }
  })

  it('is legal also where both have one middle, and between shapes without a size', () => {
    const box = shape('a', 'rectangle', [0, 0])
    const point = shape('b', 'ellipse', [0, 0], 0, 0)
    for (const other of [shape('b', 'diamond', [0, 0]), point, { ...point, x: 300 }])
      for (const [from, to] of [
        [box, other],
        [other, box],
        [other, { ...other, id: 'c' }],
      ] as const)
        expect(boardElementSchema.safeParse(connectElements(from, to, 'arrow')).error).toBeUndefined()
  })

  it('lies in the frame that holds both, and in none that holds one', () => {
    const [a, b] = [shape('a', 'rectangle', [0, 0]), shape('b', 'rectangle', [400, 0])]
    expect(connectElements({ ...a, frameId: 'f' }, { ...b, frameId: 'f' }, 'x').frameId).toBe('f')
    expect(connectElements({ ...a, frameId: 'f' }, b, 'x').frameId).toBeNull()
    expect(connectElements({ ...a, frameId: 'f' }, { ...b, frameId: 'g' }, 'x').frameId).toBeNull()
  })
})
