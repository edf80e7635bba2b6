import { describe, expect, it } from 'vitest'
import { type Component, components, drawComponent, findComponents } from './components.ts'
import { type BoardElement, boardElementSchema } from './element.ts'

let last = 0
const newId = (): string => `id-${last++}`
const names = (typed: string): string[] => findComponents(typed).map(({ name }) => name)
const all = components.map((component) => [component.name, component] as const)
/** One that fills three lines of the narrowest box, and one that needs a wider one. */
const tightLabel = 'Contract summariser with citations'
const longLabel = `${tightLabel} and a second opinion`

interface Drawn {
  readonly shape: BoardElement
  readonly label: BoardElement
  readonly strokes: readonly BoardElement[]
}
function draw(component: Component, label?: string): Drawn {
  const [shape, text, ...strokes] = drawComponent(component, { x: 500, y: 300 }, newId, label)
  if (!shape || !text) throw new Error(`${component.key} has no shape or no label`)
  return { shape, label: text, strokes }
}
function pick(name: string): Component {
  const found = components.find((component) => component.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

/** How far out of the middle a point lies; the edge is at 1. */
function reach({ type, x, y, width, height }: BoardElement, [px, py]: readonly [number, number]): number {
  const across = Math.abs(px - x - width / 2) / (width / 2)
  const down = Math.abs(py - y - height / 2) / (height / 2)
  if (type === 'ellipse') return Math.hypot(across, down)
  return type === 'diamond' ? across + down : Math.max(across, down)
}
const pointsOf = ({ x, y, width, height, points }: BoardElement): (readonly [number, number])[] =>
  points?.map(([px, py]) => [x + px, y + py] as const) ?? [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ]
/** What Excalidraw 0.18 leaves to a label before it breaks it. */
function roomIn({ type, width, height }: BoardElement): { width: number; height: number } {
  const share = type === 'diamond' ? 1 / 2 : type === 'ellipse' ? Math.SQRT1_2 : 1
  return { width: Math.round(width * share) - 10, height: Math.round(height * share) - 10 }
}

describe('drawing a component', () => {
  describe.each([undefined, tightLabel, longLabel])('with the label %s', (wanted) => {
    it.each(all)('%s is legal, and round its middle', (_, component) => {
      const { shape, label, strokes } = draw(component, wanted)
      const drawn = [shape, label, ...strokes]
      for (const element of drawn) expect(boardElementSchema.safeParse(element).error).toBeUndefined()
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
      expect([shape.x + shape.width / 2, shape.y + shape.height / 2]).toEqual([500, 300])
      expect(shape.customData).toEqual({ component: component.key, via: 'palette' })
    })

    it.each(all)('%s has its label bound, in the middle, and inside as the editor measures it', (_, component) => {
      const { shape, label } = draw(component, wanted)
      expect(label).toMatchObject({ originalText: wanted ?? component.name, containerId: shape.id })
      expect([label.x + label.width / 2, label.y + label.height / 2]).toEqual([500, 300])
      expect(label.width).toBeLessThanOrEqual(roomIn(shape).width)
      expect(label.height).toBeLessThanOrEqual(roomIn(shape).height)
      expect(label.text?.replaceAll('\n', ' ')).toBe(label.originalText)
      const lines = (label.text ?? '').split('\n')
      expect(label.height).toBe(lines.length * 25)
      expect(label.width).toBeGreaterThanOrEqual(Math.max(...lines.map((line) => line.length)) * 20 * 0.45)
      for (const corner of pointsOf(label)) expect(reach(shape, corner)).toBeLessThan(1)
    })

    it.each(all)('%s has a mark of few strokes, inside the shape, clear of the words, in one group', (_, component) => {
      const { shape, label, strokes } = draw(component, wanted)
      expect(strokes.length).toBeGreaterThanOrEqual(1)
      expect(strokes.length).toBeLessThanOrEqual(4)
      expect(shape.groupIds).toHaveLength(1)
      for (const stroke of strokes) {
        for (const point of pointsOf(stroke)) expect(reach(shape, point)).toBeLessThan(1)
        const above = pointsOf(stroke).every(([, y]) => y <= label.y)
        const beside = pointsOf(stroke).every(([x]) => x <= label.x)
        expect(above || beside).toBe(true)
      }
      for (const part of [label, ...strokes]) expect(part.groupIds).toEqual(shape.groupIds)
    })
  })

  it('no two look the same', () => {
    const looks = components.map((component) => {
      const { shape, strokes } = draw(component)
      return JSON.stringify([shape.type, strokes.map(({ type, points, width }) => [type, points ?? width])])
    })
    expect(new Set(looks).size).toBe(components.length)
  })

  it('a label of blanks is none, and one over several lines is one', () => {
    expect(draw(pick('LLM'), ' \n ').label.text).toBe('LLM')
    expect(draw(pick('LLM'), ' Big\n model ').label.text).toBe('Big model')
  })

  it('a box grows in height to three lines, then in width', () => {
    const [short, tight, long] = [undefined, tightLabel, longLabel].map((label) => draw(pick('LLM'), label).shape)
    expect([short?.width, short?.height]).toEqual([170, 80])
    expect(tight?.width).toBe(170)
    expect(tight?.height).toBeGreaterThan(80)
    expect(long?.width).toBeGreaterThan(170)
    expect(draw(pick('LLM'), longLabel).label.height).toBe(75)
  })

  it('a word that no shape holds is cut, and still lies inside', () => {
    for (const name of ['LLM', 'User', 'Agent']) {
      const { shape, label } = draw(pick(name), 'w'.repeat(200))
      expect(label.text?.replaceAll('\n', '')).toBe('w'.repeat(200))
      for (const corner of pointsOf(label)) expect(reach(shape, corner)).toBeLessThan(1)
    }
  })
})

describe('finding a component', () => {
  it('knows each by a key and a name of its own', () => {
    expect(new Set(components.map(({ key }) => key)).size).toBe(components.length)
    expect(new Set(components.map(({ name }) => name)).size).toBe(components.length)
  })

  it('browsing shows ordinary parts only, nothing that is rated', () => {
    const browsed = ['User', 'Client app', 'Gateway', 'Service', 'Queue', 'Cache', 'Database', 'Object store', 'Stream']
    expect(names('')).toEqual([...browsed, 'Batch job'])
    expect(names('  ')).toEqual(names(''))
    expect(components.filter(({ neutral }) => neutral).map(({ name }) => name)).toEqual(names(''))
  })

  it.each(all)('%s comes first by its whole name, and is found by each of its words', (name, { words }) => {
    expect(names(name)[0]).toBe(name)
    expect(names(name.toUpperCase().replace(' ', '-'))[0]).toBe(name)
    for (const word of words) {
      expect(word).toBe(word.toLowerCase().trim())
      expect(names(word)).toContain(name)
    }
  })

  it.each([
    ['vec', 'Vector index'],
    ['éval', 'Eval set'],
    ['drift', 'Monitor'],
    ['breaker', 'Circuit breaker'],
    ['db', 'Database'],
    ['load bal', 'Gateway'],
    ['labeling', 'Labelling'],
    ['store obj', 'Object store'],
    ['store', 'Object store'],
    ['rag', 'Retriever'],
    ['eline', 'Batch job'],
  ])('"%s" finds %s first', (typed, name) => {
    expect(names(typed)[0]).toBe(name)
  })

  it('puts the beginning of a name before a word in it, that before other words, and these before what is inside', () => {
    expect(names('r').slice(0, 3)).toEqual(['Retriever', 'Reranker', 'Retry'])
    expect(names('model')).toEqual(['Small model', 'Embedding model', 'LLM'])
    expect(names('log')).toEqual(['Audit log', 'Stream'])
    expect(names('ache')).toEqual(['Cache'])
  })

  it.each(['qqq', '[', 'store zebra', '\\', '.*'])('finds nothing for %s', (typed) => {
    expect(names(typed)).toEqual([])
  })
})
