import type { Fact } from '@probeboard/domain/scenario/scenario'
import { expect, test } from 'vitest'
import { searchFacts } from './fact-search.ts'

const fact = (id: string, hints: string[], answer: string, category: Fact['category'] = 'load'): Fact => ({
  id,
  category,
  hints,
  answer,
  reveal: 'on-ask',
})
const facts = [
  fact('speed', ['How fast must it be?'], 'Within the budget of 12 seconds.', 'latency'),
  fact('budget', ['What is the budget?', 'How much may it cost?'], '$6,000 a month.', 'cost'),
  fact('café', ['Where do they meet?'], 'In the café.', 'team'),
]
const found = (query: string) => searchFacts(facts, query).map(({ id }) => id)

test('three letters find a fact by hint, then by answer, then by category', () => {
  expect(found('bud')).toEqual(['budget', 'speed'])
  expect(found('lat')).toEqual(['speed'])
  expect(found('tea')).toEqual(['café'])
})

test('a synonym finds the category that it means, beside what has the word itself', () => {
  expect(found('price')).toEqual(['budget'])
  expect(found('latenc')).toEqual(['speed'])
  expect(found('headc')).toEqual(['café'])
  expect(found('he')).toEqual([])
})

test('every word must be found; case, marks and accents do not matter', () => {
  expect(found('How FAST?')).toEqual(['speed'])
  expect(found('cafe')).toEqual(['café'])
  expect(found('fast zebra')).toEqual([])
})

test('a whole hint finds its own fact first', () => {
  expect(found('How much may it cost?')).toEqual(['budget'])
})

test('nothing typed shows all, in the order of the file', () => {
  expect(found('  ')).toEqual(['speed', 'budget', 'café'])
})
