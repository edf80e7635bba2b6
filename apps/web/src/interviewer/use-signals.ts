/**
 * Whether a constraint was asked for before or after the first box, as the server reads it off the log; asked again
 * when a lamp or the brief changes. Null where signals are switched off, and until the server has answered.
 */

import type { Signals } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect, useState } from 'react'
import { call } from '../client/api.ts'
import { useCockpit } from './cockpit.ts'

/** The log has the change only after it came back as saved. */
const settling = 1500

export function useConstraintOrder(): Signals['constraints'] | null {
  const { me, settings, notebook, brief, state } = useCockpit()
  const [order, setOrder] = useState<Signals['constraints'] | null>(null)
  const asked = [...notebook.constraints].sort().join() + brief.facts.map(({ key }) => key).join()
  const seat = me.participant.id
  const interview = me.interview.id
  const on = settings.signals && state !== 'waiting' && asked !== ''
  useEffect(() => {
    if (!on || asked === '') return
    let gone = false
    const timer = setTimeout(async () => {
      const timeline = await call(interviewerApi.timeline, { params: { id: interview }, seat })
      if (!gone && timeline.ok) setOrder(timeline.value.signals?.constraints ?? null)
    }, settling)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [on, asked, interview, seat])
  return on ? order : null
}
