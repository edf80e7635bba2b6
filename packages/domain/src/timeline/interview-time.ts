/** TL17: how far the interview was at a time of the server, as everybody's clock showed it. */
import type { TimelineEvent } from './timeline.ts'

/**
 * Milliseconds since the start, without pauses, at an ISO time; null where it has not started. While the clock stands all
 * has the time of the pause; an absent candidate's pause counts from when their line went. After the end it runs on.
 */
export function interviewTimeOf(events: readonly TimelineEvent[]): (at: string) => number | null {
  const started = events.find(({ kind }) => kind === 'started')
  if (!started) return () => null
  const start = Date.parse(started.at)
  const pauses: { from: number; to: number }[] = []
  for (const { kind, at, goneSince } of events) {
    const last = pauses.at(-1)
    const open = last?.to === Number.POSITIVE_INFINITY ? last : undefined
    if (kind === 'paused' && !open)
      pauses.push({ from: typeof goneSince === 'number' ? goneSince : Date.parse(at), to: Number.POSITIVE_INFINITY })
    else if (open && (kind === 'resumed' || kind === 'ended')) open.to = Date.parse(at)
  }
  return (at) => {
    const time = Date.parse(at)
    const stood = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(time, to) - from), 0)
    return Math.max(0, time - start - stood)
  }
}
