/**
 * The one loud thing of the panel: what to ask now, by the rule of next-probe, and what to listen for. Once asked, the
 * same question stays until it is answered or left, so that listening has its list.
 */
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import type { ReactNode } from 'react'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import styles from './AskNext.module.css'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { ListenFor } from './ListenFor.tsx'
import { isCandidatesTime, type Reason } from './next-probe.ts'
import { usePanel } from './panel-store.ts'
import { findAsking, markNext, moveOn, pickNextProbe } from './pick.ts'
import { words } from './words.ts'

function sayWhy(why: Reason): string {
  if (why.kind === 'not-drawn') return words.why['not-drawn'](why.label)
  if (why.kind === 'late') return words.why.late(why.minutes)
  return words.why[why.kind]
}

function Question({ probe, head, why, children }: { probe: Probe; head: string; why: string; children: ReactNode }) {
  const { tab } = usePanel()
  // Scoring and writing want the room; the question itself stays.
  const small = tab === 'score' || tab === 'notes' || tab === 'tradeoffs'
  return (
    <section className={styles.next} aria-label={head} data-small={small || undefined} data-testid="ask-next">
      <p className={styles.why}>
        <b>{head}</b>
        <DimensionMark dimension={probe.dimension} />
        <span>
          {dimensions[probe.dimension].short}: {why}
        </span>
      </p>
      <h2>{probe.ask}</h2>
      <ListenFor probe={probe} />
      {children}
    </section>
  )
}

export function AskNext() {
  const cockpit = useCockpit()
  const may = mayAct(cockpit)
  const asking = findAsking(
    cockpit,
    usePanel((panel) => panel.asking),
  )
  const next = pickNextProbe(cockpit)
  if (asking)
    return (
      <Question probe={asking} head={words.listening} why={words.listenFor.toLowerCase()}>
        <div className={styles.actions}>
          <Button
            variant="primary"
            aria-keyshortcuts="Enter"
            onClick={() => markNext(cockpit, asking, 'answered')}
            data-testid="next-answered"
          >
            {words.answered} <Kbd>↵</Kbd>
          </Button>
          <Button aria-keyshortcuts="l" onClick={moveOn} data-testid="next-move-on">
            {words.moveOn} <Kbd>L</Kbd>
          </Button>
        </div>
      </Question>
    )
  if (!next)
    return (
      <section className={styles.next} aria-label={words.askNext}>
        <p className={styles.why}>
          {isCandidatesTime(cockpit.settings.phases, cockpit.brief.stage.phase) ? words.theirTime : words.noProbe}
        </p>
      </section>
    )
  const { probe, why } = next
  return (
    <Question probe={probe} head={words.askNext} why={sayWhy(why)}>
      {may && (
        <div className={styles.actions}>
          <Button
            variant="primary"
            aria-keyshortcuts="Enter"
            onClick={() => markNext(cockpit, probe, 'asked')}
            data-testid="next-asked"
          >
            {words.asked} <Kbd>↵</Kbd>
          </Button>
          <Button aria-keyshortcuts="l" onClick={() => markNext(cockpit, probe, 'later')} data-testid="next-later">
            {words.later} <Kbd>L</Kbd>
          </Button>
          <Button
            variant="quiet"
            aria-keyshortcuts="s"
            onClick={() => markNext(cockpit, probe, 'skipped')}
            data-testid="next-skip"
          >
            {words.skip} <Kbd>S</Kbd>
          </Button>
        </div>
      )}
    </Question>
  )
}
