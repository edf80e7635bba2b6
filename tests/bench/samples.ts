/** Many measurements as a few numbers, and chance that can be repeated. */

/** `share` 0.5 is the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

export function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Whole numbers from 0 to below `limit`, the same for the same seed (xorshift). */
export function seeded(seed: number): (limit: number) => number {
  let state = seed | 1
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}
