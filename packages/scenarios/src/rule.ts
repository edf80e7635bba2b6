/** What a rule of the lint is, and what it answers. */
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Problem } from './source.ts'

/** An error makes a scenario unfit for use; a warning wants a human's look. */
export type Level = 'error' | 'warning'

export interface Remark {
  readonly path: readonly PropertyKey[]
  /** Which character of the text at `path`. */
  readonly at?: number
  /** What is wrong, and how to mend it. */
  readonly message: string
}

export interface Rule {
  readonly name: string
  readonly level: Level
  /** What it asks of a scenario, as one sentence. */
  readonly asks: string
  /** What to do where that is not so. */
  readonly mend: string
  /** Today's date comes in, so that the same file lints alike. */
  check(scenario: Scenario, today: string): Remark[]
}

export interface Finding extends Problem {
  readonly level: Level
  readonly rule: string
}
