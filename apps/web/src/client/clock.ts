/** The interview's clock, from the stage that the server writes. Pure but for the ticking hook. */
import type { Stage } from '@probeboard/documents/brief'
import { useEffect, useState } from 'react'
import { serverNow } from './session.ts'

/** 18:20, 1:02:03, and -0:45 once time is over. */
export function formatClock(ms: number): string {
  const sign = ms < 0 ? '-' : ''
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const two = (n: number): string => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0
    ? `${sign}${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${sign}${two(minutes)}:${two(seconds % 60)}`
}

/** Time of interview gone by at `now`, pauses left out; null before the start. */
export function elapsed(stage: Stage, now: number): number | null {
  return stage.begunAt === null ? null : Math.max(0, (stage.pausedAt ?? now) - stage.begunAt - stage.pausedMs)
}

/** Time left in the phase at `now`, negative in overrun; null where no phase runs. */
export function phaseLeft(stage: Stage, now: number): number | null {
  return stage.endsAt === null ? null : stage.endsAt - (stage.pausedAt ?? now)
}

/** Server time, renewed on each second. */
export function useServerTime(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 500)
    return () => clearInterval(timer)
  }, [])
  return now
}
