/**
 * What may be told of an interview, and to whom: the domain's rule of visibility, asked once here for scorecards, log,
 * timeline and report.
 */
import { visibleScorecards } from '@probeboard/domain/assessment/visibility'
import type { Participant, ParticipantId } from '@probeboard/domain/interview/interview'
import type { InterviewEvent, LogEntry } from '@probeboard/domain/interview/log'
import { buildReport, type Report } from '@probeboard/domain/report/report'
import { everyProbe } from '@probeboard/domain/scenario/bank'
import { constraintIds, type Fact } from '@probeboard/domain/scenario/scenario'
import type { Timeline } from '@probeboard/domain/timeline/timeline'
import type { InterviewRow, ParticipantRow, ScorecardRow, Storage } from '@probeboard/storage/storage'
import type { Context } from './context.ts'
import { listRaters, type RaterRow } from './raters.ts'

export interface Raters {
  /** Whether others' submitted cards are open to the one who asks. */
  readonly open: boolean
  readonly visible: readonly { rater: Participant; training: boolean; versions: ScorecardRow['versions'] }[]
  readonly hidden: readonly { rater: Participant; submitted: boolean }[]
  /** Whether the marks and notes of this rater may be seen. */
  mayRead(rater: ParticipantId): boolean
}

/** The participant who asks; null is the owner. */
export type Viewer = ParticipantRow | null

const person = ({ id, role, name }: Participant): Participant => ({ id, role, name })

export async function readRaters(storage: Storage, interview: InterviewRow, viewer: Viewer): Promise<Raters> {
  const cards = new Map((await storage.scorecards(interview.id)).map((card) => [card.rater, card.versions]))
  const raters = await listRaters(storage, interview.id)
  const { open, mayRead } = visibleScorecards(
    viewer ?? 'owner',
    raters.map(({ rater: { id, role }, submitted, expected }) => ({ id, role, submitted, expected })),
  )
  const shown = ({ rater, submitted }: RaterRow): boolean => submitted && mayRead(rater.id)
  return {
    open,
    visible: raters
      .filter(shown)
      .map(({ rater, training }) => ({ rater: person(rater), training, versions: cards.get(rater.id) ?? [] })),
    hidden: raters.filter((one) => !shown(one)).map(({ rater, submitted }) => ({ rater: person(rater), submitted })),
    mayRead,
  }
}

function mayReadEvent(event: InterviewEvent, raters: Raters): boolean {
  return event.kind === 'note-added' || event.kind === 'evidence-pinned' ? raters.mayRead(event.rater) : true
}

/** The log without others' sealed notes and evidence. */
export async function readLog(storage: Storage, interview: InterviewRow, raters: Raters): Promise<LogEntry[]> {
  const entries = await storage.log.read(interview.id)
  return entries.filter((entry) => entry.kind === 'update' || mayReadEvent(entry.event, raters))
}

/** The constraint that a fact is about: the lamp that it names, else its category. */
function constraintOf({ constraint, category }: Fact): string | undefined {
  return constraint ?? constraintIds.find((known) => known === category)
}

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

export async function readTimeline(
  { storage, timelines }: Pick<Context, 'storage' | 'timelines'>,
  interview: InterviewRow,
  raters: Raters,
): Promise<Timeline> {
  const { facts } = interview.scenario
  const probes = everyProbe(interview.scenario)
  const people = (await storage.participants(interview.id)).map(person)
  return timelines.read(interview, (timeline) =>
    timeline.tell({
      people,
      mayRead: (event) => mayReadEvent(event, raters),
      constraintOf: (id) => {
        const fact = facts.find((one) => one.id === id)
        return fact && constraintOf(fact)
      },
      dimensionOf: (id) => probes.find((probe) => probe.id === id)?.dimension,
    }),
  )
}

export async function readReport(
  context: Pick<Context, 'storage' | 'timelines'>,
  interview: InterviewRow,
  viewer: Viewer,
): Promise<Report> {
  const { storage } = context
  const raters = await readRaters(storage, interview, viewer)
  const { id, title, candidateName, state, settings, startedAt, endedAt, scenario } = interview
  return buildReport({
    interview: {
      id,
      title,
      candidateName,
      state,
      minutes: settings.minutes,
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
    },
    settings,
    scenario,
    people: (await storage.participants(id)).map(person),
    timeline: await readTimeline(context, interview, raters),
    scorecards: raters.visible,
    sealed: raters.hidden,
  })
}
