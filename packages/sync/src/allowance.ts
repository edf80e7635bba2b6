/** How much somebody may do: a bucket that is refilled steadily. */
export interface Rate {
  /** What a full bucket holds. */
  readonly burst: number
  readonly perSecond: number
}

/** Answers for each call whether so much is still within the rate. */
export function createAllowance({ burst, perSecond }: Rate): (much?: number) => boolean {
  let left = burst
  let asked = performance.now()
  return (much = 1) => {
    const now = performance.now()
    left = Math.min(burst, left + ((now - asked) / 1000) * perSecond)
    asked = now
    if (left < much) return false
    left -= much
    return true
  }
}
