/** Chance that can be repeated. */

/** A whole number from 0 up to, and without, the limit. */
export type Chance = (limit: number) => number

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(limit, 1))
  }
}
