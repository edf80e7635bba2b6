/**
 * How late an interview ends when every phase to come keeps its minutes. The candidate's own time at the end is among them:
 * who runs over takes it from the meeting's end and never from their questions.
 */
import type { Stage } from '@probeboard/documents/brief'
import { isCandidatesTime } from '@probeboard/domain/assessment/next-probe'
import type { Settings } from '@probeboard/domain/interview/interview'
import { elapsed, phaseLeft } from '../client/clock.ts'

const minute = 60_000

/** Whole minutes, never negative; under one counts as none. */
export function overrun(stage: Stage, { phases, extraTime }: Settings, now: number): number {
  const gone = elapsed(stage, now)
  const left = phaseLeft(stage, now)
  if (gone === null || left === null) return 0
  const ahead = phases
    .slice(phases.findIndex(({ id }) => id === stage.phase) + 1)
    .reduce((sum, { minutes }) => sum + minutes * extraTime * minute, 0)
  return Math.max(0, Math.floor((gone + Math.max(0, left) + ahead - stage.minutes * minute) / minute))
}

/** What is kept for the candidate's questions, in minutes. */
export function theirMinutes({ phases, extraTime }: Settings): number {
  return phases
    .filter(({ id }) => isCandidatesTime(phases, id))
    .reduce((sum, { minutes }) => sum + minutes * extraTime, 0)
}
