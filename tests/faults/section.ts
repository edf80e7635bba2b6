/** What `npm run faults` runs: one kind of fault, so many times, from one seed. */
export interface SectionOptions {
  /** All of the release's number where it is left out. */
  readonly tries?: number
  readonly seed: number
  say(line: string): void
}

export interface SectionResult {
  readonly name: string
  readonly tries: number
  readonly figures: Record<string, string>
  readonly ok: boolean
}

export type Section = (options: SectionOptions) => Promise<SectionResult>

/** Gathers what went wrong, saying each at once. */
export function createFindings({ seed, say }: SectionOptions): {
  readonly ok: boolean
  add(where: string, faults: readonly string[]): void
} {
  let ok = true
  return {
    get ok() {
      return ok
    },
    add(where, faults) {
      if (faults.length === 0) return
      ok = false
      say(`FAULT, seed ${seed}, ${where}: ${faults.slice(0, 5).join('; ')} (${faults.length} in all)`)
    },
  }
}

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Median, 99th percentile and most, in ms. */
export function spread(values: readonly number[]): string {
  return `${[0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(0)).join(' / ')} ms`
}
