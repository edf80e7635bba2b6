/** One's own scorecard and, once sealed, those of others. The server holds the seal: nothing leaves before it may. */
import { dueTime } from '@probeboard/domain/assessment/due'
import { missingFrom, type ScorecardDraft, type SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import type { InterviewEvent, LogEntry, Moment } from '@probeboard/domain/interview/log'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { ParticipantRow } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { readRaters } from '../debrief.ts'
import { listRaters } from '../raters.ts'
import { refuse } from '../refusal.ts'
import { dimensionsAsked } from '../split.ts'
import type { Routes } from './route.ts'

/** Notes and evidence that are new in `next`: each gets its place in the log, and so the server's time. */
function additions(before: ScorecardDraft, next: ScorecardDraft, rater: ParticipantRow['id']): InterviewEvent[] {
  const fresh = <One extends { id: string }>(was: readonly One[], is: readonly One[]): One[] => {
    const known = new Set(was.map(({ id }) => id))
    return is.filter(({ id }) => !known.has(id))
  }
  return [
    ...fresh(before.notes, next.notes).map(({ id }): InterviewEvent => ({ kind: 'note-added', rater, id })),
    ...fresh(before.evidence, next.evidence).map(
      ({ id, dimension }): InterviewEvent => ({ kind: 'evidence-pinned', rater, id, dimension }),
    ),
  ]
}

/** Moments are the server's: what is new stands at its own place in the log, what was there keeps the place it had. */
function stampMoments(before: ScorecardDraft, next: ScorecardDraft, entries: readonly LogEntry[]): ScorecardDraft {
  const places = new Map<string, Moment>()
  for (const { id, moment } of [...before.notes, ...before.evidence]) if (moment) places.set(id, moment)
  for (const entry of entries)
    if (entry.kind === 'event' && 'id' in entry.event) places.set(entry.event.id, { seq: entry.seq })
  return {
    ...next,
    notes: next.notes.map((note) => ({ ...note, ...(places.has(note.id) ? { moment: places.get(note.id) } : {}) })),
    evidence: next.evidence.map((pin) => ({ ...pin, moment: places.get(pin.id) ?? pin.moment })),
  }
}

export function addScorecardCalls(routes: Routes, context: Context): void {
  const { storage, desks } = context

  routes.seat(interviewerApi.scorecard, async ({ seat, interview }) => {
    const { draft, versions } = await storage.scorecard(interview.id, seat.id)
    return { card: versions.at(-1)?.card ?? draft, versions: [...versions], dimensions: interview.settings.dimensions }
  })

  routes.seat(interviewerApi.saveScorecard, ({ seat, interview, body }) =>
    desks.at(interview, async (desk) => {
      const { draft, versions } = await storage.scorecard(interview.id, seat.id)
      if (versions.length > 0) return refuse('sealed')
      if (body.revision !== draft.revision) return refuse('stale-revision', { current: draft })
      const events = additions(draft, body, seat.id)
      const entries = events.length > 0 ? await desk.record(events, seat) : []
      const revision = await storage.saveScorecard(interview.id, seat.id, stampMoments(draft, body, entries))
      if (revision === null) return refuse('stale-revision', { current: draft })
      return { revision }
    }),
  )

  routes.seat(interviewerApi.submitScorecard, ({ seat, interview }) =>
    desks.at(interview, async (desk) => {
      const { draft, versions } = await storage.scorecard(interview.id, seat.id)
      if (versions.length > 0) return refuse('sealed')
      const missing = missingFrom(draft, await dimensionsAsked(context, interview, seat, draft))
      if (missing.length > 0) return refuse('incomplete', { missing })
      const sealed: SealedScorecard = {
        rater: seat.id,
        version: 1,
        submittedAt: new Date(context.now()).toISOString(),
        card: draft,
      }
      await context.audit.note(seat.id, 'scorecard-submitted', interview.id)
      await storage.sealScorecard(interview.id, sealed)
      await desk.record([{ kind: 'scorecard-submitted', rater: seat.id, version: 1 }], seat)
      return sealed
    }),
  )

  routes.seat(interviewerApi.amendScorecard, ({ seat, interview, body }) =>
    desks.at(interview, async (desk) => {
      const { versions } = await storage.scorecard(interview.id, seat.id)
      const last = versions.at(-1)
      if (!last) return refuse('wrong-state')
      const { reason, ...card } = body
      if (card.revision !== last.card.revision) return refuse('stale-revision', { current: last.card })
      const missing = missingFrom(card, await dimensionsAsked(context, interview, seat, card))
      if (missing.length > 0) return refuse('incomplete', { missing })
      const raters = await readRaters(storage, interview, seat)
      const events = additions(last.card, card, seat.id)
      const entries = events.length > 0 ? await desk.record(events, seat) : []
      const sealed: SealedScorecard = {
        rater: seat.id,
        version: last.version + 1,
        submittedAt: new Date(context.now()).toISOString(),
        card: { ...stampMoments(last.card, card, entries), revision: card.revision + 1 },
        reason,
        afterPeers: raters.visible.some(({ rater }) => rater.id !== seat.id),
      }
      await context.audit.note(seat.id, 'scorecard-amended', interview.id, `version ${sealed.version}`)
      await storage.sealScorecard(interview.id, sealed)
      await desk.record([{ kind: 'scorecard-submitted', rater: seat.id, version: sealed.version }], seat)
      return sealed
    }),
  )

  routes.interview(interviewerApi.raters, async ({ interview, who }) => {
    const raters = await listRaters(storage, interview.id)
    const due = dueTime(interview.endedAt, interview.settings)
    // Who steers or owns the interview may remind the others; everybody else is told of oneself.
    const all = who.kind !== 'seat' || who.seat.role === 'lead'
    return {
      due: due === null ? null : new Date(due).toISOString(),
      raters: raters.filter(({ rater }) => all || (who.kind === 'seat' && who.seat.id === rater.id)),
    }
  })

  routes.interview(interviewerApi.scorecards, async ({ interview, who }) => {
    const { open, visible, hidden } = await readRaters(storage, interview, who.kind === 'seat' ? who.seat : null)
    return {
      open,
      scorecards: visible.map(({ rater, training, versions }) => ({ rater, training, versions: [...versions] })),
      sealed: [...hidden],
    }
  })
}
