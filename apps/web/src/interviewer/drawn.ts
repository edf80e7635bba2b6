/** What the drawing shows of each dimension, in the candidate's word that lit it first; empty where signals are off. */
import type { DimensionId } from '@probeboard/domain/interview/interview'
import type { Session } from '@probeboard/protocol/interviewer-api'
import type { OnBoard } from './next-probe.ts'

export function readDrawn(session: Session | null): ReadonlyMap<DimensionId, string> {
  const lit = session?.signals.coverage.filter((one) => one.lit) ?? []
  return new Map(lit.flatMap(({ dimension, by: [first] }) => (first ? [[dimension, first.label]] : [])))
}

/** What stands there that asks for more: the first model or prompt, else whatever lit a dimension. */
export function readOnBoard(session: Session | null): OnBoard | null {
  if (!session) return null
  const drawn = readDrawn(session)
  return {
    dimensions: new Set(drawn.keys()),
    label: session.signals.evaluation.model?.label ?? [...drawn.values()][0] ?? null,
  }
}
