/**
 * The one loud thing of the panel: what to ask now, by the rule of next-probe, and what to listen for. Once asked, the
 * same question stays until it is answered or left, so that listening has its list.
 */
import { isCandidatesTime } from '@probeboard/domain/assessment/next-probe'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import type { ReactNode } from 'react'
import { useServerTime } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import styles from './AskNext.module.css'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { ListenFor } from './ListenFor.tsx'
import { usePanel } from './panel-store.ts'
import { findAsking, markNext, moveOn, pickNextProbe } from './pick.ts'
import { useSignals } from './use-signals.ts'
import { words } from './words.ts'

/** Once it is `asked`, what is heard can be ticked. */
function Question({
  probe,
  head,
  why,
  asked = false,
  children,
}: {
  probe: Probe
  head: string
  why: string
  asked?: boolean
  children: ReactNode
}) {
  const { tab } = usePanel()
  // Scoring and writing want the room; the question itself stays.
  const small = tab === 'score' || tab === 'notes' || tab === 'tradeoffs'
  return (
    <section className={styles.next} aria-label={head} data-small={small || undefined} data-testid="ask-next">
      <p className={styles.why}>
        <b>{head}</b>
        <DimensionMark dimension={probe.dimension} />
        <span title={why}>{why}</span>
      </p>
      <h2>{probe.ask}</h2>
      {asked ? (
        <ListenFor probe={probe} />
      ) : (
        <ul className={styles.listen} aria-label={words.listenFor}>
          {probe.listenFor.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
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
  // What is next depends on what the drawing shows and on the time that is left.
  useSignals(({ read }) => read)
  useServerTime()
  const next = pickNextProbe(cockpit)
  if (asking)
    return (
      <Question
        asked
        probe={asking}
        head={words.listening}
        why={`${dimensions[asking.dimension].short}: ${words.listenFor.toLowerCase()}`}
      >
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
          {isCandidatesTime(cockpit.settings.phases, cockpit.brief.stage.phase) ? words.candidatesTime : words.noProbe}
        </p>
      </section>
    )
  const { probe, why } = next
  return (
    <Question probe={probe} head={words.askNext} why={words.why(why, dimensions[probe.dimension].short)}>
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
