import { expect, test } from 'vitest'
import { namesBeneath, numbersLeaningOn } from './leaning.ts'

const numbers = [
  { id: 'roof', formula: 'wall * 2' },
  { id: 'wall', formula: 'stone + 1' },
  { id: 'door', formula: 'wood' },
  { id: 'broken', formula: 'stone +' },
  { id: 'egg', formula: 'hen' },
  { id: 'hen', formula: 'egg' },
]

test('SN14 what leans on a name is found however far off and in any order of writing', () => {
  expect(numbersLeaningOn(['stone'], numbers)).toEqual(['roof', 'wall'])
  expect(numbersLeaningOn(['wood', 'egg'], numbers)).toEqual(['door', 'egg', 'hen'])
})

test('SN14 what a number leans on is found down to the inputs, and a circle ends', () => {
  expect([...namesBeneath(['roof'], numbers)].sort()).toEqual(['roof', 'stone', 'wall'])
  expect([...namesBeneath(['egg'], numbers)].sort()).toEqual(['egg', 'hen'])
  expect([...namesBeneath([], numbers)]).toEqual([])
})
