/**
 * What is told of one interview: who, what was asked and told, and the submitted scorecards side by side as their
 * authors wrote them. Nothing here adds, averages or ranks (RP1); sealed cards are named and stay shut (RP2).
 */
import type { SealedScorecard } from '../assessment/scorecard.ts'
import { type DimensionId, dimensionIds, type Participant } from '../interview/interview.ts'
import { dimensions, type Rating } from '../scenario/rubric.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Timeline, TimelineEvent } from '../timeline/timeline.ts'

export interface ReportSources {
  readonly interview: {
    readonly id: string
    readonly title: string
    readonly candidateName: string | null
    readonly state: string
    readonly minutes: number
    /** ISO 8601, or null. */
    readonly startedAt: string | null
    readonly endedAt: string | null
  }
  readonly scenario: Scenario
  readonly people: readonly Participant[]
  readonly timeline: Timeline
  readonly scorecards: readonly { rater: Participant; training: boolean; versions: readonly SealedScorecard[] }[]
  readonly sealed: readonly { rater: Participant; submitted: boolean }[]
}

export interface ReportEvidence {
  /** Time of interview such as 24:12; empty where it is not known. */
  readonly time: string
  readonly kind: string
  readonly text: string
  readonly dimension: DimensionId
}

export interface ReportVersion {
  readonly version: number
  readonly submittedAt: string
  readonly reason: string | null
  /** Amended when its author could see others' marks. */
  readonly afterPeers: boolean
  readonly ratings: Partial<Record<DimensionId, Rating>>
  readonly evidence: readonly ReportEvidence[]
  readonly notes: readonly { time: string; text: string }[]
  readonly flags: readonly string[]
  readonly recommendation: string | null
  readonly comment: string | null
}

export interface Report {
  readonly interview: ReportSources['interview']
  readonly scenario: { readonly id: string; readonly version: number; readonly title: string }
  readonly people: readonly { name: string; role: string }[]
  readonly signals: readonly string[]
  readonly told: readonly { time: string; text: string; unasked: boolean; takenBack: boolean }[]
  readonly curveballs: readonly { time: string; title: string; text: string; takenBack: boolean }[]
  readonly probes: readonly { time: string; dimension: DimensionId; ask: string; state: string }[]
  readonly dimensions: readonly {
    id: DimensionId
    name: string
    ratings: readonly { rater: string; rating: Rating }[]
    /** RP3: two raters are two or more apart. */
    apart: boolean
  }[]
  readonly scorecards: readonly { rater: string; role: string; training: boolean; versions: readonly ReportVersion[] }[]
  readonly sealed: readonly { rater: string; submitted: boolean }[]
}

/** RP3: whether two ratings lie two or more apart; N/O is no rating and lies near everything. */
export function twoApart(ratings: readonly Rating[]): boolean {
  const numbers = ratings.filter((rating) => rating !== 'N/O')
  return numbers.length > 1 && Math.max(...numbers) - Math.min(...numbers) >= 2
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Minutes and seconds since the start. */
function timesOf(events: readonly TimelineEvent[]) {
  const started = events.find(({ kind }) => kind === 'started')?.at
  const since = (at: string): string => {
    if (!started) return ''
    const seconds = Math.max(0, Math.round((Date.parse(at) - Date.parse(started)) / 1000))
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  }
  const pinned = new Map(
    events
      .filter(({ kind }) => kind === 'note-added' || kind === 'evidence-pinned')
      .map(({ id, at }) => [text(id), since(at)]),
  )
  return { since, of: (id: string): string => pinned.get(id) ?? '' }
}

function signalsOf({ signals }: Timeline): string[] {
  if (!signals) return []
  const words = {
    before: 'asked for before the first box',
    after: 'asked for after the first box',
    never: 'not asked for',
  }
  return Object.entries(signals.constraints).map(([constraint, order]) => `${constraint}: ${words[order]}`)
}

export function buildReport(sources: ReportSources): Report {
  const { interview, scenario, people, timeline, scorecards, sealed } = sources
  const { events } = timeline
  const times = timesOf(events)
  const takenBack = new Set(events.filter(({ kind }) => kind === 'taken-back').map(({ key }) => text(key)))
  const flagText = (id: string): string => scenario.flags.find((flag) => flag.id === id)?.text ?? id

  const versionOf = ({ version, submittedAt, reason, afterPeers, card }: SealedScorecard): ReportVersion => ({
    version,
    submittedAt,
    reason: reason ?? null,
    afterPeers: afterPeers ?? false,
    ratings: card.ratings,
    evidence: card.evidence.map((pin) => ({
      time: times.of(pin.id),
      kind: pin.kind,
      text: pin.text ?? '',
      dimension: pin.dimension,
    })),
    notes: card.notes.map((note) => ({ time: times.of(note.id), text: note.text })),
    flags: card.flags.map(({ flag }) => flagText(flag)),
    recommendation: card.recommendation ?? null,
    comment: card.comment ?? null,
  })

  const probeStates = new Map<string, { time: string; state: string }>()
  for (const { kind, probe, state, at } of events)
    if (kind === 'probe-marked') {
      if (typeof state === 'string') probeStates.set(text(probe), { time: times.since(at), state })
      else probeStates.delete(text(probe))
    }

  return {
    interview,
    scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
    people: people.map(({ name, role }) => ({ name, role })),
    signals: signalsOf(timeline),
    told: events
      .filter(({ kind }) => kind === 'fact-revealed')
      .map((event) => ({
        time: times.since(event.at),
        text: text(event.text),
        unasked: event.unasked === true,
        takenBack: takenBack.has(text(event.key)),
      })),
    curveballs: events.flatMap((event) => {
      const curveball =
        event.kind === 'curveball-thrown' && scenario.curveballs.find(({ id }) => id === event.curveball)
      if (!curveball) return []
      const { title, text: words } = curveball
      return [{ time: times.since(event.at), title, text: words, takenBack: takenBack.has(text(event.key)) }]
    }),
    probes: scenario.probes.flatMap(({ id, dimension, ask }) => {
      const mark = probeStates.get(id)
      return mark ? [{ ...mark, dimension, ask }] : []
    }),
    dimensions: dimensionIds.map((id) => {
      const ratings = scorecards.flatMap(({ rater, versions }) => {
        const rating = versions.at(-1)?.card.ratings[id]
        return rating === undefined ? [] : [{ rater: rater.name, rating }]
      })
      // A card in training never counts, so it makes no difference between raters.
      const counted = scorecards
        .filter(({ training }) => !training)
        .flatMap(({ versions }) => versions.at(-1)?.card.ratings[id] ?? [])
      return { id, name: dimensions[id].name, ratings, apart: twoApart(counted) }
    }),
    scorecards: scorecards.map(({ rater, training, versions }) => ({
      rater: rater.name,
      role: rater.role,
      training,
      versions: versions.map(versionOf),
    })),
    sealed: sealed.map(({ rater, submitted }) => ({ rater: rater.name, submitted })),
  }
}
