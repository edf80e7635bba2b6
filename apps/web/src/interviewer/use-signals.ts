/**
 * What happened and what the drawing shows, as the server reads it off the log: asked for now and then, and soon after
 * somebody taps or tells. With signals off nothing is ever asked for here.
 */
import type { Signals, Timeline } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect } from 'react'
import { create } from 'zustand'
import { call } from '../client/api.ts'
import { serverNow } from '../client/session.ts'
import { type Cockpit, useCockpit } from './cockpit.ts'

interface Read {
  readonly timeline: Timeline
  /** Server time of what it tells. */
  readonly at: number
}

interface SignalsState {
  readonly read: Read | null
  /** Counts what happened here and stands in no document. */
  readonly asks: number
}

export const useSignals = create<SignalsState>(() => ({ read: null, asks: 0 }))

/** Something was logged that no document shows. */
export function askSoon(): void {
  useSignals.setState(({ asks }) => ({ asks: asks + 1 }))
}

/** How often, in ms, it is asked for; and how long after a tap, which the log has only once it came back as saved. */
const pause = 8000
const settling = 1500

/** What was read, for this interview, and null with signals off. */
export function signalsOf({ settings }: Pick<Cockpit, 'settings'>, read: Read | null): Signals | null {
  return settings.signals ? (read?.timeline.signals ?? null) : null
}

export function useSignalsFeed(): void {
  const { me, settings, notebook, brief, state } = useCockpit()
  const asks = useSignals((signals) => signals.asks)
  const taps = [
    asks,
    ...[...notebook.probes].flat(),
    ...[...notebook.constraints].sort(),
    ...brief.facts.map(({ key }) => key),
    ...brief.curveballs.map(({ key }) => key),
    brief.stage.phase,
    brief.stage.pausedAt,
  ].join()
  const seat = me.participant.id
  const interview = me.interview.id
  const on = settings.signals && state === 'live'
  useEffect(() => {
    if (!on || !taps) return
    let gone = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const at = serverNow()
      // Nobody looks at a page that is hidden; it catches up when it is shown.
      const timeline =
        document.visibilityState === 'hidden'
          ? null
          : await call(interviewerApi.timeline, { params: { id: interview }, seat })
      if (gone) return
      if (timeline?.ok) useSignals.setState({ read: { timeline: timeline.value, at } })
      timer = setTimeout(ask, pause)
    }
    timer = setTimeout(ask, useSignals.getState().read ? settling : 0)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [on, taps, interview, seat])
}

/** Whether each constraint was asked for before or after the first box. */
export function useConstraintOrder(): Signals['constraints'] | null {
  const cockpit = useCockpit()
  return (
    signalsOf(
      cockpit,
      useSignals(({ read }) => read),
    )?.constraints ?? null
  )
}
