/** Where nobody drew and nobody tapped for a while (TL12). What one rater alone may see does not count, so all see the same. */
import type { LogEntry } from '../interview/log.ts'

export interface Instant {
  readonly seq: number
  readonly at: number
  readonly document?: 'board' | 'notebook'
}

/** In milliseconds. */
const silence = 90_000
const unheard: readonly string[] = ['joined', 'left', 'note-added', 'evidence-pinned', 'scorecard-submitted']

export interface Silences {
  take(entry: LogEntry): void
  /** The last thing that somebody did; null where nobody is expected to do anything. */
  readonly last: Instant | null
  readonly gaps: readonly { readonly from: Instant; readonly to: Instant }[]
}

export function followSilences(): Silences {
  const gaps: { from: Instant; to: Instant }[] = []
  let last: Instant | null = null
  return {
    take(entry) {
      if (entry.kind === 'update' ? entry.document === 'brief' : unheard.includes(entry.event.kind)) return
      const what = entry.kind === 'event' ? entry.event.kind : 'update'
      const document = entry.kind === 'update' && entry.document !== 'brief' ? { document: entry.document } : {}
      const now: Instant = { seq: entry.seq, at: entry.at, ...document }
      if (last && now.at - last.at >= silence) gaps.push({ from: last, to: now })
      // Before the start, in a pause and after the end nobody is expected to do anything.
      if (what === 'started' || what === 'resumed') last = now
      else if (what === 'paused' || what === 'ended') last = null
      else if (last) last = now
    },
    get last() {
      return last
    },
    gaps,
  }
}
