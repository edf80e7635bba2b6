/**
 * Which probe to ask next, by a rule that a person can follow: what was put off for later comes back only when nothing
 * else is left; a dimension that has had fewer questions goes first; in the opening phases constraints go before all
 * else; then the scenario's own order. It reminds; it never judges.
 */

import type { ProbeState } from '@probeboard/documents/notebook'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'

type Marks = ReadonlyMap<string, ProbeState>

export interface NextProbe {
  readonly probe: Probe
  /** Why this one, in words. */
  readonly why: string
}

/** How many questions of a dimension were asked, answered ones included. */
export function askedIn(dimension: DimensionId, probes: readonly Probe[], marks: Marks): number {
  return probes.filter(
    ({ id, dimension: of }) => of === dimension && ['asked', 'answered'].includes(marks.get(id) ?? ''),
  ).length
}

/** `opening`: the interview is in its phases before the design, where constraints belong. */
export function nextProbe(probes: readonly Probe[], marks: Marks, opening: boolean): NextProbe | null {
  const open = probes.filter(({ id }) => !marks.has(id))
  const later = probes.filter(({ id }) => marks.get(id) === 'later')
  const candidates = open.length > 0 ? open : later
  const rank = (probe: Probe): number[] => [
    opening && probe.dimension === 'D1' ? 0 : 1,
    // Deep questions in one area come after those for everyone.
    probe.area ? 1 : 0,
    askedIn(probe.dimension, probes, marks),
    probes.indexOf(probe),
  ]
  const [best] = [...candidates].sort((a, b) => compare(rank(a), rank(b)))
  if (!best) return null
  return { probe: best, why: explain(best, askedIn(best.dimension, probes, marks), opening, open.length === 0) }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function explain(probe: Probe, asked: number, opening: boolean, later: boolean): string {
  if (later) return 'put off for later'
  if (opening && probe.dimension === 'D1') return 'constraints come before the first box'
  if (asked === 0) return `nothing asked yet about ${dimensions[probe.dimension].short.toLowerCase()}`
  return `${asked} asked about ${dimensions[probe.dimension].short.toLowerCase()}, fewest so far`
}
