/** What stands on a board is read as people see it: one small drawing for each rule, and for each way to be misled. */
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../element.ts'
import { listEdges, listNodes, readDiagram } from './reader.ts'
import { arrow, box, shape, text } from './sketches.test.kit.ts'

const labels = (elements: readonly BoardElement[]): string[] =>
  listNodes(readDiagram(elements))
    .map(({ label }) => label)
    .sort()
const edges = (elements: readonly BoardElement[]): string[] =>
  listEdges(readDiagram(elements))
    .map((pair) => pair.join(' > '))
    .sort()
const boundaries = (elements: readonly BoardElement[]): string[] =>
  [...readDiagram(elements).nodes.values()].filter(({ role }) => role === 'boundary').map(({ label }) => label)

describe('components', () => {
  it('DG70 a shape is called by its bound label, or by the loose text in it', () => {
    expect(labels([...box('a', [0, 0], 'API')])).toEqual(['API'])
    expect(labels([shape('a', [0, 0], [200, 100]), text('t', [40, 30], 'LLM')])).toEqual(['LLM'])
  })

  it('DG70 of several texts in a shape the largest is its name; a mark such as {} never is', () => {
    const texts = [
      text('t1', [20, 10], 'Input', { fontSize: 24 }),
      text('t2', [20, 60], 'why it is there', { fontSize: 12 }),
    ]
    expect(labels([shape('a', [0, 0], [300, 100]), ...texts])).toEqual(['Input'])
    expect(
      labels([
        shape('a', [0, 0], [200, 120]),
        text('t1', [60, 10], '{ }', { fontSize: 40 }),
        text('t2', [60, 70], 'Store'),
      ]),
    ).toEqual(['Store'])
  })

  it('DG71 a group with one label is one component', () => {
    const groupIds = ['g']
    const icon = [
      shape('top', [0, 0], [60, 20], { type: 'ellipse', groupIds }),
      shape('body', [0, 10], [60, 60], { groupIds }),
      text('t', [0, 75], 'State DB', { groupIds }),
    ]
    expect(labels(icon)).toEqual(['State DB'])
  })

  it('DG71 small print in a picture is no name', () => {
    const groupIds = ['g']
    const picture = [
      shape('cell', [5, 5], [40, 14], { groupIds }),
      text('key', [8, 6], 'Key', { fontSize: 6, groupIds }),
      shape('frame', [0, 0], [120, 90], { groupIds }),
      text('t', [30, 60], 'Redis', { groupIds }),
    ]
    expect(labels(picture)).toEqual(['Redis'])
  })

  it('DG72 an icon takes the text below it rather than that of its neighbour', () => {
    const icons = [0, 1].flatMap((at) => [
      shape(`i${at}`, [at * 200, 0], [60, 60], { type: 'ellipse' }),
      text(`t${at}`, [at * 200, 70], at === 0 ? 'Users' : 'Papers'),
    ])
    expect(labels(icons)).toEqual(['Papers', 'Users'])
  })

  it('DG72 in an area the captions of icons stay captions', () => {
    const images = [0, 1].flatMap((at) => [
      shape(`i${at}`, [100, 100 + at * 200], [60, 60], { type: 'diamond', groupIds: [`g${at}`] }),
      shape(`j${at}`, [110, 110 + at * 200], [20, 20], { type: 'ellipse', groupIds: [`g${at}`] }),
      text(`t${at}`, [100, 170 + at * 200], at === 0 ? 'Loki' : 'Kibana'),
    ])
    const column = [shape('area', [0, 0], [300, 500]), text('title', [100, 10], 'Storage'), ...images]
    expect(labels(column)).toEqual(['Kibana', 'Loki'])
    expect(boundaries(column)).toEqual(['Storage'])
  })

  it('DG74 an area is a boundary with a title, unless something leads to it', () => {
    const cluster = [shape('k', [0, 0], [500, 300]), text('title', [20, 8], 'Cluster'), ...box('a', [100, 100], 'API')]
    expect(labels(cluster)).toEqual(['API'])
    expect(boundaries(cluster)).toEqual(['Cluster'])
    const led = [
      ...cluster,
      ...box('cli', [700, 100], 'CLI'),
      arrow(
        'x',
        [
          [696, 140],
          [504, 140],
        ],
        { from: 'cli', to: 'k' },
      ),
    ]
    expect(labels(led)).toEqual(['API', 'CLI', 'Cluster'])
    expect(edges(led)).toEqual(['CLI > Cluster'])
  })

  it('DG75 a kind in brackets and what a box does are not its name', () => {
    const words = 'Metrics logger\n[component]\nKeeps metrics of all runs'
    expect(labels([shape('a', [0, 0], [400, 200]), text('t', [20, 40], words)])).toEqual(['Metrics logger'])
    expect(labels([shape('a', [0, 0], [400, 200]), text('t', [20, 40], 'Monitor\n----------\nrun()')])).toEqual([
      'Monitor',
    ])
  })

  it('DG76 a loose text is a component where an arrow leads to it; a heading and a long note are none', () => {
    const question = [text('q', [0, 0], 'Question'), ...box('llm', [0, 200], 'LLM')]
    expect(labels(question)).toEqual(['LLM'])
    expect(
      labels([
        ...question,
        arrow(
          'a',
          [
            [40, 30],
            [40, 196],
          ],
          { from: 'q', to: 'llm' },
        ),
      ]),
    ).toEqual(['LLM', 'Question'])
    const note = text('n', [0, 0], 'Here stands what came out when we ran it, and it was long')
    expect(
      labels([
        note,
        ...box('llm', [0, 200], 'LLM'),
        arrow(
          'a',
          [
            [40, 196],
            [40, 30],
          ],
          { from: 'llm', to: 'n' },
        ),
      ]),
    ).toEqual(['LLM'])
  })
})

