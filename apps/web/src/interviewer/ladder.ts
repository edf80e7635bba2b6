/**
 * The ladder of help for somebody who is stuck, in three steps: room, a question that opens a topic again, a fact that may
 * be given unasked. HL1 it is offered after 90 seconds without an edit on the board or a tap in a panel, and never while
 * the clock stands; HL2 the next step is the one after the last that was given; HL3 each step that was given is in the log
 * and stands beside the ratings, so that it counts for no more and no less than it was.
 */
import type { Help } from '@probeboard/documents/notebook'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { words } from './words.ts'

const patience = 90_000

export function isQuiet(given: {
  readonly now: number
  /** Each in server time; null for what never was. */
  readonly since: readonly (number | null)[]
  readonly paused: boolean
}): boolean {
  const last = Math.max(...given.since.map((time) => time ?? 0))
  return !given.paused && last > 0 && given.now - last >= patience
}

/** 1 to 3; after the third the third again. */
export function nextStep(help: ReadonlyMap<string, Help>): 1 | 2 | 3 {
  const highest = Math.max(0, ...[...help.values()].map(({ level }) => level))
  return highest === 0 ? 1 : highest === 1 ? 2 : 3
}

/** What to say at a step that is words alone. */
export function sayHelp(level: 1 | 2, dimension: DimensionId | null): string {
  return level === 1 ? words.help.room : words.help.reopen[dimension ?? 'D5']
}
