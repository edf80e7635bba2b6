/** Evidence on the board that lasted: what stands now, and what came first (TL6, TL9, TL10). */
import type { Stamped } from './change.ts'
import type { Drawing, Showing } from './drawing.ts'
import { settle } from './settle.ts'
import type { ShownSubject } from './shown.ts'

export interface DrawnEvidence extends Stamped {
  readonly label: string
  readonly rule: string
  readonly element: string
  /** Whether it is there when the log ends. */
  readonly stands: boolean
}

function spellsOf({ element, turns }: Showing): DrawnEvidence[] {
  return settle(turns, (a, b) => (a === null) === (b === null)).flatMap(({ state, until, seq, at, by }) =>
    state ? [{ label: state.label, rule: state.rule, element, stands: until === null, seq, at, by }] : [],
  )
}

/** In the order in which it came; only what `counts`. */
export function readEvidence(
  drawing: Drawing,
  subject: ShownSubject,
  counts: (stamp: Stamped) => boolean,
): DrawnEvidence[] {
  return [...drawing.showings]
    .filter((showing) => showing.subject === subject)
    .flatMap(spellsOf)
    .filter(counts)
    .sort((a, b) => a.seq - b.seq)
}
