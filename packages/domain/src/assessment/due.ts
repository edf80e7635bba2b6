/** Until when scorecards are expected (SC13). Times are milliseconds of the server's clock. */
import type { Settings } from '../interview/interview.ts'

/** Null while the interview has not ended: nothing is due before. */
export function dueTime(
  endedAt: number | null,
  { scorecardMinutes }: Pick<Settings, 'scorecardMinutes'>,
): number | null {
  return endedAt === null ? null : endedAt + scorecardMinutes * 60_000
}
