import type { Fact } from '@probeboard/domain/scenario/scenario'
import { expect, it } from 'vitest'
import { searchFacts } from './fact-search.ts'

const fact = (id: string, hints: string[], answer: string): Fact => ({
  id,
  category: 'load',
  hints,
  answer,
  reveal: 'on-ask',
})
const facts = [
  fact('budget', ['What is the budget?', 'How much may it cost?'], '$6,000 a month.'),
  fact('speed', ['How fast must it be?'], 'Within the budget of 12 seconds.'),
]

it('finds by three letters, hints before answers', () => {
  expect(searchFacts(facts, 'bud').map(({ id }) => id)).toEqual(['budget', 'speed'])
  expect(searchFacts(facts, 'how fas').map(({ id }) => id)).toEqual(['speed'])
  expect(searchFacts(facts, 'zebra')).toEqual([])
})

it('shows everything for an empty search and minds no punctuation', () => {
  expect(searchFacts(facts, '  ').length).toBe(2)
  expect(searchFacts(facts, 'What is the budget?').map(({ id }) => id)).toEqual(['budget'])
})
