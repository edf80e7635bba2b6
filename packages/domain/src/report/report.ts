/**
 * What is told of one interview: who, what was asked and told, and the submitted scorecards side by side as their
 * authors wrote them. Nothing here adds, averages or ranks (RP1); sealed cards are named and stay shut (RP2).
 */
import { readHelp } from '../assessment/help.ts'
import type { SealedScorecard } from '../assessment/scorecard.ts'
import { findFlag } from '../assessment/standard-flags.ts'
import {
  type DimensionId,
  dimensionIdSchema,
  dimensionIds,
  type Participant,
  type Settings,
} from '../interview/interview.ts'
import { everyProbe, everyTradeoff, type FrozenScenario, partId } from '../scenario/bank.ts'
import { dimensions, type Rating } from '../scenario/rubric.ts'
import { interviewTimeOf } from '../timeline/interview-time.ts'
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
  readonly settings: Pick<Settings, 'phases' | 'dimensions'>
  readonly scenario: FrozenScenario
  readonly people: readonly Participant[]
  /** As the reader may see it. */
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
  /** How the clock went: phases, pauses, extensions. */
  readonly course: readonly { time: string; words: string }[]
  readonly signals: readonly string[]
  readonly told: readonly { time: string; text: string; unasked: boolean; takenBack: boolean }[]
  /** What was said to a candidate who was stuck, and which step of the ladder it was. */
  readonly help: readonly { time: string; step: number | null; text: string }[]
  readonly curveballs: readonly { time: string; title: string; text: string; takenBack: boolean }[]
  readonly probes: readonly { time: string; dimension: DimensionId; ask: string; state: string }[]
  /** The cards of the deck that were talked over or passed over, with what was said. */
  readonly tradeoffs: readonly { time: string; choice: string; chose: string; flip: string; skipped: boolean }[]
  readonly dimensions: readonly {
    id: DimensionId
    name: string
    /** By the latest version of each card; `anchor` is the behaviour that the rating stands for, null for N/O. */
    ratings: readonly {
      raterId: string
      rater: string
      rating: Rating
      anchor: string | null
      evidence: readonly ReportEvidence[]
    }[]
    /** RP3: two raters are two or more apart. */
    apart: boolean
  }[]
  readonly scorecards: readonly {
    /** Two raters may have one name. */
    raterId: string
    rater: string
    role: string
    training: boolean
    versions: readonly ReportVersion[]
  }[]
  readonly sealed: readonly { rater: string; submitted: boolean }[]
}

/** RP3: whether two ratings lie two or more apart; N/O is no rating and lies near everything. */
export function twoApart(ratings: readonly Rating[]): boolean {
  const numbers = ratings.filter((rating) => rating !== 'N/O')
  return numbers.length > 1 && Math.max(...numbers) - Math.min(...numbers) >= 2
}

const constraintNames = ['cost', 'latency', 'compliance'] as const
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Minutes and seconds of the interview (TL17). */
function timesOf(events: readonly TimelineEvent[]) {
  const timeOf = interviewTimeOf(events)
  const since = (at: string): string => {
    const time = timeOf(at)
    if (time === null) return ''
    const seconds = Math.floor(time / 1000)
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  }
  // Raters name their pins themselves, so two may have the same id.
  const pinned = new Map(
    events
      .filter(({ kind }) => kind === 'note-added' || kind === 'evidence-pinned')
      .map(({ rater, id, at }) => [`${text(rater)} ${text(id)}`, since(at)]),
  )
  return { since, of: (rater: string, id: string): string => pinned.get(`${rater} ${id}`) ?? '' }
}

type Times = ReturnType<typeof timesOf>

function signalsOf({ signals, events }: Timeline, times: Times): string[] {
  if (!signals) return []
  const { firstBox, constraints, asked } = signals
  const words = { before: ', before the first box', after: ', after the first box', never: 'not asked for' }
  const box = events.find(({ kind }) => kind === 'first-box')
  const dismissed = new Set(signals.dismissed.map(({ signal }) => signal))
  return [
    dismissed.has('first-box')
      ? 'first box: dismissed by a person'
      : firstBox
        ? `first box: ${times.since(firstBox.at)}${box?.by ? ` by ${box.by.name}` : ''}`
        : 'first box: none',
    ...constraintNames.map((name) => {
      if (dismissed.has(name)) return `${name}: dismissed by a person`
      const place = asked[name]
      return `${name}: ${place ? `asked for at ${times.since(place.at)}` : ''}${words[constraints[name]]}`
    }),
  ]
}

function courseOf(events: readonly TimelineEvent[], phases: Settings['phases'], times: Times): Report['course'] {
  return events.flatMap(({ kind, at, phase, minutes }) => {
    const words =
      kind === 'phase-changed'
        ? (phases.find(({ id }) => id === phase)?.name ?? text(phase))
        : kind === 'extended' && typeof minutes === 'number'
          ? `extended by ${minutes} minutes`
          : ({ paused: 'paused', resumed: 'went on', ended: 'ended' } as Record<string, string>)[kind]
    return words === undefined ? [] : [{ time: times.since(at), words }]
  })
}

