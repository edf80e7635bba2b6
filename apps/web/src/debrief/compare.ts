/** Scorecards side by side: what each rater gave, on what evidence, and where two of them lie two or more apart. */

import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { type DimensionId, dimensionIds, type Participant } from '@probeboard/domain/interview/interview'
import { twoApart } from '@probeboard/domain/report/report'
import type { Rating } from '@probeboard/domain/scenario/rubric'
import { interviewTimeOf } from '@probeboard/domain/timeline/interview-time'
import type { TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { formatClock } from '../client/clock.ts'
import type { Scorecards } from './debrief-data.ts'

export interface Column {
  readonly rater: Participant
  readonly training: boolean
  /** The latest version counts; all of them stay. */
  readonly card: ScorecardDraft
}

export interface Row {
  readonly dimension: DimensionId
  readonly ratings: readonly (Rating | undefined)[]
  readonly pins: readonly { rater: Participant; pin: Evidence }[]
  readonly apart: boolean
}

export function columnsOf({ scorecards }: Scorecards): Column[] {
  return scorecards.flatMap(({ rater, training, versions }) => {
    const latest = versions.at(-1)
    return latest ? [{ rater, training, card: latest.card }] : []
  })
}

/** Dimensions that anybody rated. */
export function rowsOf(columns: readonly Column[]): Row[] {
  return dimensionIds
    .map((dimension) => ({
      dimension,
      ratings: columns.map(({ card }) => card.ratings[dimension]),
      pins: columns.flatMap(({ rater, card }) =>
        card.evidence.filter((pin) => pin.dimension === dimension).map((pin) => ({ rater, pin })),
      ),
      apart: twoApart(columns.flatMap(({ training, card }) => (training ? [] : (card.ratings[dimension] ?? [])))),
    }))
    .filter(({ ratings }) => ratings.some((rating) => rating !== undefined))
}

export interface Times {
  /** Milliseconds of the interview, pauses left out (TL17); null where it has not started. */
  since(at: string): number | null
  /** When a rater pinned or noted something. Raters name their pins themselves, so two may have the same id. */
  of(rater: string, id: string): number | null
}

/** Times of interview, from the log alone. */
export function timesOf(events: readonly TimelineEvent[]): Times {
  const since = interviewTimeOf(events)
  const pinned = new Map(
    events.flatMap(({ kind, rater, id, at }) =>
      kind === 'note-added' || kind === 'evidence-pinned' ? [[`${rater} ${id}`, since(at)] as const] : [],
    ),
  )
  return { since, of: (rater, id) => pinned.get(`${rater} ${id}`) ?? null }
}

/** The time of interview at a place in the log, as far as the events tell: that of the last one up to it. */
export function timeAt(events: readonly TimelineEvent[], times: Times, seq: number): string {
  const last = events.findLast(({ moment }) => moment.seq <= seq)
  const since = last ? times.since(last.at) : null
  return since === null ? '' : formatClock(since)
}
