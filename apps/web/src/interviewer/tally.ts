/** How far each dimension is probed: counts of questions, never a figure about the candidate. */
import type { NotebookView, ProbeState } from '@probeboard/documents/notebook'
import { type DimensionId, dimensionIds } from '@probeboard/domain/interview/interview'
import { everyProbe, type FrozenScenario } from '@probeboard/domain/scenario/bank'

export interface Tally {
  readonly dimension: DimensionId
  /** Asked, whether answered yet or not. */
  readonly asked: number
  readonly answered: number
  readonly all: number
}

/** `all` is what the scenario holds; questions of one's own and of the banks add to what was asked. */
export function tallyProbes(
  scenario: Pick<FrozenScenario, 'probes' | 'banks'>,
  { probes: marks, own }: Pick<NotebookView, 'probes' | 'own'>,
): Tally[] {
  return dimensionIds.map((dimension) => {
    const here = (probe: { dimension: DimensionId }): boolean => probe.dimension === dimension
    const planned = scenario.probes.filter(here)
    const ids = [
      ...everyProbe(scenario)
        .filter(here)
        .map(({ id }) => id),
      ...[...own].flatMap(([id, probe]) => (here(probe) ? [id] : [])),
    ]
    const count = (...states: readonly ProbeState[]): number =>
      ids.filter((id) => states.some((state) => marks.get(id) === state)).length
    return { dimension, asked: count('asked', 'answered'), answered: count('answered'), all: planned.length }
  })
}
