/** The one loud thing of the panel: what to ask now, by the rule of next-probe, and what to listen for. */

import type { ProbeState } from '@probeboard/documents/notebook'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import styles from './AskNext.module.css'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { usePanel } from './panel-store.ts'
import { pickNextProbe } from './pick.ts'
import { words } from './words.ts'

export function AskNext() {
  const cockpit = useCockpit()
  const next = pickNextProbe(cockpit)
  // Scoring and writing want the room; the question itself stays.
  const small = usePanel(({ tab }) => tab === 'score' || tab === 'notes')
  if (!next)
    return (
      <section className={styles.next} aria-label={words.askNext}>
        <p className={styles.why}>{words.noProbe}</p>
      </section>
    )
  const { probe, why } = next
  const mark = (state: ProbeState): void => {
    cockpit.mark(probe.id, state)
    usePanel.setState({ dimension: probe.dimension })
  }
  return (
    <section className={styles.next} aria-label={words.askNext} data-small={small || undefined} data-testid="ask-next">
      <p className={styles.why}>
        <b>{words.askNext}</b>
        <DimensionMark dimension={probe.dimension} />
        <span>
          {dimensions[probe.dimension].short}: {words.why[why]}
        </span>
      </p>
      <h2>{probe.ask}</h2>
      <ul aria-label={words.listenFor}>
        {probe.listenFor.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mayAct(cockpit) && (
        <div className={styles.actions}>
          <Button variant="primary" aria-keyshortcuts="Enter" onClick={() => mark('asked')} data-testid="next-asked">
            {words.asked} <Kbd>↵</Kbd>
          </Button>
          <Button aria-keyshortcuts="l" onClick={() => mark('later')} data-testid="next-later">
            {words.later} <Kbd>L</Kbd>
          </Button>
          <Button variant="quiet" aria-keyshortcuts="s" onClick={() => mark('skipped')} data-testid="next-skip">
            {words.skip} <Kbd>S</Kbd>
          </Button>
        </div>
      )}
    </section>
  )
}
