/** A share of `npm run convergence`: as many seeds as fit in a few seconds, and those that once failed. */
import { expect, test } from 'vitest'
import { run } from './world.ts'

test.each([
  [1042, 'a label came before the shape that it was typed into'],
  [1078, 'a label came before the shape that it was typed into'],
  [1241, 'an arrow was deleted while its shape was in the hand'],
])('seed %i, which once failed: %s', (seed) => run(seed))

const share = 300
const first = Math.floor(Math.random() * 2 ** 31)

test(`${share} boards from seed ${first} come to the same end, with the rules held at every step`, {
  timeout: 120_000,
}, () => {
  for (let seed = first; seed < first + share; seed++) {
    try {
      run(seed)
    } catch (error) {
      throw new Error(`npm run convergence -- --seed ${seed} --runs 1`, { cause: error })
    }
  }
  expect(share).toBeGreaterThan(0)
})
