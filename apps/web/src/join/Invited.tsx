/** What an invite is for: what happens, when, how long, what is recorded and until when. */
import type { Invitation } from '@probeboard/protocol/candidate-api'
import type { ReactNode } from 'react'
import styles from './Join.module.css'
import { words } from './words.ts'

const day = (iso: string): string => new Date(iso).toLocaleDateString(undefined, { dateStyle: 'long' })
const moment = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' })

export function Invited({ invitation, children }: { invitation: Invitation; children: ReactNode }) {
  const { role, recorded, retainUntil } = invitation
  const { title, minutes, at } = invitation.interview
  return (
    <>
      <header className={styles.head}>
        <small>{words.greeting}</small>
        <h1>{title}</h1>
      </header>
      <ul className={styles.about}>
        {words.about[role].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl className={styles.terms}>
        <div>
          <dt>{words.howLong}</dt>
          <dd>{words.minutes(minutes)}</dd>
        </div>
        {at !== null && (
          <div>
            <dt>{words.when}</dt>
            <dd>{moment(at)}</dd>
          </div>
        )}
        <div>
          <dt>{words.recordedTitle}</dt>
          <dd>
            <ul>
              {recorded.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p>{retainUntil === null ? words.keptOpen : words.keptUntil(day(retainUntil))}</p>
          </dd>
        </div>
      </dl>
      {children}
    </>
  )
}
