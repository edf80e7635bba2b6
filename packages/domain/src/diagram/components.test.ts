import { expect, test } from 'vitest'
import { components, drawComponent, findComponents } from './components.ts'
import { connectElements } from './connect.ts'
import { type BoardElement, boardElementSchema } from './element.ts'

let last = 0
const newId = (): string => `id-${last++}`
const names = (typed: string): string[] => findComponents(typed).map(({ name }) => name)
const box = (x: number, y: number, type: 'rectangle' | 'ellipse' | 'diamond' = 'rectangle'): BoardElement => {
  const [component] = findComponents('Service')
  const [shape] = component ? drawComponent(component, { x, y }, newId) : []
  if (!shape) throw new Error('There is no such component.')
  return { ...shape, type }
}

test('every component is legal, has a key of its own, and its label lies inside its shape', () => {
  expect(new Set(components.map(({ key }) => key)).size).toBe(components.length)
  expect(components.length).toBeGreaterThanOrEqual(32)
  for (const component of components) {
    const [shape, label, ...marks] = drawComponent(component, { x: 500, y: 300 }, newId)
    if (!shape || !label) throw new Error(component.key)
    for (const element of [shape, label, ...marks]) expect(boardElementSchema.safeParse(element).success).toBe(true)
    expect(label).toMatchObject({ text: component.name, containerId: shape.id })
    expect(shape.customData).toEqual({ component: component.key, via: 'palette' })
    expect([shape.x + shape.width / 2, shape.y + shape.height / 2]).toEqual([500, 300])
    for (const part of [label, ...marks]) {
      expect(part.x).toBeGreaterThan(shape.x)
      expect(part.x + part.width).toBeLessThan(shape.x + shape.width)
      expect(part.y).toBeGreaterThan(shape.y)
      expect(part.groupIds).toEqual(shape.groupIds)
    }
  }
})

test('browsing shows ordinary parts only; nothing that is rated', () => {
  expect(names('')).toEqual([
    'User',
    'Client app',
    'Gateway',
    'Service',
    'Queue',
    'Cache',
    'Database',
    'Object store',
    'Stream',
    'Batch job',
  ])
})

test.each([
  ['vec', 'Vector index'],
  ['LLM', 'LLM'],
  ['éval', 'Eval set'],
  ['drift', 'Monitor'],
  ['breaker', 'Circuit breaker'],
  ['guard', 'Guardrail'],
  ['db', 'Database'],
])('"%s" finds %s first', (typed, name) => {
  expect(names(typed)[0]).toBe(name)
})

test('an own name makes the shape as wide as it needs', () => {
  const [component] = findComponents('LLM')
  if (!component) throw new Error('There is no LLM.')
  const [shape, label] = drawComponent(component, { x: 0, y: 0 }, newId, 'Contract summariser with citations')
  expect(label?.text).toBe('Contract summariser with citations')
  expect(shape?.width).toBeGreaterThan(label?.width ?? Number.POSITIVE_INFINITY)
})

test.each([
  ['rectangle', 600, 300],
  ['ellipse', 500, 600],
  ['diamond', 100, 900],
] as const)('an arrow between a box and a %s starts and ends just outside of them', (type, x, y) => {
  const [from, to] = [box(0, 0), box(x, y, type)]
  const arrow = connectElements(from, to, newId())
  expect(boardElementSchema.safeParse(arrow).success).toBe(true)
  expect([arrow.startBinding?.elementId, arrow.endBinding?.elementId]).toEqual([from.id, to.id])
  const end = arrow.points?.[1] ?? [0, 0]
  expect(outside(from, [arrow.x, arrow.y])).toBeLessThan(6)
  expect(outside(to, [arrow.x + end[0], arrow.y + end[1]])).toBeLessThan(6)
})

/** How far beyond the edge a point lies on the way out from the middle; negative inside. */
function outside({ type, x, y, width, height }: BoardElement, [px, py]: readonly [number, number]): number {
  const [dx, dy] = [px - x - width / 2, py - y - height / 2]
  const [across, down] = [Math.abs(dx) / (width / 2), Math.abs(dy) / (height / 2)]
  const steps =
    type === 'ellipse' ? Math.hypot(across, down) : type === 'diamond' ? across + down : Math.max(across, down)
  const distance = Math.hypot(dx, dy) * (1 - 1 / steps)
  expect(distance).toBeGreaterThan(0)
  return distance
}
