/**
 * Facts about the session, each by a published rule (TL3, TL4, TL6 of SPEC.md) and with the place in the log that it is
 * read from; shown to interviewers only, never summed, never a number about a person.
 */
import { type DimensionId, dimensionIds } from '../interview/interview.ts'
import type { BoardChange, NotebookChange } from './change.ts'
import type { Signals, TimelineEvent } from './timeline.ts'

export const components: readonly string[] = ['rectangle', 'ellipse', 'diamond', 'image', 'frame']
const stands = 5_000
/** A lamp that is out for less was put out by mistake, or lit again to mend one. */
const slip = 60_000

interface Place {
  readonly seq: number
  readonly at: number
}

/** Where imports wrote: the last change of their author before their own event. */
function importedAt(events: readonly TimelineEvent[], changes: readonly BoardChange[]): Set<number> {
  return new Set(
    events.flatMap(({ kind, by, moment, elements }) => {
      if (kind !== 'imported' || !by || elements === 0) return []
      return changes.findLast((change) => change.seq < moment.seq && change.by?.id === by.id)?.seq ?? []
    }),
  )
}

/** TL3. Null while there is none. `startedSeq` is the place of the start in the log; nothing before it counts. */
export function firstBox(
  changes: readonly BoardChange[],
  events: readonly TimelineEvent[],
  startedSeq: number,
): BoardChange | null {
  const imports = importedAt(events, changes)
  const removals = new Map<string, BoardChange[]>()
  for (const change of changes)
    if (change.kind === 'removed') removals.set(change.element.id, [...(removals.get(change.element.id) ?? []), change])
  const isBox = ({ kind, element, by, seq }: BoardChange): boolean =>
    kind === 'added' &&
    seq > startedSeq &&
    (by?.role === 'candidate' || imports.has(seq)) &&
    components.includes(element.type)
  return (
    changes.find(
      (change) =>
        isBox(change) &&
        !removals.get(change.element.id)?.some((gone) => gone.seq > change.seq && gone.at - change.at < stands),
    ) ?? null
  )
}

export type ConstraintName = keyof Signals['constraints']

/** Since when a lamp is lit; null where it is out. */
function litSince(constraint: ConstraintName, notebook: readonly NotebookChange[]): Place | null {
  let lit: Place | null = null
  let out: { since: Place; at: number } | null = null
  for (const { seq, at, ...mark } of notebook) {
    if (!('constraint' in mark) || mark.constraint !== constraint) continue
    if (mark.kind === 'constraint-asked') lit ??= out && at - out.at < slip ? out.since : { seq, at }
    else if (lit) {
      out = { since: lit, at }
      lit = null
    }
  }
  return lit
}

/** TL4: where each constraint was first asked for; what was taken back does not count. */
function askedAt(
  constraint: ConstraintName,
  events: readonly TimelineEvent[],
  notebook: readonly NotebookChange[],
  constraintOf: (fact: string) => string | undefined,
): Place | null {
  const takenBack = new Set(events.flatMap(({ kind, key }) => (kind === 'taken-back' ? [key] : [])))
  const told = events.find(
    ({ kind, fact, key, unasked }) =>
      kind === 'fact-revealed' &&
      unasked !== true &&
      typeof fact === 'string' &&
      constraintOf(fact) === constraint &&
      !takenBack.has(key),
  )
  const lit = litSince(constraint, notebook)
  if (!told || (lit && lit.seq < told.moment.seq)) return lit
  return { seq: told.moment.seq, at: Date.parse(told.at) }
}

/** TL6: a dimension is lit once one of its probes stands as asked or answered; put off or skipped, it stays dark. */
function coverageOf(
  notebook: readonly NotebookChange[],
  dimensionOf: (probe: string) => DimensionId | undefined,
): Signals['coverage'] {
  const states = new Map(
    notebook.flatMap((change) => (change.kind === 'probe-marked' ? [[change.probe, change.state] as const] : [])),
  )
  const lit = new Set(
    [...states].flatMap(([probe, state]) => (state === 'asked' || state === 'answered' ? [dimensionOf(probe)] : [])),
  )
  return dimensionIds.map((dimension) => ({ dimension, lit: lit.has(dimension), by: [] }))
}

export function readSignals(given: {
  readonly events: readonly TimelineEvent[]
  readonly box: BoardChange | null
  readonly notebook: readonly NotebookChange[]
  readonly constraintOf: (fact: string) => string | undefined
  readonly dimensionOf: (probe: string) => DimensionId | undefined
}): Signals {
  const { events, box, notebook } = given
  const asked = (constraint: ConstraintName) => askedAt(constraint, events, notebook, given.constraintOf)
  const [cost, latency, compliance] = [asked('cost'), asked('latency'), asked('compliance')]
  const order = (place: Place | null): Signals['constraints'][ConstraintName] => {
    if (place === null) return 'never'
    return box === null || place.seq < box.seq ? 'before' : 'after'
  }
  const told = (place: Place | null): Signals['firstBox'] =>
    place && { at: new Date(place.at).toISOString(), moment: { seq: place.seq } }
  return {
    firstBox: box && { at: new Date(box.at).toISOString(), moment: { seq: box.seq, document: 'board' } },
    constraints: { cost: order(cost), latency: order(latency), compliance: order(compliance) },
    asked: { cost: told(cost), latency: told(latency), compliance: told(compliance) },
    coverage: coverageOf(notebook, given.dimensionOf),
  }
}
