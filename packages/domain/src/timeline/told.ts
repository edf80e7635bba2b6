/** What the candidate was told and nobody took back: facts and curveballs, in the order of the log. */
import type { LogEntry } from '../interview/log.ts'
import type { Stamped } from './change.ts'

export type Told = Stamped &
  (
    | { readonly kind: 'fact'; readonly fact: string | null; readonly unasked: boolean; readonly label: string }
    | { readonly kind: 'curveball'; readonly key: string; readonly curveball: string }
  )

export function readTold(entries: readonly LogEntry[]): Told[] {
  const told = new Map<string, Told>()
  for (const entry of entries) {
    if (entry.kind !== 'event') continue
    const { event, seq, at, by } = entry
    if (event.kind === 'fact-revealed')
      told.set(event.key, { kind: 'fact', fact: event.fact, unasked: event.unasked, label: event.text, seq, at, by })
    else if (event.kind === 'curveball-thrown')
      told.set(event.key, { kind: 'curveball', key: event.key, curveball: event.curveball, seq, at, by })
    else if (event.kind === 'taken-back') told.delete(event.key)
  }
  return [...told.values()]
}
