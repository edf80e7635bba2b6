/** How far each dimension is probed: counts of questions, never a figure about the candidate. */
import type { ProbeState } from '@probeboard/documents/notebook'
import { type DimensionId, dimensionIds } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'

export interface Tally {
  readonly dimension: DimensionId
  /** Asked, whether answered yet or not. */
  readonly asked: number
  readonly answered: number
  readonly all: number
}

export function tallyProbes(probes: readonly Probe[], marks: ReadonlyMap<string, ProbeState>): Tally[] {
  return dimensionIds.map((dimension) => {
    const own = probes.filter((probe) => probe.dimension === dimension)
    const count = (...states: readonly ProbeState[]): number =>
      own.filter(({ id }) => states.some((state) => marks.get(id) === state)).length
    return { dimension, asked: count('asked', 'answered'), answered: count('answered'), all: own.length }
  })
}