describe('links', () => {
  const pair = [...box('a', [0, 0], 'API'), ...box('b', [400, 0], 'LLM')]

  it('DG77 text beside the middle of an arrow is a word on it, also where the arrow was bound to it by accident', () => {
    const word = text('w', [250, 10], 'post')
    const bound = arrow(
      'x',
      [
        [164, 40],
        [396, 40],
      ],
      { from: 'w', to: 'b' },
    )
    expect(labels([...pair, word, bound])).toEqual(['API', 'LLM'])
    expect(edges([...pair, word, bound])).toEqual(['API > LLM'])
    expect([...readDiagram([...pair, word, bound]).edges.values()].map((edge) => edge.labels)).toEqual([['post']])
  })

  it('DG78 ends that hold on to nothing mean what lies ahead of them', () => {
    expect(
      edges([
        ...pair,
        arrow('x', [
          [170, 40],
          [385, 42],
        ]),
      ]),
    ).toEqual(['API > LLM'])
  })

  it('DG78 an end far from everything means nothing', () => {
    expect(
      edges([
        ...pair,
        arrow('x', [
          [170, 400],
          [385, 420],
        ]),
      ]),
    ).toEqual([])
  })

  it('DG78 an end in an area means the thing in it rather than the area', () => {
    const area = [shape('k', [300, -100], [500, 300]), text('title', [320, -90], 'Persona')]
    expect(
      edges([
        ...pair,
        ...area,
        arrow('x', [
          [170, 40],
          [385, 42],
        ]),
      ]),
    ).toEqual(['API > LLM'])
  })

  it('DG78 an arrow to a nameless frame around one thing means the thing', () => {
    const frame = shape('f', [380, -20], [200, 120])
    expect(
      edges([
        ...pair,
        frame,
        arrow(
          'x',
          [
            [164, 40],
            [376, 40],
          ],
          { from: 'a', to: 'f' },
        ),
      ]),
    ).toEqual(['API > LLM'])
  })

  it('DG79 line, line and arrow whose ends meet are one arrow', () => {
    const line = { type: 'line', endArrowhead: null } as const
    const pieces = [
      arrow(
        'x1',
        [
          [80, 84],
          [80, 300],
        ],
        { ...line, from: 'a' },
      ),
      arrow(
        'x2',
        [
          [80, 300],
          [480, 300],
        ],
        line,
      ),
      arrow(
        'x3',
        [
          [480, 300],
          [480, 84],
        ],
        { to: 'b' },
      ),
    ]
    expect(edges([...pair, ...pieces])).toEqual(['API > LLM'])
  })

  it('DG79 where three ends meet, the two that go straight on are one arrow, and its words may stand at the seam', () => {
    const line = { type: 'line', endArrowhead: null } as const
    const way = (...ends: [number, number][]) => ends
    const pieces = [
      arrow('x1', way([164, 40], [280, 40]), { ...line, from: 'a' }),
      arrow('x2', way([280, 40], [396, 40]), { to: 'b' }),
      text('t', [255, 12], 'asks'),
      arrow('x3', way([280, 40], [280, 300]), line),
    ]
    const { edges: read } = readDiagram([...pair, ...pieces])
    expect([...read.values()]).toMatchObject([{ from: 'a', to: 'b', directed: 'one way', labels: ['asks'] }])
  })

  it('DG79 two heads lead both ways, a head at the start alone leads back, none leads nowhere', () => {
    const way = [
      [164, 40],
      [396, 40],
    ] as const
    const ends = { from: 'a', to: 'b' }
    expect(edges([...pair, arrow('x', way, { ...ends, startArrowhead: 'arrow' })])).toEqual(['API > LLM', 'LLM > API'])
    expect(edges([...pair, arrow('x', way, { ...ends, startArrowhead: 'arrow', endArrowhead: null })])).toEqual([
      'LLM > API',
    ])
    expect(edges([...pair, arrow('x', way, { ...ends, endArrowhead: null })])).toEqual([])
    expect(edges([...pair, arrow('x', way, { ...ends, startArrowhead: 'dot' })])).toEqual(['API > LLM'])
    const plain = readDiagram([...pair, arrow('x', way, { ...ends, type: 'line', endArrowhead: null })])
    expect([...plain.edges.values()].map(({ directed }) => directed)).toEqual(['no'])
  })
})
