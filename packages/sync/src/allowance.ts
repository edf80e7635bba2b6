/** How much somebody may do: a bucket that is refilled steadily. */
export interface Rate {
  /** What a full bucket holds. */
  readonly burst: number
  readonly perSecond: number
}

/** Answers for each call whether it still is within the rate. */
export function createAllowance({ burst, perSecond }: Rate): () => boolean {
  let left = burst
  let asked = performance.now()
  return () => {
    const now = performance.now()
    left = Math.min(burst, left + ((now - asked) / 1000) * perSecond)
    asked = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
