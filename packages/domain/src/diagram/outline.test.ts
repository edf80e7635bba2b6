import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardElement } from './element.ts'
import { outlineOf, sayOutline } from './outline.ts'
import { readElement } from './restore.ts'
import { readScene } from './scene.ts'
import { drawSketch, readSketch } from './sketch.ts'

let made = 0
function element(raw: object): BoardElement {
  const read = readElement({ id: `e${made++}`, type: 'rectangle', x: 0, y: 0, width: 100, height: 60, ...raw })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}
const text = (words: string, raw: object): BoardElement =>
  element({ type: 'text', text: words, width: 40, height: 20, ...raw })
const arrow = (from: string | null, to: string | null, raw: object = {}): BoardElement =>
  element({
    type: 'arrow',
    startBinding: from && { elementId: from },
    endBinding: to && { elementId: to },
    ...raw,
  })
const say = (...elements: BoardElement[]): string[] => {
  const said = sayOutline(outlineOf(elements))
  return said === '' ? [] : said.split('\n')
}

describe('the outline', () => {
  it('names shapes by their labels and says what leads where', () => {
    const read = readSketch('[Gateway] -> [LLM] -answer-> [Cache]\n[LLM] <-> [Tool]')
    if ('problem' in read) throw new Error(read.problem)
    expect(say(...drawSketch(read, { x: 0, y: 0 }, () => `e${made++}`))).toEqual([
      'Cache, box. From: LLM ("answer").',
      'Gateway, box. To: LLM.',
      'LLM, box. To: Cache ("answer"), Tool. From: Gateway, Tool.',
      'Tool, box. To: LLM. From: LLM.',
    ])
  })

  it('is empty where the board is, and where all on it is deleted, invisible or blank', () => {
    expect(say(element({ isDeleted: true }), element({ opacity: 0 }), text('  ', {}))).toEqual([])
  })

  it('names a shape by the loose text in it, the smallest shape first, up to three texts', () => {
    const outer = element({ id: 'a region', x: -50, y: -50, width: 400, height: 300 })
    const inner = element({ id: 'inner' })
    const crowded = element({ id: 'crowded', x: 500 })
    expect(
      say(
        outer,
        inner,
        crowded,
        text('LLM', { x: 10, y: 5 }),
        text('small', { x: 10, y: 30 }),
        text('Region', { x: 200, y: 200 }),
        text('beside', { x: 90, y: 100, width: 10 }),
        ...['a', 'b', 'c', 'd'].map((words, place) => text(words, { x: 510, y: 10 * place, height: 9 })),
      ),
    ).toEqual(['beside Region, box.', 'LLM small, box.', 'a, box.', 'b, text.', 'c, text.', 'd, text.'])
  })

  it('names an icon by the caption right below it', () => {
    expect(
      say(
        element({ type: 'image', id: 'icon' }),
        element({ type: 'image', x: 90 }),
        text('Object store', { x: -40, y: 65, width: 180 }),
        text('note', { x: 30, y: 90 }),
        text('Queue', { x: 120, y: 62 }),
        text('far', { x: 120, y: 200 }),
        arrow('icon', null, { y: 300 }),
      ),
    ).toEqual([
      'Object store, image.',
      'Queue, image.',
      'note, text.',
      'far, text.',
      'arrow that ends nowhere. From: Object store.',
    ])
  })

  it('leaves a text alone that lies across an edge or in a shape with a label', () => {
    const box = element({ id: 'labelled' })
    expect(
      say(
        box,
        text('Name', { containerId: 'labelled' }),
        text('inside', { x: 30 }),
        element({ x: 300 }),
        text('across', { x: 375, y: 1 }),
      ),
    ).toEqual(['Name, box.', 'inside, text.', 'No label, box.', 'across, text.'])
  })

  it('of two labels of one shape, takes that of the lower id', () => {
    const box = element({ id: 'two' })
    const labels = [text('high', { id: 'z', containerId: 'two', y: 10 }), text('low', { id: 'y', containerId: 'two' })]
    expect(say(box, ...labels)).toEqual(['low, box.', 'high, text.'])
  })

  it('leaves decoration of a labelled shape out, and its arrows lead to that shape', () => {
    const groupIds = ['g']
    const disk = element({ id: 'disk', groupIds })
    const lid = element({ id: 'lid', type: 'ellipse', groupIds, y: -10 })
    const rim = element({ type: 'line', groupIds })
    const user = element({ id: 'user', type: 'ellipse', x: 300 })
    expect(
      say(
        lid,
        rim,
        disk,
        text('Database', { containerId: 'disk' }),
        user,
        arrow('user', 'lid'),
        arrow(null, null, { groupIds }),
      ),
    ).toEqual(['Database, box. From: No label.', 'No label, ellipse. To: Database.'])
  })

  it('keeps an unlabelled shape in a group of several labelled ones if an arrow holds on to it', () => {
    const groupIds = ['all']
    const boxes = ['A', 'B'].map((id, place) => element({ id, groupIds, x: place * 200 }))
    const labels = ['A', 'B'].map((id) => text(id, { containerId: id }))
    const blank = element({ id: 'blank', groupIds, x: 400 })
    expect(say(...boxes, ...labels, blank)).toEqual(['A, box.', 'B, box.'])
    expect(say(...boxes, ...labels, blank, arrow('A', 'blank'))).toEqual([
      'A, box. To: No label.',
      'B, box.',
      'No label, box. From: A.',
    ])
  })

  it('takes a group of parts and a caption for one thing', () => {
    const groupIds = ['inner', 'outer']
    const head = element({ id: 'head', type: 'ellipse', groupIds, height: 20 })
    const body = element({ type: 'line', groupIds, y: 20 })
    const caption = text('User', { groupIds, y: 100 })
    const box = element({ id: 'box', x: 300 })
    expect(say(body, head, caption, box, arrow('box', caption.id))).toEqual([
      'User, ellipse. From: No label.',
      'No label, box. To: User.',
    ])
  })

  it('takes an icon in a group of several labelled shapes for one thing, with its caption, and drops what has none', () => {
    const icon = (x: number, ids: string[]): BoardElement[] =>
      ids.map((id, place) => element({ id, x: x + place * 4, y: place * 4, groupIds: [`icon ${x}`, 'all'] }))
    const boxes = ['A', 'B'].map((id, place) => element({ id, groupIds: ['all'], x: place * 200 }))
    const labels = ['A', 'B'].map((id) => text(id, { containerId: id }))
    expect(
      say(
        ...boxes,
        ...labels,
        ...icon(400, ['p', 'q', 'r']),
        ...icon(600, ['s', 't']),
        text('Documents', { x: 420, y: 80, groupIds: ['all'] }),
        arrow('A', 'q'),
      ),
    ).toEqual(['A, box. To: Documents.', 'B, box.', 'Documents, box. From: A.'])
    expect(say(...boxes, ...labels, ...icon(400, ['p', 'q']), arrow('q', 'A'))).toEqual([
      'A, box. From: No label.',
      'B, box.',
      'No label, box. To: A.',
    ])
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
        element({ id: 'c', customData: { component: 'Vector index' } }),
        text('Index', { id: 'a label', containerId: 'c', customData: { component: 'Note' } }),
        element({ type: 'image', x: 200 }),
        element({ type: 'frame', name: 'Ingest', y: 200 }),
      ),
    ).toEqual(['Index, Vector index.', 'No label, image.', 'Ingest, frame.'])
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
    customData: fc.constantFrom({}, { component: 'queue' }, { component: 'LLM' }),
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
      const started = performance.now()
      expect(outlineOf(elements).length).toBeGreaterThan(1_599)
      expect(performance.now() - started).toBeLessThan(500)
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
