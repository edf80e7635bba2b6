/**
 * What the server reads off the log while the interview lives: signals, the last minute, since when it is quiet. Asked for
 * every few seconds, and soon after a lamp or the brief has changed. Where signals are off nothing is asked at all.
 */
import type { Settings } from '@probeboard/domain/interview/interview'
import { interviewerApi, type Session } from '@probeboard/protocol/interviewer-api'
import { useEffect, useState } from 'react'
import { call } from '../client/api.ts'
import type { Cockpit } from './cockpit.ts'

const every = 5000
/** The log has a change only after it came back as saved. */
const settling = 1500

export function useSession(
  { me, state, notebook, brief }: Pick<Cockpit, 'me' | 'state' | 'notebook' | 'brief'>,
  settings: Settings,
): Session | null {
  const [session, setSession] = useState<Session | null>(null)
  const interview = me.interview.id
  const seat = me.participant.id
  const on = settings.signals && state === 'live'
  const touched = `${notebook.constraints.size} ${notebook.probes.size} ${brief.facts.length} ${brief.stage.phase}`
  useEffect(() => {
    if (!on || touched === '') return
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    const ask = async (): Promise<void> => {
      const answer = document.hidden ? null : await call(interviewerApi.session, { params: { id: interview }, seat })
      if (gone) return
      if (answer?.ok) setSession(answer.value.session)
      timer = setTimeout(() => void ask(), every)
    }
    timer = setTimeout(() => void ask(), settling)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [on, touched, interview, seat])
  return on ? session : null
}
