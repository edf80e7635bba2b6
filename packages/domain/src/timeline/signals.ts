/**
 * Facts about the session, each by a published rule; shown to interviewers only, never summed, never a number about a
 * person. TL3 the first box: the first rectangle, ellipse, diamond, image or frame that the candidate drew or imported
 * after the start and that stood for at least five seconds. TL4 a constraint is asked for when the panel's lamp is lit
 * or a fact of it is told because it was asked for; it counts as before, after or never by its place in the log.
 */
import type { BoardChange, NotebookChange } from './change.ts'
import type { Signals, TimelineEvent } from './timeline.ts'

export const components: readonly string[] = ['rectangle', 'ellipse', 'diamond', 'image', 'frame']
const stands = 5_000

/** Null while there is none. `startedSeq` is the place of the start in the log; nothing before it counts. */
export function firstBox(changes: readonly BoardChange[], startedSeq: number): BoardChange | null {
  const removals = new Map<string, BoardChange[]>()
  for (const change of changes)
    if (change.kind === 'removed') removals.set(change.element.id, [...(removals.get(change.element.id) ?? []), change])
  const isBox = ({ kind, element, by, seq }: BoardChange): boolean =>
    kind === 'added' && seq > startedSeq && by?.role === 'candidate' && components.includes(element.type)
  return (
    changes.find(
      (change) =>
        isBox(change) &&
        !removals.get(change.element.id)?.some((gone) => gone.seq > change.seq && gone.at - change.at < stands),
    ) ?? null
  )
}

export type ConstraintName = keyof Signals['constraints']

/** When each constraint was first asked for: the place in the log. */
function askedAt(
  constraint: ConstraintName,
  events: readonly TimelineEvent[],
  notebook: readonly NotebookChange[],
  constraintOf: (fact: string) => string | undefined,
): number | null {
  const lamps = notebook.flatMap((change) =>
    change.kind === 'constraint-asked' && change.constraint === constraint ? [change.seq] : [],
  )
  const told = events.flatMap(({ kind, fact, unasked, moment }) =>
    kind === 'fact-revealed' && unasked !== true && typeof fact === 'string' && constraintOf(fact) === constraint
      ? [moment.seq]
      : [],
  )
  return [...lamps, ...told].sort((a, b) => a - b)[0] ?? null
}

export function readSignals(given: {
  readonly events: readonly TimelineEvent[]
  readonly board: readonly BoardChange[]
  readonly notebook: readonly NotebookChange[]
  readonly startedSeq: number
  readonly constraintOf: (fact: string) => string | undefined
}): Pick<Signals, 'firstBox' | 'constraints'> {
  const box = firstBox(given.board, given.startedSeq)
  const order = (constraint: ConstraintName): Signals['constraints'][ConstraintName] => {
    const asked = askedAt(constraint, given.events, given.notebook, given.constraintOf)
    if (asked === null) return 'never'
    return box === null || asked < box.seq ? 'before' : 'after'
  }
  return {
    firstBox: box && { at: new Date(box.at).toISOString(), moment: { seq: box.seq, document: 'board' } },
    constraints: { cost: order('cost'), latency: order('latency'), compliance: order('compliance') },
  }
}
