/** How this server is doing, for whoever runs it: who is on it, how fast it saves, what its disk has left. */
import { ownerApi, type Status } from '@probeboard/protocol/owner-api'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { call } from '../client/api.ts'
import { Chip } from '../design/Chip.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { dateOf, stateTones } from './Interviews.tsx'
import styles from './ServerStatus.module.css'
import { usePolled } from './use-polled.ts'
import { words } from './words.ts'

const ask = () => call(ownerApi.status)
const pause = 5_000
/** Below this the next interview may not find room. */
const littleRoom = 1e9
/** A person notices a wait beyond this, in ms. */
const slow = { saved: 500, loop: 100 }

function sayBytes(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB']
  return `${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(bytes / size)} ${unit}`
}
const sayWait = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`

function Figure({
  name,
  bad = false,
  note,
  children,
}: {
  name: string
  bad?: boolean
  note?: string
  children: ReactNode
}) {
  return (
    <div className={styles.figure} data-bad={bad || undefined}>
      <dt>{name}</dt>
      <dd>
        <b>{children}</b>
        {note && <small>{note}</small>}
      </dd>
    </div>
  )
}

function Figures({ interviews, sockets, documents, acknowledged, loop, stores, disk }: Status) {
  const tight = disk !== null && disk.free < littleRoom
  return (
    <dl className={styles.figures}>
      <Figure name={words.peopleNow} note={words.inInterviews(interviews.open)}>
        {interviews.people}
      </Figure>
      <Figure
        name={words.saving}
        bad={(acknowledged?.most ?? 0) > slow.saved}
        note={acknowledged ? words.ninetyNine(sayWait(acknowledged.most)) : words.nobodyEdits}
      >
        {acknowledged ? sayWait(acknowledged.half) : '–'}
      </Figure>
      <Figure name={words.loop} bad={loop > slow.loop} note={words.loopHelp}>
        {sayWait(loop)}
      </Figure>
      <Figure name={words.lines} note={words.documents(documents)}>
        {sockets}
      </Figure>
      <Figure name={words.store} bad={!stores} note={stores ? words.storeGood : words.storeBad}>
        {stores ? words.answers : words.silent}
      </Figure>
      <Figure
        name={words.disk}
        bad={tight}
        note={disk ? (tight ? words.diskTight : words.diskUsed(sayBytes(disk.used))) : words.diskUnknown}
      >
        {disk ? sayBytes(disk.free) : '–'}
      </Figure>
    </dl>
  )
}

function Open({ interviews: { open, named } }: Status) {
  if (open === 0) return <p className={styles.soft}>{words.nobodyHere}</p>
  return (
    <ul className={styles.open} aria-label={words.openNow}>
      {named.map(({ id, title, state, people }) => (
        <li key={id}>
          <Link href={`/interviews/${id}`}>{title}</Link>
          <span>{words.people(people)}</span>
          <Chip tone={stateTones[state]}>{words.states[state]}</Chip>
        </li>
      ))}
      {open > named.length && <li className={styles.soft}>{words.more(open - named.length)}</li>}
    </ul>
  )
}

export function ServerStatus() {
  const { value, refusal } = usePolled(ask, pause)
  return (
    <section aria-labelledby="server-status" className={styles.section}>
      <div className={styles.head}>
        <h2 id="server-status">{words.server}</h2>
        {value && <small className={styles.soft}>{words.since(dateOf(value.startedAt))}</small>}
      </div>
      {refusal && value && (
        <p className={styles.stale} role="status">
          {words.stale(new Date(value.at).toLocaleTimeString())}
        </p>
      )}
      {value ? (
        <>
          <Figures {...value} />
          <Open {...value} />
        </>
      ) : refusal ? (
        <ErrorState title={words.noStatus}>
          <p>{refusal.message}</p>
        </ErrorState>
      ) : (
        <Skeleton lines={5} />
      )}
    </section>
  )
}
