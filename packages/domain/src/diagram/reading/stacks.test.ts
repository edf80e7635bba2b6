/** Several equal shapes with a slight offset are one component. */
import { describe, expect, it } from 'vitest'
import type { BoardElement } from '../element.ts'
import { listEdges, listNodes, readDiagram } from './reader.ts'
import { arrow, box, shape, text } from './sketches.test.kit.ts'

const labels = (elements: readonly BoardElement[]): string[] =>
  listNodes(readDiagram(elements))
    .map(({ label }) => label)
    .sort()
const edges = (elements: readonly BoardElement[]): string[] =>
  listEdges(readDiagram(elements)).map((pair) => pair.join(' > '))

describe('stacks', () => {
  it('DG73 a stack of boxes is one component, and arrows to any of them lead to it', () => {
    const stack = [0, 1, 2].map((at) => shape(`s${at}`, [at * 8, at * 8], [160, 80]))
    const all = [...stack, text('t', [40, 30], 'Worker', { containerId: 's2' }), ...box('api', [400, 0], 'API')]
    expect(labels(all)).toEqual(['API', 'Worker'])
    expect(
      edges([
        ...all,
        arrow(
          'a',
          [
            [396, 40],
            [170, 30],
          ],
          { from: 'api', to: 's0' },
        ),
      ]),
    ).toEqual(['API > Worker'])
  })

  it.each([2, 3, 5])('DG73 a stack of %i boxes is one component with that count, however it is fanned out', (count) => {
    const fans: [number, number][] = [
      [8, 8],
      [-30, 20],
      [0, 45],
    ]
    for (const [dx, dy] of fans) {
      const stack = Array.from({ length: count }, (_, at) => shape(`s${at}`, [at * dx, at * dy], [160, 80]))
      const words = text('t', [40, 30], 'Worker', { containerId: 's0' })
      const nodes = [...readDiagram([...stack, words, ...box('api', [600, 0], 'API')]).nodes.values()]
      expect(nodes.map(({ label, count: of }) => [label, of])).toEqual([
        ['Worker', count],
        ['API', 1],
      ])
    }
  })

  it('DG73 boxes with words of their own are no stack, nor are boxes that only touch or differ in size', () => {
    const count = (elements: readonly BoardElement[]): number[] =>
      [...readDiagram(elements).nodes.values()].map(({ count: of }) => of)
    expect(count([...box('a', [0, 0], 'One'), ...box('b', [8, 8], 'Two')])).toEqual([1, 1])
    expect(count([...box('a', [0, 0], 'One'), shape('b', [150, 0], [160, 80])])).toEqual([1])
    expect(count([...box('a', [0, 0], 'One'), shape('b', [10, 10], [220, 120])])).toEqual([1])
  })
})
