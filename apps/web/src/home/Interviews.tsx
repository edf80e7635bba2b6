/** All interviews, newest first; the first time, the one click that makes a sample. */
import { type InterviewView, ownerApi } from '@probeboard/protocol/owner-api'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { Chip, type Tone } from '../design/Chip.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { toast } from '../design/Toast.tsx'
import { Awaited } from './Awaited.tsx'
import styles from './Home.module.css'
import { makeInterview, sampleScenario } from './make-interview.ts'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

const ask = () => call(ownerApi.interviews)
export const stateTones: Record<InterviewView['state'], Tone> = { waiting: 'neutral', live: 'accent', ended: 'good' }
export const dateOf = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function SampleButton({ primary }: { primary: boolean }) {
  const [, go] = useLocation()
  const [busy, setBusy] = useState(false)
  async function start(): Promise<void> {
    setBusy(true)
    const made = await makeInterview({ scenario: sampleScenario })
    setBusy(false)
    if (made.ok) go(`/interviews/${made.value}`)
    else toast(made.error.message)
  }
  return (
    <Button variant={primary ? 'primary' : 'plain'} busy={busy} onClick={() => void start()}>
      {words.sample}
    </Button>
  )
}

export function Interviews() {
  const [, go] = useLocation()
  const { value, refusal, load } = useAnswer(ask)
  const interviews = value?.interviews
  const make = (
    <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} onClick={() => go('/new')}>
      {words.newInterview}
    </Button>
  )
  return (
    <>
      <div className={styles.top}>
        <h1>{words.interviews}</h1>
        {interviews && interviews.length > 0 && (
          <span className={styles.row}>
            <SampleButton primary={false} />
            {make}
          </span>
        )}
      </div>
      {refusal ? (
        <ErrorState title={words.interviews} action={<Button onClick={load}>{words.again}</Button>}>
          <p>{refusal.message}</p>
        </ErrorState>
      ) : !interviews ? (
        <Skeleton lines={8} />
      ) : interviews.length === 0 ? (
        <EmptyState
          title={words.empty}
          action={
            <>
              <SampleButton primary />
              <Button onClick={() => go('/new')}>{words.newInterview}</Button>
            </>
          }
        >
          <p>{words.emptyHelp}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label={words.listOf}>
          {interviews.map(({ id, title, scenario, candidate, state, at, createdAt, scorecards }) => (
            <li key={id}>
              <span className={styles.what}>
                <Link href={`/interviews/${id}`}>{title}</Link>
                <small>
                  {title === scenario.title ? '' : `${scenario.title} · `}
                  {words.candidate(candidate.name)}
                </small>
                <Awaited scorecards={scorecards} />
              </span>
              <small>{at ? words.planned(dateOf(at)) : words.created(dateOf(createdAt))}</small>
              <Chip tone={stateTones[state]}>{words.states[state]}</Chip>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
