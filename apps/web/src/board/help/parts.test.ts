import { expect, test } from 'vitest'
import { describe, partsOf, selectedParts } from './parts.ts'
import { arrow, label, shape } from './shapes.test.kit.ts'

test('parts come in rows from above, each from the left, even where boxes of a row stand a little askew', () => {
  const parts = partsOf([
    shape('below', 0, 300),
    shape('right', 400, 0),
    shape('left', 0, 20),
    shape('middle', 200, 10),
  ])
  expect(parts.map(({ id }) => id)).toEqual(['left', 'middle', 'right', 'below'])
})

test('a part is said by its label, its kind and how many arrows hold on to it', () => {
  const [model, store] = partsOf([
    shape('a', 0, 0),
    label('a-label', 'a', 'LLM\n large'),
    shape('b', 300, 0, { type: 'ellipse' }),
    arrow('ab', 'a', 'b'),
    arrow('ba', 'b', 'a'),
  ])
  expect(model && describe(model)).toBe('LLM large, box, 2 connections')
  expect(store && describe(store)).toBe('No label, ellipse, 2 connections')
})

test('a group is one part: what carries the label holds the arrows, and all of it is selected', () => {
  const groupIds = ['store']
  const parts = partsOf([
    shape('lid', 0, 0, { type: 'ellipse', groupIds }),
    shape('body', 0, 20, { groupIds }),
    shape('rim', 0, 20, { type: 'line', points: [[0, 0]], groupIds }),
    label('name', 'body', 'Database'),
  ])
  expect(parts).toMatchObject([{ id: 'body', ids: ['lid', 'body', 'rim'], name: 'Database' }])
})

test('the selected parts stand in the order of selection, a group once', () => {
  const parts = partsOf([
    shape('a', 0, 0),
    shape('b', 200, 0, { groupIds: ['g'] }),
    shape('c', 400, 0, { groupIds: ['g'] }),
  ])
  expect(selectedParts(parts, ['c', 'b', 'a', 'gone']).map(({ ids }) => ids)).toEqual([['b', 'c'], ['a']])
})
