/** What is read off the drawing as it grows: components and what became of them, evidence with its rule, silences. */
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../diagram/element.ts'
import { arrow, box, shape, text } from '../diagram/reading/sketches.test.kit.ts'
import type { InterviewEvent } from '../interview/log.ts'
import type { BoardChange } from './change.ts'
import { build, candidate, draw, event, lead, started, tap } from './log.test.kit.ts'

const all = (seq: number, elements: readonly BoardElement[], by = candidate): BoardChange[] =>
  elements.map((element) => draw(seq, 'added', element, by))
const label = (seq: number, id: string, words: string): BoardChange =>
  draw(seq, 'changed', text(`${id}-label`, [20, 28], words, { containerId: id }))
const componentsOf = (board: BoardChange[], rest: object = {}) =>
  build({ board, ...rest })
    .events.filter(({ kind }) => kind.startsWith('component-') || kind === 'first-box')
    .map(({ kind, moment, label: name, was }) => [moment.seq, kind, name, ...(was === undefined ? [] : [was])])

describe('TL7 components', () => {
  it('TL7 come under the name that they got, also letter by letter, by whom and when', () => {
    const board = [draw(20, 'added', shape('a', [0, 0], [160, 80])), label(21, 'a', 'Ret'), label(22, 'a', 'Retriever')]
    expect(componentsOf(board)).toEqual([
      [20, 'component-added', 'Retriever'],
      [20, 'first-box', 'Retriever'],
    ])
    expect(build({ board }).events.find(({ kind }) => kind === 'component-added')).toMatchObject({
      by: { role: 'candidate' },
      at: '1970-01-01T00:00:20.000Z',
      element: 'a',
    })
  })

  it('TL7 a name that stood and was changed is a renaming; what is deleted for good is removed', () => {
    const board = [...all(20, box('a', [0, 0], 'Store')), label(30, 'a', 'Vec'), label(31, 'a', 'Vector store')]
    const gone = [
      draw(50, 'removed', shape('a', [0, 0], [160, 80])),
      draw(50, 'removed', text('a-label', [20, 28], 'x')),
    ]
    expect(componentsOf([...board, ...gone])).toEqual([
      [20, 'component-added', 'Store'],
      [20, 'first-box', 'Store'],
      [31, 'component-renamed', 'Vector store', 'Store'],
      [50, 'component-removed', 'Vector store'],
    ])
  })

  it('TL7 what is deleted and brought back within four seconds has not gone', () => {
    const board = [
      ...all(20, box('a', [0, 0], 'Store')),
      draw(30, 'removed', shape('a', [0, 0], [160, 80])),
      draw(32, 'added', shape('a', [0, 0], [160, 80])),
    ]
    expect(componentsOf(board).map(([, kind]) => kind)).toEqual(['component-added', 'first-box'])
  })

  it('TL7 a word that an arrow leads to is a component from then on, and stays the same in a box around it', () => {
    const words = [text('c', [0, 0], 'Client'), text('s', [400, 0], 'Server')]
    const link = arrow('l', [
      [70, 12],
      [395, 12],
    ])
    const around = shape('around', [380, -30], [120, 80])
    const board = [...all(20, words), ...all(30, [link]), ...all(40, [around])]
    expect(componentsOf(board)).toEqual([
      [30, 'component-added', 'Client'],
      [30, 'component-added', 'Server'],
      [30, 'first-box', 'Client'],
    ])
  })

  it('TL7 what an interviewer draws is told as well, and is no first box', () => {
    expect(componentsOf(all(20, box('a', [0, 0], 'Gateway'), lead))).toEqual([[20, 'component-added', 'Gateway']])
  })
})

describe('TL3, TL8 what is no first box', () => {
  it.each<[string, BoardElement[]]>([
    ['a title', [text('t', [0, 0], 'Legal document Q&A', { fontSize: 36 })]],
    ['a list', [text('t', [0, 0], '- 10k users\n- 2 s')]],
    ['a list in a box', box('a', [0, 0], 'Requirements\n10k users', [300, 200])],
    ['a frame around a list', [text('t', [20, 20], '- 10k users\n- 2 s\n- cheap'), shape('a', [0, 0], [300, 200])]],
    ['a number in a circle', [...box('a', [0, 0], '10k')]],
    ['a frame', [shape('a', [0, 0], [900, 600], { type: 'frame', name: 'System' })]],
    [
      'a scribble',
      [
        shape('a', [0, 0], [30, 30], {
          type: 'freedraw',
          points: [
            [0, 0],
            [9, 30],
            [30, 4],
          ],
        }),
      ],
    ],
  ])('TL8 %s', (_, elements) => {
    const later = all(30, box('z', [2000, 2000], 'API'))
    expect(build({ board: [...all(20, elements), ...later] }).signals?.firstBox?.moment.seq).toBe(30)
  })

  it('TL8 a box that became a list counts as the list', () => {
    const board = [
      draw(20, 'added', shape('a', [0, 0], [160, 80])),
      label(40, 'a', 'Assumptions'),
      ...all(50, box('z', [900, 0], 'API')),
    ]
    expect(build({ board }).signals?.firstBox?.moment.seq).toBe(50)
  })
})

