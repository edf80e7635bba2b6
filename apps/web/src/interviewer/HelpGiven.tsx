/** What help was given, for whoever rates: what came after it did not come unaided. */
import { type HelpGiven as Given, readHelp } from '@probeboard/domain/assessment/help'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect, useState } from 'react'
import { call } from '../client/api.ts'
import { timeOf, useCockpit } from './cockpit.ts'
import styles from './Now.module.css'
import { usePanel } from './panel-store.ts'
import { useSignals } from './use-signals.ts'
import { words } from './words.ts'

/** From what the panel has read anyway, else asked for once: also with signals off people give help. */
function useHelpGiven(): readonly Given[] {
  const { me } = useCockpit()
  const seat = me.participant.id
  const interview = me.interview.id
  const read = useSignals((state) => state.read)
  const shown = usePanel(({ tab }) => tab === 'score')
  const [events, setEvents] = useState<readonly Given[]>([])
  useEffect(() => {
    if (read || !shown) return
    let gone = false
    void call(interviewerApi.timeline, { params: { id: interview }, seat }).then((timeline) => {
      if (!gone && timeline.ok) setEvents(readHelp(timeline.value.events))
    })
    return () => {
      gone = true
    }
  }, [read, shown, interview, seat])
  return read ? readHelp(read.timeline.events) : events
}

export function HelpGiven() {
  const { brief } = useCockpit()
  const given = useHelpGiven()
  if (given.length === 0) return null
  return (
    <section className={styles.given} aria-label={words.helpGiven} data-testid="help-given">
      <h3>{words.helpGiven}</h3>
      <ul>
        {given.map(({ at, level, text }) => (
          <li key={`${at} ${level} ${text}`}>
            <time>{timeOf(brief, Date.parse(at))}</time>
            {level !== null && <b>{words.helpStep(level)}</b>} {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
