/** Where the owner is signed in, each to be ended, or all at once. */
import { ownerApi } from '@probeboard/protocol/owner-api'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { toast } from '../design/Toast.tsx'
import { dateOf } from './Interviews.tsx'
import styles from './ServerStatus.module.css'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

const ask = () => call(ownerApi.sessions)

export function SignIns({ signedOut }: { signedOut: () => void }) {
  const { value, refusal, load } = useAnswer(ask)
  async function end(sessionId: string): Promise<void> {
    const ended = await call(ownerApi.endSession, { params: { sessionId } })
    if (!ended.ok) toast(ended.error.message)
    load()
  }
  async function endAll(): Promise<void> {
    const ended = await call(ownerApi.signOutEverywhere)
    if (ended.ok) signedOut()
    else toast(ended.error.message)
  }
  return (
    <section aria-labelledby="sign-ins" className={styles.section}>
      <div className={styles.head}>
        <h2 id="sign-ins">{words.signIns}</h2>
        <Button size="small" onClick={() => void endAll()}>
          {words.signOutEverywhere}
        </Button>
      </div>
      {refusal ? (
        <ErrorState title={words.signIns} action={<Button onClick={load}>{words.again}</Button>}>
          <p>{refusal.message}</p>
        </ErrorState>
      ) : !value ? (
        <Skeleton lines={2} />
      ) : (
        <ul className={styles.open} aria-label={words.signIns}>
          {value.sessions.map(({ id, createdAt, usedAt, current }) => (
            <li key={id}>
              <div>
                {words.signedIn(dateOf(createdAt))} <span>{words.lastUsed(dateOf(usedAt))}</span>
              </div>
              {current ? (
                <Chip tone="accent">{words.thisBrowser}</Chip>
              ) : (
                <Button size="small" onClick={() => void end(id)} aria-label={words.endSignIn(dateOf(createdAt))}>
                  {words.end}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
