/** What the candidate is told: clock, task, what was asked, what changed. It only shows; the server writes it. */
import type { BriefView, Stage } from '@probeboard/documents/brief'
import { type ReactNode, useEffect, useRef } from 'react'
import { elapsed, formatClock, phaseLeft, useServerTime } from '../client/clock.ts'
import { Markdown } from '../design/Markdown.tsx'
import styles from './BriefPane.module.css'
import { words } from './words.ts'

/** How long, in ms, a card is marked as new. */
const freshFor = 15_000

function Clock({ stage, now }: { stage: Stage; now: number }) {
  const left = phaseLeft(stage, now)
  if (left === null) return null
  const paused = stage.pausedAt !== null
  return (
    <div className={styles.clock} data-paused={paused}>
      <strong className={left < 0 ? styles.over : undefined} role="timer">
        {left < 0 ? `${formatClock(-left)} ${words.over}` : formatClock(left)}
      </strong>
      <span>
        {stage.shown} · {words.minutesInAll(stage.minutes)}
      </span>
      <p role="status">
        {paused && (
          <>
            <b>{words.paused}</b> {stage.away ? words.pausedAway : words.pausedHelp}
          </>
        )}
      </p>
    </div>
  )
}

interface Told {
  readonly at: number
  readonly into?: number | undefined
}

function Card(props: { told: Told; stage: Stage; now: number; turn?: boolean; testId: string; children: ReactNode }) {
  const { told, stage, now, turn = false, testId, children } = props
  const card = useRef<HTMLElement>(null)
  const into = told.into ?? elapsed({ ...stage, pausedAt: null }, told.at)
  const fresh = now - told.at < freshFor
  // Within the pane alone: the board and the page stay where they are.
  useEffect(() => {
    if (fresh) card.current?.scrollIntoView({ block: 'nearest' })
  }, [fresh])
  return (
    <article
      ref={card}
      className={turn ? `${styles.card} ${styles.turn}` : styles.card}
      data-fresh={fresh}
      data-testid={testId}
    >
      <small>
        {into !== null && formatClock(into)}
        {fresh && <b>{words.fresh}</b>}
      </small>
      {children}
    </article>
  )
}

export function BriefPane({ brief, prompt }: { brief: BriefView; prompt: string }) {
  const { facts, curveballs, stage } = brief
  const now = useServerTime()
  return (
    <div className={styles.brief}>
      <Clock stage={stage} now={now} />
      {/* It scrolls by keyboard as well. */}
      <section className={styles.told} aria-label={words.menu} tabIndex={0}>
        <section className={styles.prompt} aria-label={words.brief}>
          <h1 className={styles.spoken}>{words.brief}</h1>
          <Markdown text={prompt} />
        </section>
        <section className={styles.cards} aria-live="polite" aria-label={words.asked}>
          {curveballs.length > 0 && (
            <section>
              <h2>{words.changed}</h2>
              {[...curveballs].reverse().map((told) => (
                <Card key={told.key} told={told} stage={stage} now={now} turn testId="curveball-card">
                  <h3>{told.title}</h3>
                  <p>{told.text}</p>
                </Card>
              ))}
            </section>
          )}
          <section>
            <h2>{words.asked}</h2>
            {facts.length === 0 && <p className={styles.none}>{words.nothingAsked}</p>}
            {facts.map((told) => (
              <Card key={told.key} told={told} stage={stage} now={now} testId="fact-card">
                <p>{told.text}</p>
              </Card>
            ))}
          </section>
        </section>
      </section>
    </div>
  )
}