export function buildReport(sources: ReportSources): Report {
  const { interview, settings, scenario, people, timeline, scorecards, sealed } = sources
  const { events } = timeline
  const times = timesOf(events)
  const takenBack = new Set(events.filter(({ kind }) => kind === 'taken-back').map(({ key }) => text(key)))
  const flagText = (id: string): string => findFlag(id, scenario.flags)?.text ?? id

  const evidenceOf = ({ rater, card }: SealedScorecard): ReportEvidence[] =>
    card.evidence.map(({ id, kind, text: words, dimension }) => ({
      time: times.of(rater, id),
      kind,
      text: words ?? '',
      dimension,
    }))
  const versionOf = (sealedCard: SealedScorecard): ReportVersion => {
    const { rater, version, submittedAt, reason, afterPeers, card } = sealedCard
    return {
      version,
      submittedAt,
      reason: reason ?? null,
      afterPeers: afterPeers ?? false,
      ratings: card.ratings,
      evidence: evidenceOf(sealedCard),
      notes: card.notes.map((note) => ({ time: times.of(rater, note.id), text: note.text })),
      flags: card.flags.map(({ flag }) => flagText(flag)),
      recommendation: card.recommendation ?? null,
      comment: card.comment ?? null,
    }
  }

  const probeStates = new Map<string, { time: string; state: string; ask: unknown; dimension: unknown }>()
  for (const { kind, probe, state, at, ask, dimension } of events)
    if (kind === 'probe-marked') {
      if (typeof state === 'string') probeStates.set(text(probe), { time: times.since(at), state, ask, dimension })
      else probeStates.delete(text(probe))
    }
  const markOf = (id: string, dimension: DimensionId, ask: string): Report['probes'][number][] => {
    const mark = probeStates.get(id)
    return mark ? [{ time: mark.time, state: mark.state, dimension, ask }] : []
  }
  const ownProbes = (): Report['probes'][number][] =>
    [...probeStates].flatMap(([id, { ask, dimension }]) => {
      const known = dimensionIdSchema.safeParse(dimension)
      return typeof ask === 'string' && known.success ? markOf(id, known.data, ask) : []
    })

  const talked = new Map<string, Omit<Report['tradeoffs'][number], 'choice'>>()
  for (const { kind, card, chose, flip, state, at } of events)
    if (kind === 'tradeoff-noted') {
      const time = talked.get(text(card))?.time ?? times.since(at)
      // Words and mark taken back: as if it had never lain on the table.
      if (chose || flip || state)
        talked.set(text(card), { time, chose: text(chose), flip: text(flip), skipped: state === 'skipped' })
      else talked.delete(text(card))
    }

  return {
    interview,
    scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
    people: people.map(({ name, role }) => ({ name, role })),
    course: courseOf(events, settings.phases, times),
    signals: signalsOf(timeline, times),
    told: events
      .filter(({ kind }) => kind === 'fact-revealed')
      .map((event) => ({
        time: times.since(event.at),
        text: text(event.text),
        unasked: event.unasked === true,
        takenBack: takenBack.has(text(event.key)),
      })),
    help: readHelp(events).map(({ at, level, text: said }) => ({ time: times.since(at), step: level, text: said })),
    curveballs: events.flatMap((event) => {
      const curveball =
        event.kind === 'curveball-thrown' && scenario.curveballs.find(({ id }) => id === event.curveball)
      if (!curveball) return []
      const { title, text: words } = curveball
      return [{ time: times.since(event.at), title, text: words, takenBack: takenBack.has(text(event.key)) }]
    }),
    probes: [
      ...everyProbe(scenario).flatMap(({ id, dimension, ask, parts = [] }) => [
        ...markOf(id, dimension, ask),
        ...parts.flatMap((part, place) => markOf(partId(id, place), dimension, part)),
      ]),
      ...ownProbes(),
    ],
    tradeoffs: [...talked].flatMap(([id, note]) => {
      const card = everyTradeoff(scenario).find((one) => one.id === id)
      return card ? [{ ...note, choice: card.choice }] : []
    }),
    dimensions: dimensionIds.flatMap((id) => {
      const ratings = scorecards.flatMap(({ rater, versions }) => {
        const latest = versions.at(-1)
        const rating = latest?.card.ratings[id]
        if (!latest || rating === undefined) return []
        const evidence = evidenceOf(latest).filter(({ dimension }) => dimension === id)
        const anchor = rating === 'N/O' ? null : scenario.rubric[id][rating]
        return [{ raterId: rater.id, rater: rater.name, rating, anchor, evidence }]
      })
      if (ratings.length === 0 && !settings.dimensions.includes(id)) return []
      // A card in training never counts, so it makes no difference between raters.
      const counted = scorecards
        .filter(({ training }) => !training)
        .flatMap(({ versions }) => versions.at(-1)?.card.ratings[id] ?? [])
      return [{ id, name: dimensions[id].name, ratings, apart: twoApart(counted) }]
    }),
    scorecards: scorecards.map(({ rater, training, versions }) => ({
      raterId: rater.id,
      rater: rater.name,
      role: rater.role,
      training,
      versions: versions.map(versionOf),
    })),
    sealed: sealed.map(({ rater, submitted }) => ({ rater: rater.name, submitted })),
  }
}
