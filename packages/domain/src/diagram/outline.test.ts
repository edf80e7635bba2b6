import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { components, drawComponent } from './components.ts'
import type { BoardElement } from './element.ts'
import { arrow, element, newId, say, text } from './outline.test.kit.ts'
import { outlineOf } from './outline.ts'
import { readScene } from './scene.ts'
import { drawSketch, readSketch } from './sketch.ts'

describe('the outline', () => {
  it('names shapes by their labels and says what leads where', () => {
    const read = readSketch('[Gateway] -> [LLM] -answer-> [Cache]\n[LLM] <-> [Tool]')
    if ('problem' in read) throw new Error(read.problem)
    expect(say(...drawSketch(read, { x: 0, y: 0 }, newId))).toEqual([
      'Cache, box. From: LLM ("answer").',
      'Gateway, box. To: LLM.',
      'LLM, box. To: Cache ("answer"), Tool. From: Gateway, Tool.',
      'Tool, box. To: LLM. From: LLM.',
    ])
  })

  it('is empty where the board is, and where all on it is deleted, invisible or blank', () => {
    expect(say(element({ isDeleted: true }), element({ opacity: 0 }), text('  ', {}))).toEqual([])
  })

  it('counts free strokes and loose lines', () => {
    const strokes = [0, 1, 2].map((y) =>
      element({
        type: 'freedraw',
        points: [
          [0, 0],
          [5, 5],
        ],
        y,
        groupIds: ['h'],
      }),
    )
    expect(say(...strokes, element({ type: 'line', y: 500 }))).toEqual(['3 strokes, drawing.', '1 line, line.'])
  })

  it('names arrows that end or start nowhere', () => {
    const box = element({ id: 'box' })
    const label = text('save', { containerId: 'lost' })
    expect(
      say(
        box,
        text('LLM', { containerId: 'box' }),
        arrow('box', null, { id: 'lost', y: 200 }),
        label,
        arrow(null, 'box', { y: 300 }),
        arrow('gone', null, { y: 400 }),
        arrow('box', null, { y: 500, startArrowhead: 'arrow', endArrowhead: null }),
      ),
    ).toEqual([
      'LLM, box.',
      'arrow "save" that ends nowhere. From: LLM ("save").',
      'arrow that starts nowhere. To: LLM.',
      'arrow that ends nowhere.',
      'arrow that starts nowhere. To: LLM.',
    ])
  })

  it('turns an arrow with its head at the start, and leads one from a label to its shape', () => {
    const boxes = ['A', 'B'].map((id, place) => element({ id, x: place * 200 }))
    const labels = ['A', 'B'].map((id) => text(id, { id: `label ${id}`, containerId: id }))
    const turned = { startArrowhead: 'arrow', endArrowhead: null }
    expect(say(...boxes, ...labels, arrow('A', 'label B', turned), arrow('A', 'B', turned))).toEqual([
      'A, box. From: B.',
      'B, box. To: A.',
    ])
  })

  it('says which component a thing is, images and frames', () => {
    expect(
      say(
        element({ id: 'c', customData: { component: 'vector-index' } }),
        text('Index', { id: 'a label', containerId: 'c', customData: { component: 'llm' } }),
        element({ type: 'image', x: 200, customData: { component: 'of another program' } }),
        element({ type: 'frame', name: 'Ingest', y: 200 }),
      ),
    ).toEqual(['Index, Vector index.', 'No label, image.', 'Ingest, frame.'])
  })

  it('says the palette’s components by their own names once', () => {
    const [queue, renamed] = components.filter(({ key }) => key === 'queue' || key === 'llm')
    if (!queue || !renamed) throw new Error('the palette has no queue')
    const drawn = [
      drawComponent(queue, { x: 0, y: 0 }, newId),
      drawComponent(renamed, { x: 400, y: 0 }, newId, 'Writer'),
    ]
    expect(say(...drawn.flat())).toEqual(['Queue.', 'Writer, LLM.'])
  })

  it('reads in rows from the top, each from the left', () => {
    const place = (name: string, x: number, y: number, height = 20): BoardElement => text(name, { x, y, height })
    const big = element({ type: 'frame', name: 'All', x: -10, y: -10, width: 2_000, height: 2_000 })
    expect(
      say(place('e', 0, 300), place('c', 500, 0), place('b', 250, 6), place('a', 0, 8), place('d', 90, 100), big).map(
        (line) => line[0],
      ),
    ).toEqual(['A', 'a', 'b', 'c', 'd', 'e'])
  })

  it('puts no line breaks and no turned writing into a name, and cuts a long one', () => {
    const [item] = outlineOf([text(`a\n\u202eb ${'x'.repeat(500)}`, {})])
    expect(item?.name).toMatch(/^a b x+…$/)
    expect(item?.name.length).toBe(120)
  })

  const id = fc.nat(12).map((n) => `e${n}`)
  const binding = fc.option(id.map((elementId) => ({ elementId })))
  const any = fc.record({
    id,
    type: fc.constantFrom('rectangle', 'ellipse', 'diamond', 'text', 'arrow', 'line', 'freedraw', 'image', 'frame'),
    x: fc.integer({ min: 0, max: 20 }).map((n) => n * 10),
    y: fc.integer({ min: 0, max: 20 }).map((n) => n * 10),
    width: fc.integer({ min: -20, max: 200 }),
    height: fc.integer({ min: -20, max: 200 }),
    text: fc.constantFrom('', 'LLM', 'Cache'),
    points: fc.constant([
      [0, 0],
      [10, 10],
    ]),
    containerId: fc.option(id),
    startBinding: binding,
    endBinding: binding,
    startArrowhead: fc.constantFrom(null, 'arrow'),
    groupIds: fc.subarray(['g', 'h', 'i']),
    customData: fc.constantFrom({}, { component: 'queue' }, { component: 'llm' }),
  })
  const board = fc.uniqueArray(any, { selector: (raw) => raw.id, maxLength: 13 }).map((all) => all.map(element))
  it('does not depend on the order of the elements, and names nothing twice', () => {
    fc.assert(
      fc.property(
        board.chain((elements) =>
          fc.tuple(fc.constant(elements), fc.shuffledSubarray(elements, { minLength: elements.length })),
        ),
        ([elements, shuffled]) => {
          const items = outlineOf(elements)
          expect(outlineOf(shuffled)).toEqual(items)
          const ids = new Set(items.map((item) => item.id))
          expect(ids.size).toBe(items.length)
          for (const { to, from } of items) for (const end of [...to, ...from]) expect(ids.has(end.id)).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('reads five thousand elements at once, also where all lie in one place', () => {
    for (const spread of [10, 0]) {
      const elements = Array.from({ length: 1_600 }, (_, n) => [
        element({ id: `b${n}`, x: (n % 40) * 20 * spread, y: Math.floor(n / 40) * 10 * spread }),
        text(`n${n}`, { x: (n % 40) * 20 * spread + 5, y: Math.floor(n / 40) * 10 * spread + 5 }),
        arrow(`b${n}`, `b${(n * 7) % 1_600}`),
      ]).flat()
      // The best of a few: what else the machine does is not the outline's.
      const times = [1, 2, 3, 4].map(() => {
        const started = performance.now()
        expect(outlineOf(elements).length).toBeGreaterThan(1_599)
        return performance.now() - started
      })
      expect(Math.min(...times)).toBeLessThan(500)
    }
  })

  const drawings = new URL('../../../../../shared/diagrams/dev/', import.meta.url)
  it.runIf(existsSync(drawings))('reads real drawings', () => {
    for (const file of readdirSync(drawings)) {
      const scene = readScene(readFileSync(new URL(file, drawings), 'utf8'))
      if ('problem' in scene) continue
      const items = outlineOf(scene.elements)
      expect(items.length, file).toBeGreaterThan(0)
      expect(items.length, file).toBeLessThanOrEqual(scene.elements.length)
    }
  })
  if (!existsSync(drawings)) console.warn('SKIPPED: real drawings are not here, so the outline does not read them')
})
