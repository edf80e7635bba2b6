/**
 * Help for a candidate who is stuck, in three steps (HP1-HP4 of SPEC.md). A silence offers it, a person gives it, and
 * the log has what was said, so that whoever rates knows what came unaided.
 */
import type { DimensionId } from '../interview/interview.ts'
import type { TimelineEvent } from '../timeline/timeline.ts'

export const helpLevels = [1, 2, 3] as const
export type HelpLevel = (typeof helpLevels)[number]

/** In milliseconds, of server time. */
export const quietBeforeHelp = 90_000

/** The first step gives time. */
export const takeYourTime = 'Take your time; think aloud.'

/** The second step opens the subject again and hints at nothing: neither at what is missing nor at what would be good. */
export const openQuestions: Readonly<Record<DimensionId, string>> = {
  D1: 'What would you like to know before you go on?',
  D2: 'How does the data get from where it arises to where it is used?',
  D3: 'How would you find out whether this does what it should?',
  D4: 'What happens when one part of this does not answer?',
  D5: 'What else did you think of here, and what decided it?',
  D6: 'Would you walk me through what stands there so far?',
}

/** HP1, HP4: for how long it has been quiet, where help is to be offered; otherwise null. */
export function offeredAfter(quietSince: number | null, now: number, wavedAway: number | null): number | null {
  if (quietSince === null || quietSince === wavedAway || now - quietSince < quietBeforeHelp) return null
  return now - quietSince
}

export interface HelpGiven {
  readonly at: string
  readonly text: string
  /** Null where it was given outside of the ladder. */
  readonly level: HelpLevel | null
}

export function readHelp(events: readonly TimelineEvent[]): HelpGiven[] {
  return events.flatMap(({ kind, at, text, level }) =>
    kind === 'help-given' && typeof text === 'string'
      ? [{ at, text, level: helpLevels.find((one) => one === level) ?? null }]
      : [],
  )
}

/** HP2. `phaseBegan` in milliseconds. */
export function nextStep(given: readonly HelpGiven[], phaseBegan: number): HelpLevel {
  const last = given.findLast(({ at, level }) => level !== null && Date.parse(at) >= phaseBegan)?.level ?? 0
  return helpLevels.find((level) => level > last) ?? 3
}
