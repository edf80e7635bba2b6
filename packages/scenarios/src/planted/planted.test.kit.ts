/** Faults planted into a sound file, one each, for the tests of the lint. */

export interface Planted {
  readonly rule: string
  /** What is exchanged for what. */
  readonly from: string | RegExp
  readonly to: string
  /** Where the finding must stand: the beginning of this piece. */
  readonly at: string
  /** What it must say; how to mend it is part of it. */
  readonly says: RegExp
  /** The day of the check. */
  readonly on?: string
}

type Row = readonly [rule: string, from: string | RegExp, to: string, at: string, says: RegExp, on?: string]

export function plantedFrom(rows: readonly Row[]): Planted[] {
  return rows.map(([rule, from, to, at, says, on]) => ({ rule, from, to, at, says, ...(on ? { on } : {}) }))
}