describe('TL6 coverage by what stands on the board', () => {
  it('TL6 names label, element, rule, moment and author', () => {
    const signals = build({ board: all(20, box('a', [0, 0], 'Golden set')) }).signals
    expect(signals?.coverage.filter(({ lit }) => lit)).toEqual([
      {
        dimension: 'D3',
        lit: true,
        by: [
          {
            label: 'Golden set',
            elementId: 'a',
            rule: 'EV2',
            at: '1970-01-01T00:00:20.000Z',
            moment: { seq: 20, document: 'board' },
            by: candidate,
          },
        ],
      },
    ])
    expect(signals?.why).toContainEqual(expect.objectContaining({ signal: 'D3', rule: 'TL6 EV2', label: 'Golden set' }))
  })

  it.each([
    [
      'taken away again',
      [
        ...all(20, box('a', [0, 0], 'DLQ')),
        draw(40, 'removed', shape('a', [0, 0], [160, 80])),
        draw(40, 'removed', text('a-label', [20, 28], 'DLQ')),
      ],
    ],
    ['drawn by the lead', all(20, box('a', [0, 0], 'DLQ'), lead)],
    ['drawn before the start', all(5, box('a', [0, 0], 'DLQ'))],
    ['denied', all(20, box('a', [0, 0], 'no DLQ'))],
  ])('TL6 what was %s lights nothing', (_, board) => {
    expect(build({ board }).signals?.coverage.some(({ lit }) => lit)).toBe(false)
  })

  it('TL6 constraints that were asked for light the first dimension', () => {
    const { signals } = build({ notebook: [tap(20, { kind: 'constraint-asked', constraint: 'cost' })] })
    expect(signals?.coverage.filter(({ lit }) => lit).map(({ dimension }) => dimension)).toEqual(['D1'])
  })
})

describe('TL9 evaluation and the first model', () => {
  const trial = box('e', [0, 0], 'Eval set')
  const model = box('m', [400, 0], 'LLM')
  it.each<[string, BoardChange[]]>([
    ['before', [...all(20, trial), ...all(40, model)]],
    ['before', all(20, trial)],
    ['after', [...all(20, model), ...all(40, trial)]],
    ['never', all(20, model)],
    ['never', [...all(20, box('x', [0, 0], 'Drift monitor')), ...all(40, model)]],
  ])('TL9 %s', (order, board) => {
    expect(build({ board }).signals?.evaluation.order).toBe(order)
  })
})

it('TL10 the first measure or target that was written down, and where', () => {
  const board = [
    ...all(20, box('a', [0, 0], 'LLM')),
    ...all(30, [text('t', [0, 300], 'faithfulness >= 0.9')]),
    ...all(40, box('b', [900, 0], 'Recall')),
  ]
  expect(build({ board }).signals?.metric).toMatchObject({
    elementId: 't',
    moment: { seq: 30 },
    by: { role: 'candidate' },
  })
})

it('TL11 what was asked for after each curveball, up to the next one', () => {
  const entries = [
    started,
    event(20, { kind: 'curveball-thrown', key: 'c1', curveball: 'api_down' }),
    event(22, { kind: 'fact-revealed', key: 'k', fact: 'speed', text: '2 s', unasked: false }),
    event(23, { kind: 'fact-revealed', key: 'u', fact: 'size', text: '10k', unasked: true }),
    event(40, { kind: 'curveball-thrown', key: 'c2', curveball: 'scale_100x' }),
    event(60, { kind: 'curveball-thrown', key: 'c3', curveball: 'extra' }),
    event(61, { kind: 'taken-back', key: 'c3' }),
  ]
  const notebook = [tap(50, { kind: 'constraint-asked', constraint: 'cost' } as const)]
  const after = build({ entries, notebook }).signals?.curveballs
  expect(after?.map(({ curveball, questions }) => [curveball, questions.map(({ moment }) => moment.seq)])).toEqual([
    ['api_down', [22]],
    ['scale_100x', [50]],
  ])
})

describe('TL12 silences', () => {
  const gapsOf = (...events: [number, InterviewEvent][]) =>
    build({
      entries: [started, ...events.map(([seq, what]) => event(seq, what))],
      board: all(50, box('a', [0, 0], 'API')),
    }).signals?.gaps.map(({ from, to }) => [from.moment.seq, to.moment.seq])

  it('TL12 where nobody draws or taps for ninety seconds', () => {
    expect(gapsOf([139, { kind: 'frozen' }], [229, { kind: 'unfrozen' }], [400, { kind: 'ended' }])).toEqual([
      [139, 229],
      [229, 400],
    ])
  })

  it('TL12 a pause is none, and what one rater alone may see, coming and going break none', () => {
    const rater = lead.id
    expect(
      gapsOf(
        [60, { kind: 'paused' }],
        [400, { kind: 'resumed' }],
        [450, { kind: 'note-added', rater, id: 'n' }],
        [480, { kind: 'left', role: 'shadow' }],
        [500, { kind: 'ended' }],
      ),
    ).toEqual([[400, 500]])
  })
})

it('TL13 a signal that a person dismissed is named, with who and when; it can be taken back', () => {
  const notebook = [
    tap(20, { kind: 'signal-dismissed', signal: 'D3' } as const),
    tap(21, { kind: 'signal-dismissed', signal: 'metric' } as const),
    tap(22, { kind: 'signal-restored', signal: 'metric' } as const),
  ]
  expect(build({ notebook }).signals?.dismissed).toEqual([
    { signal: 'D3', at: '1970-01-01T00:00:20.000Z', moment: { seq: 20, document: 'notebook' }, by: lead },
  ])
})
