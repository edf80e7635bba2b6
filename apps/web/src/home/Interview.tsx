/** One interview: its state and plan, a link for each person, and the way to erase it. */
import { type InterviewView, ownerApi } from '@probeboard/protocol/owner-api'
import { useCallback, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { apiUrl } from '../client/address.ts'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { Chip } from '../design/Chip.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { toast } from '../design/Toast.tsx'
import styles from './Home.module.css'
import { dateOf, stateTones } from './Interviews.tsx'
import { Links } from './Links.tsx'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

export function Interview({ id }: { id: string }) {
  const ask = useCallback(() => call(ownerApi.interview, { params: { id } }), [id])
  const { value, refusal, load } = useAnswer(ask)
  return (
    <>
      <p>
        <Link href="/" className={styles.back}>
          ← {words.back}
        </Link>
      </p>
      {refusal ? (
        <>
          <h1>{words.oneInterview}</h1>
          <ErrorState title={words.notShown} action={<Button onClick={load}>{words.again}</Button>}>
            <p>{refusal.message}</p>
          </ErrorState>
        </>
      ) : value ? (
        <Found interview={value} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}

function Found({ interview }: { interview: InterviewView }) {
  const { id, title, scenario, candidate, state, settings, at, meeting, createdAt } = interview
  return (
    <>
      <div className={styles.top}>
        <div>
          <h1>{title}</h1>
          <p className={styles.soft}>
            {scenario.title}, version {scenario.version} · {words.candidate(candidate.name)} ·{' '}
            {at ? words.planned(dateOf(at)) : words.created(dateOf(createdAt))}
          </p>
          {meeting && (
            <p>
              <a className={styles.call} href={meeting} target="_blank" rel="noreferrer noopener">
                {words.openCall}
              </a>
            </p>
          )}
        </div>
        <Chip tone={stateTones[state]}>{words.states[state]}</Chip>
      </div>
      {state === 'ended' && <Reports id={id} />}
      <WhoIsAwaited scorecards={interview.scorecards} />
      <Links interview={id} />
      <section className={styles.section}>
        <h2>{words.plan}</h2>
        <ol className={styles.phases}>
          {settings.phases.map((phase) => (
            <li key={phase.id} style={{ flexGrow: phase.minutes }}>
              <strong>{phase.name}</strong>
              <small>{words.minutesOf(phase.minutes)}</small>
            </li>
          ))}
        </ol>
      </section>
      <Erase id={id} />
    </>
  )
}

/** Names only: what they will write is theirs until they submit. */
function WhoIsAwaited({ scorecards: { due, awaited } }: Pick<InterviewView, 'scorecards'>) {
  if (due === null || awaited.length === 0) return null
  return (
    <section className={styles.section} data-testid="awaited">
      <h2>{words.scorecards}</h2>
      <p>
        {words.awaited(awaited)} {Date.now() > Date.parse(due) ? words.wasDue(dateOf(due)) : words.due(dateOf(due))}
      </p>
    </section>
  )
}

/** The owner reads the report once all expected raters have submitted; until then it names who has not. */
function Reports({ id }: { id: string }) {
  return (
    <section className={styles.section}>
      <h2>{words.report}</h2>
      <span className={styles.row}>
        {(['md', 'html', 'json', 'csv'] as const).map((format) => (
          <ButtonLink
            key={format}
            size="small"
            download={`report.${format}`}
            href={apiUrl(`/interviews/:id/report.${format}`, { id })}
          >
            {words.formats[format]}
          </ButtonLink>
        ))}
      </span>
    </section>
  )
}

function Erase({ id }: { id: string }) {
  const [, go] = useLocation()
  const [open, setOpen] = useState(false)
  async function erase(): Promise<void> {
    const answer = await call(ownerApi.erase, { params: { id } })
    setOpen(false)
    toast(answer.ok ? words.erased : answer.error.message)
    if (answer.ok) go('/')
  }
  return (
    <section className={styles.section}>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {words.erase}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.eraseTitle}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button variant="danger" onClick={() => void erase()}>
              {words.eraseConfirm}
            </Button>
          </>
        }
      >
        <p>{words.eraseHelp}</p>
      </Dialog>
    </section>
  )
}
