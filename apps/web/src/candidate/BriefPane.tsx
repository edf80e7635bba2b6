/** What the candidate is told: clock, task, what was asked, what changed. It only shows; the server writes it. */
import type { BriefView } from '@probeboard/documents/brief'
import { elapsed, formatClock, phaseLeft, useServerTime } from '../client/clock.ts'
import { Markdown } from '../design/Markdown.tsx'
import styles from './BriefPane.module.css'
import { words } from './words.ts'

function Clock({ stage }: { stage: BriefView['stage'] }) {
  const now = useServerTime()
  const left = phaseLeft(stage, now)
  const gone = elapsed(stage, now)
  if (left === null || gone === null) return null
  return (
    <div className={styles.clock}>
      <strong className={left < 0 ? styles.over : undefined} role="timer">
        {left < 0 ? `${formatClock(-left)} ${words.over}` : formatClock(left)}
      </strong>
      <span>
        {stage.pausedAt === null ? stage.shown : stage.away ? words.pausedAway : words.paused} ·{' '}
        {words.minutesInAll(stage.minutes)}
      </span>
    </div>
  )
}

/** When something was told, as time of interview. */
function ToldAt({ at, stage }: { at: number; stage: BriefView['stage'] }) {
  const gone = elapsed({ ...stage, pausedAt: null }, at)
  return gone === null ? null : <small>{formatClock(gone)}</small>
}

export function BriefPane({ brief, prompt }: { brief: BriefView; prompt: string }) {
  const { facts, curveballs, stage } = brief
  return (
    <>
      <Clock stage={stage} />
      <section className={styles.prompt} aria-label={words.brief} aria-live="polite">
        <h1 className={styles.spoken}>{words.brief}</h1>
        <Markdown text={prompt} />
      </section>
      <section className={styles.cards} aria-live="polite" aria-label={words.asked} tabIndex={0}>
        {curveballs.length > 0 && (
          <section>
            <h2>{words.changed}</h2>
            {[...curveballs].reverse().map((card) => (
              <article key={card.key} className={`${styles.card} ${styles.turn}`} data-testid="curveball-card">
                <ToldAt at={card.at} stage={stage} />
                <h3>{card.title}</h3>
                <p>{card.text}</p>
              </article>
            ))}
          </section>
        )}
        <section>
          <h2>{words.asked}</h2>
          {facts.length === 0 && <p className={styles.none}>{words.nothingAsked}</p>}
          {facts.map((card) => (
            <article key={card.key} className={styles.card} data-testid="fact-card">
              <ToldAt at={card.at} stage={stage} />
              <p>{card.text}</p>
            </article>
          ))}
        </section>
      </section>
    </>
  )
}
