/** How far each dimension is probed: counts of questions, never a figure about the candidate. */
import type { NotebookView, ProbeState } from '@probeboard/documents/notebook'
import { type DimensionId, dimensionIds } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'

export interface Tally {
  readonly dimension: DimensionId
  /** Asked, whether answered yet or not. */
  readonly asked: number
  readonly answered: number
  readonly all: number
}

/** `all` is what the scenario holds; questions of one's own add to what was asked. */
export function tallyProbes(
  probes: readonly Probe[],
  { probes: marks, own }: Pick<NotebookView, 'probes' | 'own'>,
): Tally[] {
  return dimensionIds.map((dimension) => {
    const planned = probes.filter((probe) => probe.dimension === dimension)
    const ids = [
      ...planned.map(({ id }) => id),
      ...[...own].flatMap(([id, probe]) => (probe.dimension === dimension ? [id] : [])),
    ]
    const count = (...states: readonly ProbeState[]): number =>
      ids.filter((id) => states.some((state) => marks.get(id) === state)).length
    return { dimension, asked: count('asked', 'answered'), answered: count('answered'), all: planned.length }
  })
}
