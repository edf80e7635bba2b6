/**
 * Which probe to ask next, by a published rule and nothing else: no model, no judgement about the person. Of the probes
 * that were neither asked, answered nor skipped, the first by these keys, in this order:
 * NP1 put off ("later") only when nothing else is left; NP2 dimensions that are rated here; NP3 in the first two phases
 * constraints first; NP4 dimensions of which nothing was asked yet; NP5 what the present phase is for; NP6 the
 * dimension least asked; NP7 probes for everyone before those of one area; NP8 the order of the file.
 */
import type { ProbeState } from '@probeboard/documents/notebook'
import type { DimensionId, Phase } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'

export type Reason = 'constraints-first' | 'untouched' | 'phase' | 'least' | 'later'
export interface NextProbe {
  readonly probe: Probe
  readonly why: Reason
}

/** What a phase is for, by its name on the interviewing side; phases with other names prefer nothing. */
const purpose: Readonly<Record<string, readonly DimensionId[]>> = {
  brief: ['D1'],
  constraints: ['D1'],
  design: ['D2', 'D3', 'D4'],
  curveballs: ['D4', 'D3'],
  tradeoffs: ['D5'],
  questions: ['D6'],
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
}): NextProbe | null {
  const { probes, marks, phases, rated } = given
  const place = Math.max(
    0,
    phases.findIndex(({ id }) => id === given.phase),
  )
  const wanted = purpose[phases[place]?.name.toLowerCase() ?? ''] ?? []
  const isMarked = (probe: Probe, states: ReadonlySet<ProbeState>): boolean => {
    const mark = marks.get(probe.id)
    return mark !== undefined && states.has(mark)
  }
  const asked = (dimension: DimensionId): number =>
    probes.filter((probe) => probe.dimension === dimension && isMarked(probe, counted)).length
  const early = place < 2

  const keysOf = (probe: Probe, index: number): number[] => [
    Number(marks.get(probe.id) === 'later'),
    Number(!rated.includes(probe.dimension)),
    Number(early && probe.dimension !== 'D1'),
    Number(asked(probe.dimension) > 0),
    Number(!wanted.includes(probe.dimension)),
    asked(probe.dimension),
    Number(probe.area !== undefined),
    index,
  ]
  const [first] = probes
    .map((probe, index) => ({ probe, keys: keysOf(probe, index) }))
    .filter(({ probe }) => !isMarked(probe, done))
    .sort((a, b) => compareKeys(a.keys, b.keys))
  if (!first) return null
  return { probe: first.probe, why: explain(first.probe) }

  function explain(probe: Probe): Reason {
    if (marks.get(probe.id) === 'later') return 'later'
    if (early && probe.dimension === 'D1') return 'constraints-first'
    if (asked(probe.dimension) === 0) return 'untouched'
    return wanted.includes(probe.dimension) ? 'phase' : 'least'
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [i, key] of a.entries()) {
    const difference = key - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
