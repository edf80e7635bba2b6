/** Each submitted card as its author wrote it, newest version first; earlier ones stay readable. */
import type { SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import { findFlag } from '@probeboard/domain/assessment/standard-flags'
import type { Flag } from '@probeboard/domain/scenario/scenario'
import { formatClock } from '../client/clock.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Chip } from '../design/Chip.tsx'
import type { Times } from './compare.ts'
import styles from './Debrief.module.css'
import type { Scorecards } from './debrief-data.ts'
import { Pin, type Show } from './Pin.tsx'
import { words } from './words.ts'

interface Shared {
  readonly flags: readonly Flag[]
  readonly times: Times
  readonly show: Show
}

export function Cards({ scorecards, ...shared }: { scorecards: Scorecards } & Shared) {
  return scorecards.scorecards.map(({ rater, training, versions }) => (
    <section key={rater.id} className={styles.card}>
      <h2>
        <Avatar name={rater.name} role={rater.role} />
        {training ? words.training(rater.name) : rater.name}
      </h2>
      {[...versions].reverse().map((version, place) => (
        <details key={version.version} open={place === 0}>
          <summary>
            {words.version(version.version)} ·{' '}
            {new Date(version.submittedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </summary>
          <Version version={version} {...shared} />
        </details>
      ))}
    </section>
  ))
}

function Version({ version, flags, times, show }: { version: SealedScorecard } & Shared) {
  const { rater, card, reason, afterPeers } = version
  return (
    <div className={styles.version}>
      {reason && (
        <p>
          {words.amended(reason)} {afterPeers && <Chip tone="warn">{words.afterPeers}</Chip>}
        </p>
      )}
      <p>
        {words.recommendation}:{' '}
        <strong>{card.recommendation ? words.recommendations[card.recommendation] : words.none}</strong>
      </p>
      {card.comment && <p>{card.comment}</p>}
      <ul>
        {card.evidence.map((pin) => (
          <Pin key={pin.id} pin={pin} time={times.of(rater, pin.id)} show={show} />
        ))}
      </ul>
      {card.flags.length > 0 && (
        <ul className={styles.chips} aria-label={words.flags}>
          {card.flags.map(({ flag }) => {
            const known = findFlag(flag, flags)
            return (
              <li key={flag}>
                <Chip tone={known?.tone === 'good' ? 'good' : 'bad'}>{known?.text ?? flag}</Chip>
              </li>
            )
          })}
        </ul>
      )}
      {card.notes.length > 0 && (
        <ul aria-label={words.notes}>
          {card.notes.map((note) => {
            const time = times.of(rater, note.id)
            return (
              <li key={note.id} className={styles.pin}>
                <time>{time === null ? '' : formatClock(time)}</time>
                <span>{note.text}</span>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
