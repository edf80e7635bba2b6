/** Offers the next step of help when it has been quiet for a while, and gives it when somebody taps. */
import { useState } from 'react'
import { useServerTime } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import styles from './Ladder.module.css'
import { isQuiet, nextStep, sayHelp } from './ladder.ts'
import { usePanel } from './panel-store.ts'
import { pickNextProbe } from './pick.ts'
import { readToldFacts } from './told.ts'
import { words } from './words.ts'

export function Ladder() {
  const cockpit = useCockpit()
  const { session, brief, scenario, notebook } = cockpit
  const now = useServerTime()
  const tapped = usePanel((panel) => panel.tappedAt)
  const [leftAt, setLeftAt] = useState<number | null>(null)
  if (!session || !mayAct(cockpit) || session.quietSince === null) return null
  const lastHelp = Math.max(0, ...[...notebook.help.values()].map(({ at }) => at))
  const since = [Date.parse(session.quietSince), tapped, leftAt, lastHelp, brief.stage.startedAt]
  if (!isQuiet({ now, since, paused: brief.stage.pausedAt !== null })) return null
  const level = nextStep(notebook.help)
  const told = readToldFacts(scenario.facts, brief).byFact
  const fact = scenario.facts.find(({ id, reveal }) => reveal === 'if-stuck' && !told.has(id))
  const text =
    level === 3 && fact ? fact.answer : sayHelp(level === 1 ? 1 : 2, pickNextProbe(cockpit)?.probe.dimension ?? null)
  const give = (): void => {
    if (level === 3 && fact) cockpit.tell(fact, true)
    cockpit.help(level, text)
  }
  return (
    <section className={styles.ladder} aria-label={words.help.title} data-offer data-testid="ladder">
      <p>
        <b>{words.help.quiet}</b> {words.help.step(level)}
      </p>
      <blockquote>{text}</blockquote>
      <div>
        <Button size="small" onClick={give} data-testid="ladder-give">
          {level === 3 && fact ? words.help.offer : words.help.said}
        </Button>
        <Button size="small" variant="quiet" onClick={() => setLeftAt(now)} data-testid="ladder-wait">
          {words.help.wait}
        </Button>
      </div>
    </section>
  )
}
