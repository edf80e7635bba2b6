import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoardElement, boardElementSchema } from './element.ts'
import { drawSketch, isSketch, readSketch, type Sketch } from './sketch.ts'

function sketch(text: string): Sketch {
  const read = readSketch(text)
  if ('problem' in read) throw new Error(read.problem)
  return read
}

/** Each arrow as `App -> Gateway: label`. */
function said(text: string): string[] {
  const { boxes, arrows } = sketch(text)
  const signs = { none: '--', end: '->', both: '<->' }
  return arrows.map(
    ({ from, to, label, heads }) => `${boxes[from]} ${signs[heads]} ${boxes[to]}${label === '' ? '' : `: ${label}`}`,
  )
}

function draw(text: string): BoardElement[] {
  let made = 0
  return drawSketch(sketch(text), { x: 100, y: 200 }, () => `id${made++}`)
}

describe('reading a sketch', () => {
  it.each([
    ['[App] -> [Gateway] -> [LLM]', ['App -> Gateway', 'Gateway -> LLM']],
    ['[App]->[Gateway]', ['App -> Gateway']],
    ['App -> Gateway', ['App -> Gateway']],
    ['re-ranker->gpt-4o', ['re-ranker -> gpt-4o']],
    ['[A] <- [B]', ['B -> A']],
    ['[A] <-> [B]', ['A <-> B']],
    ['[A] -- [B] --> [C]', ['A -- B', 'B -> C']],
    ['[A] → [B] ← [C] ↔ [D] => [E]', ['A -> B', 'C -> B', 'C <-> D', 'D -> E']],
    ['[A] -> [B], [C]', ['A -> B', 'A -> C']],
    ['[A], [B] -> [C] -> D, E', ['A -> C', 'B -> C', 'C -> D', 'C -> E']],
    ['[A] -asks-> [B]', ['A -> B: asks']],
    ['[A] -- top k --> [B]', ['A -> B: top k']],
    ['[A] -re-rank-> [B]', ['A -> B: re-rank']],
    ['[A] -uses- [B]', ['A -- B: uses']],
    ['[A] <-reads- [B] <-both-> [C]', ['B -> A: reads', 'B <-> C: both']],
    ['A -asks-> B -gives-> C', ['A -> B: asks', 'B -> C: gives']],
    ['A -- B -- C', ['A -- B', 'B -- C']],
    ['[A] -> [B]: the answer', ['A -> B: the answer']],
    ['A -> B, C: both', ['A -> B: both', 'A -> C: both']],
    ['[A] -> [B] -> [C] : last', ['A -> B', 'B -> C: last']],
    ['LLM: small -> http://x', ['LLM: small -> http://x']],
    ['[A] -> [B]\n\n  [b] -> [C]\r\n[A] -> [B]', ['A -> B', 'B -> C']],
  ])('%j', (text, arrows) => {
    expect(said(text)).toEqual(arrows)
  })

  it('takes a line of boxes without arrows', () => {
    expect(sketch('[LLM]\n[Cache], [Queue]')).toEqual({ boxes: ['LLM', 'Cache', 'Queue'], arrows: [] })
  })

  it.each([
    ['', /Nothing to draw.*\[App\]/],
    ['LLM', /^There is no arrow. Write \[LLM\]/],
    ['[A] -> [B]\n[A] ->', /Line 2: a name is missing/],
    ['-> [A]', /^A name is missing/],
    ['[A] -> , [B]', /A name is missing/],
    ['[A] [B]', /Nothing joins A .*\[A\] ->/],
    ['[A -> B', /not closed/],
    ['[] -> [A]', /no name/],
    ['[[A] -> [B]', /inside another/],
    ['[A] -> [A]', /leads to itself/],
    ['[A]: x', /needs an arrow/],
    ['[A] -> [B]: x -> [C]', /last thing on its line/],
    ['A - B -> C', /not clear/],
    ['one two three four five six -> x', /long for a name/],
    [`[A] -> [${'x'.repeat(101)}]`, /100 letters/],
    [`[A] -> [B]: ${'x'.repeat(101)}`, /100 letters/],
    [`[A] -> [${'x'.repeat(1_000)}]`, /several lines/],
    [Array.from({ length: 101 }, (_, place) => `[n${place}]`).join('\n'), /ore than 100 boxes/],
    [`${Array.from({ length: 60 }, (_, n) => `[${n}]`).join(',')} -> [x],[y],[z],[w]`, /200 arrows/],
    ['x'.repeat(20_001), /20000 letters/],
  ])('says what to write instead of %j', (text, problem) => {
    expect(readSketch(text)).toEqual({ problem: expect.stringMatching(problem) })
  })

  it('takes pasted text only where it holds names in brackets and an arrow', () => {
    for (const text of ['[A] -> [B]', '\n [A] <-x- [B]: y\n\n[C]\n', '[A] -> [B], [C]'])
      expect(isSketch(text), text).toBe(true)
    for (const text of [
      '',
      'A -> B',
      '[A]',
      '[A], [B]',
      '[A] -> B',
      '[a](https://x) -> [b]',
      'f :: [a] -> [b]',
      '[A] -> [B]\nSee above.',
    ])
      expect(isSketch(text), text).toBe(false)
  })

  const piece = fc.constantFrom(
    '[',
    ']',
    '[A]',
    '[B c]',
    '->',
    '<-',
    '--',
    '-',
    '<',
    '>',
    ',',
    ':',
    ' ',
    '\n',
    'x',
    '→',
    '=>',
    '-a-',
    '😀',
  )
  it('is total: any text gives a sketch that holds together, or a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = readSketch(text)
          if ('problem' in read) expect(read.problem).toMatch(/\w{3}/)
          else
            for (const { from, to } of read.arrows)
              expect(from !== to && read.boxes[from] && read.boxes[to]).toBeTruthy()
          if (isSketch(text)) expect('boxes' in read).toBe(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('reads the longest line at once', () => {
    const started = performance.now()
    for (const text of [
      'a -'.repeat(333),
      '[a] -b '.repeat(140),
      '<-a'.repeat(333),
      ' -a'.repeat(333),
      '['.repeat(999),
    ])
      readSketch(text)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

const middle = ({ x, y, width, height }: BoardElement): { x: number; y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
})
function byName(elements: readonly BoardElement[]): Map<string, BoardElement> {
  const shapes = new Map(elements.map((element) => [element.id, element]))
  return new Map(
    elements.flatMap(({ originalText = '', containerId }) => {
      const shape = shapes.get(containerId ?? '')
      return shape ? [[originalText, shape] as const] : []
    }),
  )
}
function overlap(a: BoardElement, b: BoardElement): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
/** Whether the way of an arrow, looked at each 5 pixels, runs through a box. */
function crosses(arrow: BoardElement, box: BoardElement): boolean {
  const way = arrow.points ?? []
  return way.some(([ax, ay], place) => {
    const [bx, by] = way[place + 1] ?? [ax, ay]
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / 5)
    return Array.from({ length: steps }, (_, step) => step / steps).some((share) => {
      const [x, y] = [arrow.x + ax + (bx - ax) * share, arrow.y + ay + (by - ay) * share]
      return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
    })
  })
}

describe('drawing a sketch', () => {
  it('sets a chain level, from left to right, its corner where it was asked for', () => {
    const names = byName(draw('[App] -> [Gateway] -> [LLM]'))
    const [app, gateway, llm] = ['App', 'Gateway', 'LLM'].map((name) => names.get(name))
    expect(app).toMatchObject({ x: 100, y: 200, width: 170, height: 80, roundness: { type: 3 } })
    expect(gateway).toMatchObject({ y: 200, x: 100 + 170 + 110 })
    expect(llm).toMatchObject({ y: 200, x: 100 + 2 * (170 + 110) })
  })

  it('binds each arrow at both ends, edge to edge, and hangs its label on it', () => {
    const elements = draw('[App] -asks-> [LLM]')
    const [app, , llm, , arrow, label] = elements
    expect(arrow).toMatchObject({
      type: 'arrow',
      startBinding: { elementId: app?.id },
      endBinding: { elementId: llm?.id },
      startArrowhead: null,
      endArrowhead: 'arrow',
    })
    const start = arrow?.x ?? 0
    expect(start - 270).toBeCloseTo(arrow?.startBinding?.gap ?? 0)
    expect((llm?.x ?? 0) - start - (arrow?.points?.at(-1)?.[0] ?? 0)).toBeCloseTo(arrow?.endBinding?.gap ?? 0)
    expect(label).toMatchObject({ text: 'asks', containerId: arrow?.id })
    expect(arrow && label && middle(label).x).toBeCloseTo(start + (arrow?.width ?? 0) / 2)
  })

  it('breaks long names and grows their boxes', () => {
    const [box, label] = draw(`[${'a name that goes on and on '.repeat(3)}] -> [x]`)
    expect(box?.width).toBe(280)
    expect(label?.height).toBeLessThanOrEqual((box?.height ?? 0) - 20)
    expect(label?.width).toBeLessThanOrEqual(260)
    expect(draw(`[${'x'.repeat(100)}]`)[1]?.text?.split('\n').length).toBeGreaterThan(3)
  })

  it('leads an arrow that passes columns around their boxes', () => {
    const elements = draw('[A] -> [B] -> [C] -> [D]\n[A] -> [D]\n[D] -> [A]\n[A] -> [C]')
    const boxes = elements.filter(({ type }) => type === 'rectangle')
    for (const arrow of elements.filter(({ type }) => type === 'arrow'))
      for (const box of boxes) expect(crosses(arrow, box), `${arrow.id} ${box.id}`).toBe(false)
  })

  it('sets each box level with what leads to it', () => {
    const names = byName(draw('[A], [B]\n[C], [D]\n[A] -> [D]\n[B] -> [C]'))
    expect(names.get('D')?.y).toBe(names.get('A')?.y)
    expect(names.get('C')?.y).toBe(names.get('B')?.y)
  })

  it('sets what nothing leads to beside what it leads to', () => {
    const names = byName(draw('[A] -> [B] -> [C] -> [D]\n[Monitor] -> [D]'))
    expect(names.get('Monitor')?.x).toBe(names.get('C')?.x)
  })

  it('runs over no box where many arrows leave one', () => {
    const elements = draw('[A] -> [B] -> [C], [D], [E], [F], [G], [H]\n[B2] -> [H]\n[B3] -> [C]\n[A] -> [B2], [B3]')
    const boxes = elements.filter(({ type }) => type === 'rectangle')
    for (const arrow of elements.filter(({ type }) => type === 'arrow'))
      for (const box of boxes) expect(crosses(arrow, box), `${arrow.id} ${box.id}`).toBe(false)
  })

  it('bows two arrows between the same boxes apart', () => {
    const [there, back] = draw('[A] -asks-> [B]\n[B] -tells-> [A]').filter(({ type }) => type === 'arrow')
    expect(there?.points?.[1]?.[1]).toBeLessThan(0)
    expect(back?.points?.[1]?.[1]).toBeGreaterThan(0)
  })

  it('gives legal elements under ids of their own, and no box upon another, whatever the sketch', () => {
    const name = fc.oneof(
      fc.nat(25).map((n) => `n${n}`),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
    )
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 30 })
    const arrow = fc.record({
      from: fc.nat(),
      to: fc.nat(),
      label: fc.oneof(fc.constant(''), fc.string({ maxLength: 100 })),
      heads: fc.constantFrom('none' as const, 'end' as const, 'both' as const),
    })
    fc.assert(
      fc.property(names, fc.array(arrow, { maxLength: 60 }), (boxes, raw) => {
        const arrows = raw
          .map((each) => ({ ...each, from: each.from % boxes.length, to: each.to % boxes.length }))
          .filter(({ from, to }) => from !== to)
        let made = 0
        const elements = drawSketch({ boxes, arrows }, { x: -50, y: 7 }, () => `id${made++}`)
        expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length)
        for (const element of elements) expect(boardElementSchema.safeParse(element).success).toBe(true)
        const shapes = elements.filter(({ type }) => type === 'rectangle')
        expect(shapes.length).toBe(boxes.length)
        expect(Math.min(...shapes.map(({ x }) => x))).toBeCloseTo(-50)
        for (const [place, a] of shapes.entries())
          for (const b of shapes.slice(place + 1)) expect(overlap(a, b)).toBe(false)
        expect(elements.filter(({ startBinding, endBinding }) => startBinding && endBinding).length).toBe(arrows.length)
      }),
    )
  })

  it('lays out the largest sketch at once', () => {
    const started = performance.now()
    const chain = Array.from({ length: 100 }, (_, place) => `[${place}]`).join(' -> ')
    draw(`${chain}\n${Array.from({ length: 100 }, (_, place) => `[0] -> [${(place % 98) + 2}]: ${place}`).join('\n')}`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
