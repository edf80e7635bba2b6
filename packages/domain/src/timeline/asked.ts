/** Where each constraint was first asked for (TL4): by its lamp in the notebook, or by a fact told on asking. */
import type { NotebookChange, Stamped } from './change.ts'
import type { Told } from './told.ts'

export const constraintNames = ['cost', 'latency', 'compliance'] as const
export type ConstraintName = (typeof constraintNames)[number]

/** A lamp that is out for less was put out by mistake, or lit again to mend one. */
const slip = 60_000

/** `label` is the fact as it was told; null for a lamp. */
export interface Asked extends Stamped {
  readonly label: string | null
}

/** Since when a lamp is lit; null where it is out. */
function litSince(constraint: ConstraintName, notebook: readonly NotebookChange[]): Asked | null {
  let lit: Asked | null = null
  let out: { since: Asked; at: number } | null = null
  for (const { seq, at, by, ...mark } of notebook) {
    if (!('constraint' in mark) || mark.constraint !== constraint) continue
    if (mark.kind === 'constraint-asked') lit ??= out && at - out.at < slip ? out.since : { seq, at, by, label: null }
    else if (lit) {
      out = { since: lit, at }
      lit = null
    }
  }
  return lit
}

export function askedFirst(
  constraint: ConstraintName,
  told: readonly Told[],
  notebook: readonly NotebookChange[],
  constraintOf: (fact: string) => string | undefined,
): Asked | null {
  const fact = told
    .filter((one) => one.kind === 'fact')
    .find((one) => !one.unasked && one.fact !== null && constraintOf(one.fact) === constraint)
  const lit = litSince(constraint, notebook)
  if (!fact || (lit && lit.seq < fact.seq)) return lit
  return { seq: fact.seq, at: fact.at, by: fact.by, label: fact.label }
}
