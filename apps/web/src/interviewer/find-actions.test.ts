import { expect, test } from 'vitest'
import type { Action } from './actions.ts'
import { findActions } from './find-actions.ts'

const action = (id: string, words: string, ...also: string[]): Action => ({
  id,
  group: 'Any',
  words,
  also,
  run: () => undefined,
})
const all = [
  action('cost', 'Tell: 6,000 dollars a month', 'What may it cost?', 'Is there a budget?'),
  action('pause', 'Pause'),
  action('phase', 'Go to Curveballs'),
  action('pin', 'Pin evidence', 'proof'),
]
const found = (query: string): string[] => findActions(all, query).map(({ id }) => id)

test('every word that is typed begins a word of the action or of what else finds it', () => {
  expect(found('bud')).toEqual(['cost'])
  expect(found('go cur')).toEqual(['phase'])
  expect(found('pau xyz')).toEqual([])
  expect(found('')).toEqual(all.map(({ id }) => id))
})

test('its own words count before the others, the table’s order decides the rest', () => {
  expect(found('p')).toEqual(['pause', 'pin'])
  expect(findActions([action('a', 'Other', 'pin'), ...all], 'pin').map(({ id }) => id)).toEqual(['pin', 'a'])
})
