/** A share of `npm run convergence`: as many seeds as fit in some seconds, and those that once failed. */
import { expect, test } from 'vitest'
import { run, today, type Weather } from './world.ts'

test.each([
  [3621, 'a label that had to make room was in the hand of somebody else'],
  [4945, 'an arrow was bound at its other end while its shape was dragged'],
  [605, 'a lock met a deletion on its way'],
  [324, 'a size came in between a change of the size and its writing'],
  [353, 'a deletion overtook the element'],
  [446587390, 'a label was set free for one that was only half there'],
  [
    20616,
    'an arrow that was dragged along was written over a change that came meanwhile, after a first write in the hand',
  ],
  [24377, 'whoever typed on in a deleted text took a lock off that another had set'],
  [28848, 'a label made room in the breath in which it was born'],
  [306877820, 'a deletion from afar let go of a shape while the arrow was in the hand'],
])('seed %i, which once failed: %s', (seed) => run(seed))

/** Faults that are known and not mended: who mends one turns its weather on in `today` and moves its seeds up. */
const open: readonly (readonly [keyof Weather, number, string])[] = [
  ['glimpses', 3, 'a stroke that is taken in the hand while its preview is seen is written as the preview had it'],
  ['glimpses', 133, 'a stroke that is dragged while its preview is seen keeps the size of its beginning'],
  ['glimpses', 236, 'undo of a deletion writes where the preview had the element'],
  ['readers', 137, 'it puts things in another order there'],
  ['leavers', 32, 'two labels stay when the author of the second has loaded the page again'],
]
test.fails.each(open)('open: %s, seed %i: %s', (weather, seed) => run(seed, { ...today, [weather]: true }))

test.fails.each([
  [29385, 'a shape does not know of an arrow that holds on to it'],
  [1714500253, 'an element that one deletes and another changes the state of comes back for a third'],
])('open: seed %i: %s', (seed) => run(seed))

const share = 300
/** Always the same ones: about one board in some thousands still disagrees, and a gate must not fail by chance. */
const first = 20_000

test(`${share} boards from seed ${first} come to the same end, with the rules held at every step`, {
  timeout: 180_000,
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
