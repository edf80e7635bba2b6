/**
 * Which probe to ask next, by a published rule and nothing else: no model, no judgement about the person. Of the probes
 * that were neither asked, answered nor skipped, the first by these keys, in this order:
 * NP1 put off ("later") only when nothing else is left; NP2 dimensions that are rated here; NP3 in the first two phases
 * constraints first; NP4 dimensions of which nothing was asked yet; NP5 dimensions of which nothing stands on the board;
 * NP6 what the present phase is for; NP7 the dimension least asked; NP8 probes for everyone before those of one area;
 * NP9 the order of the file. NP10 the last phase is the candidate's own: nothing is offered there. NP11 with five minutes
 * left before it nothing is offered that goes deep into one area. Where signals are off NP5 says nothing.
 */
import type { ProbeState } from '@probeboard/documents/notebook'
import { type DimensionId, dimensionIds, type Phase } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'

export type Reason =
  | { readonly kind: 'constraints-first' | 'untouched' | 'phase' | 'least' | 'later' | 'bare' }
  /** `label` stands on the board, and nothing of the probe's dimension does. */
  | { readonly kind: 'not-drawn'; readonly label: string }
  | { readonly kind: 'late'; readonly minutes: number }
export interface NextProbe {
  readonly probe: Probe
  readonly why: Reason
}

/** What the drawing shows, as the signals have it. */
export interface OnBoard {
  readonly dimensions: ReadonlySet<DimensionId>
  /** Something that stands there, in the candidate's word; null while nothing is read off the board. */
  readonly label: string | null
}

/** D5 and D6 are heard and not drawn. */
const drawable: ReadonlySet<DimensionId> = new Set(['D1', 'D2', 'D3', 'D4'])
const lateFrom = 5 * 60_000

/** What a phase is for, by its name on the interviewing side; phases with other names prefer nothing. */
const purpose: Readonly<Record<string, readonly DimensionId[]>> = {
  brief: ['D1'],
  constraints: ['D1'],
  design: ['D2', 'D3', 'D4'],
  curveballs: ['D4', 'D3'],
  tradeoffs: ['D5'],
}
const candidatesOwn = 'questions'

const nameOf = (phases: readonly Phase[], id: string | null): string =>
  phases.find((phase) => phase.id === id)?.name.toLowerCase() ?? ''

/** Every dimension where the phase prefers none. */
export function purposeOf(phases: readonly Phase[], phase: string | null): readonly DimensionId[] {
  return purpose[nameOf(phases, phase)] ?? dimensionIds
}

/** NP10 */
export function isCandidatesTime(phases: readonly Phase[], phase: string | null): boolean {
  return nameOf(phases, phase) === candidatesOwn
}

const done: ReadonlySet<ProbeState> = new Set(['asked', 'answered', 'skipped'])
const counted: ReadonlySet<ProbeState> = new Set(['asked', 'answered'])

export function chooseNextProbe(given: {
  readonly probes: readonly Probe[]
  readonly marks: ReadonlyMap<string, ProbeState>
  readonly phases: readonly Phase[]
  /** The id of the present phase; null before the start. */
  readonly phase: string | null
  readonly rated: readonly DimensionId[]
  /** Null where signals are off. */
  readonly board: OnBoard | null
  /** Milliseconds until the candidate's own time; null where nobody can say. */
  readonly left: number | null
}): NextProbe | null {
  const { probes, marks, phases, phase, rated, board, left } = given
  if (isCandidatesTime(phases, phase)) return null
  const place = Math.max(
    0,
    phases.findIndex(({ id }) => id === phase),
  )
  const wanted = purposeOf(phases, phase)
  const isMarked = (probe: Probe, states: ReadonlySet<ProbeState>): boolean => {
    const mark = marks.get(probe.id)
    return mark !== undefined && states.has(mark)
  }
  const asked = (dimension: DimensionId): number =>
    probes.filter((probe) => probe.dimension === dimension && isMarked(probe, counted)).length
  const early = place < 2
  const late = left !== null && left < lateFrom
  const missing = (dimension: DimensionId): boolean =>
    board !== null && drawable.has(dimension) && !board.dimensions.has(dimension)

  const keysOf = (probe: Probe, index: number): number[] => [
    Number(marks.get(probe.id) === 'later'),
    Number(!rated.includes(probe.dimension)),
    Number(early && probe.dimension !== 'D1'),
    Number(asked(probe.dimension) > 0),
    Number(board !== null && !missing(probe.dimension)),
    Number(!wanted.includes(probe.dimension)),
    asked(probe.dimension),
    Number(probe.area !== undefined),
    index,
  ]
  const [first] = probes
    .map((probe, index) => ({ probe, keys: keysOf(probe, index) }))
    .filter(({ probe }) => !isMarked(probe, done) && !(late && probe.area !== undefined))
    .sort((a, b) => compareKeys(a.keys, b.keys))
  if (!first) return null
  return { probe: first.probe, why: explain(first.probe) }

  function explain(probe: Probe): Reason {
    if (marks.get(probe.id) === 'later') return { kind: 'later' }
    if (early && probe.dimension === 'D1') return { kind: 'constraints-first' }
    if (asked(probe.dimension) > 0) return { kind: wanted.includes(probe.dimension) ? 'phase' : 'least' }
    if (late) return { kind: 'late', minutes: Math.max(0, Math.ceil(left / 60_000)) }
    if (!missing(probe.dimension)) return { kind: 'untouched' }
    return board?.label ? { kind: 'not-drawn', label: board.label } : { kind: 'bare' }
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [i, key] of a.entries()) {
    const difference = key - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
