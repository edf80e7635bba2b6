/**
 * When each note and pin was begun, in server time. Kept on this machine; for what was written on another one the
 * timeline tells. The place in the log is stamped by the server when it first sees the id, as an event of its own:
 * `moment.seq` is 0 in what this page sends.
 */
import type { TimelineEvent } from '@probeboard/domain/timeline/timeline'
import * as z from 'zod/mini'

const timesSchema = z.record(z.string(), z.number())

export interface Moments {
  at(id: string): number | null
  remember(id: string, at: number): void
  /** Times of those that were written elsewhere. */
  learn(events: readonly TimelineEvent[]): void
}

export function openMoments(participant: string): Moments {
  const name = `probeboard-moments-${participant}`
  const times = new Map(Object.entries(readTimes(localStorage.getItem(name))))
  return {
    at: (id) => times.get(id) ?? null,
    remember(id, at) {
      times.set(id, at)
      localStorage.setItem(name, JSON.stringify(Object.fromEntries(times)))
    },
    learn(events) {
      for (const { kind, at, id } of events)
        if ((kind === 'note-added' || kind === 'evidence-pinned') && typeof id === 'string' && !times.has(id))
          times.set(id, Date.parse(at))
    },
  }
}

function readTimes(text: string | null): Record<string, number> {
  if (text === null) return {}
  try {
    const times = timesSchema.safeParse(JSON.parse(text))
    return times.success ? times.data : {}
  } catch {
    return {}
  }
}
