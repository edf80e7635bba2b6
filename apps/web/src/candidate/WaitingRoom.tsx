/**
 * Before the start: what this is, how long it takes, what is recorded and until when, who is here, what may be asked for;
 * and a board to try the tools on that goes nowhere.
 */
import type { Participant } from '@probeboard/domain/interview/interview'
import type { Me } from '@probeboard/protocol/candidate-api'
import { useEffect } from 'react'
import { loadSession } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { PeopleByName } from '../design/PeopleByName.tsx'
import { sayKept } from './kept.ts'
import styles from './WaitingRoom.module.css'
import { words } from './waiting-words.ts'

export function WaitingRoom({
  me,
  people,
  practising,
  practise,
}: {
  /** Null until the server has told. */
  me: Me | null
  people: readonly Participant[]
  practising: boolean
  practise: (on: boolean) => void
}) {
  const interview = me?.interview
  const here = new Set(people.map(({ id }) => id))
  const away = (me?.people ?? []).filter(({ id }) => !here.has(id))
  const seat = me?.participant.id
  const id = interview?.id
  const count = people.length
  // Who has come is asked for again, so that they are still named when they have left for a moment.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of their number is the reason to ask.
  useEffect(() => {
    if (id && seat) void loadSession(id, seat)
  }, [id, seat, count])
  return (
    <div className={styles.room} tabIndex={-1}>
      <h1>{words.waiting}</h1>
      <p>{words.waitingHelp}</p>
      {practising ? (
        <section className={styles.practice} aria-label={words.practice}>
          <h2>{words.practice}</h2>
          <p>{words.practiceHelp}</p>
          <ol>
            {words.practiceSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <Button variant="primary" onClick={() => practise(false)} data-testid="practice-end">
            {words.practiceEnd}
          </Button>
        </section>
      ) : (
        <div>
          <Button onClick={() => practise(true)} data-testid="practice">
            {words.practiceStart}
          </Button>
        </div>
      )}
      <section>
        <h2>{words.whoIsHere}</h2>
        <PeopleByName people={people} away={away} self={seat ?? ''} />
        {people.length + away.length === 1 && <p>{words.nobodyYet}</p>}
        <p>{words.nobodyUnseen}</p>
      </section>
      {interview && (
        <>
          <section>
            <h2>{words.howLong}</h2>
            <p>{words.takes(interview.minutes)}</p>
          </section>
          <section>
            <h2>{words.recorded}</h2>
            <ul>
              {interview.recorded.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{sayKept(interview.retainUntil)}</p>
            {interview.takeCopy && <p>{words.mayTakeCopy}</p>}
          </section>
        </>
      )}
      <section>
        <h2>{words.mayAsk}</h2>
        <p>{words.mayAskHelp}</p>
      </section>
    </div>
  )
}
