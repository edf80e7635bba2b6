/** Which signals a person says do not hold (TL13): by a tap in the notebook, or by a command, which works after the end. */
import type { LogEntry } from '../interview/log.ts'
import type { NotebookChange, Stamped } from './change.ts'

export interface Dismissal extends Stamped {
  readonly signal: string
  readonly dismissed: boolean
  readonly document?: 'notebook'
}

/** In the order of the log. */
export function dismissalsIn(
  events: readonly Extract<LogEntry, { kind: 'event' }>[],
  marks: readonly NotebookChange[],
): Dismissal[] {
  const found: Dismissal[] = []
  for (const { event, seq, at, by } of events)
    if (event.kind === 'signal-dismissed' || event.kind === 'signal-restored')
      found.push({ signal: event.signal, dismissed: event.kind === 'signal-dismissed', seq, at, by })
  for (const { seq, at, by, ...mark } of marks)
    if (mark.kind === 'signal-dismissed' || mark.kind === 'signal-restored')
      found.push({
        signal: mark.signal,
        dismissed: mark.kind === 'signal-dismissed',
        document: 'notebook',
        seq,
        at,
        by,
      })
  return found.sort((a, b) => a.seq - b.seq)
}

/** What was dismissed last and not taken back. */
export function dismissedOf(
  dismissals: readonly Dismissal[],
): { signal: string; mark: Stamped; document: 'notebook' | undefined }[] {
  const now = new Map<string, Dismissal>()
  for (const one of dismissals)
    if (one.dismissed) now.set(one.signal, one)
    else now.delete(one.signal)
  return [...now].map(([signal, { seq, at, by, document }]) => ({ signal, mark: { seq, at, by }, document }))
}
