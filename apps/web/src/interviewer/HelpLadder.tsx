/**
 * Three steps of help for a candidate who is stuck: offered after a silence, or asked for by hand. The words are said
 * aloud; the third step tells a fact. Each is logged, so that whoever rates sees what came unaided.
 */
import {
  type HelpLevel,
  helpLevels,
  nextStep,
  offeredAfter,
  openQuestions,
  readHelp,
  takeYourTime,
} from '@probeboard/domain/assessment/help'
import { isCandidatesTime } from '@probeboard/domain/assessment/next-probe'
import { X } from 'lucide-react'
import { formatClock } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { type Cockpit, mayAct, useCockpit } from './cockpit.ts'
import styles from './Now.module.css'
import { say } from './notice.ts'
import { usePanel } from './panel-store.ts'
import { pickNextProbe } from './pick.ts'
import { readToldFacts } from './told.ts'
import { askSoon, signalsOf, useSignals } from './use-signals.ts'
import { words } from './words.ts'

/** A fact that may be given unasked and was not told. */
function factToOffer({ scenario, brief }: Cockpit) {
  const { byFact } = readToldFacts(scenario.facts, brief)
  return scenario.facts.find(({ id, reveal }) => reveal === 'if-stuck' && !byFact.has(id))
}

function textOf(cockpit: Cockpit, level: HelpLevel): string | null {
  if (level === 1) return takeYourTime
  if (level === 3) return factToOffer(cockpit)?.answer ?? null
  return openQuestions[pickNextProbe(cockpit)?.probe.dimension ?? usePanel.getState().dimension]
}

function readQuiet({ settings }: Pick<Cockpit, 'settings'>): number | null {
  const since = signalsOf({ settings }, useSignals.getState().read)?.quietSince
  return since ? Date.parse(since.at) : null
}

function putAway(cockpit: Cockpit): void {
  usePanel.setState({ helpOpen: false, helpStep: null, wavedAway: readQuiet(cockpit) })
}

async function give(cockpit: Cockpit, level: HelpLevel, text: string): Promise<void> {
  const { commands } = cockpit
  const fact = level === 3 ? factToOffer(cockpit) : undefined
  const key = fact ? await commands.reveal({ fact: fact.id, unasked: true }) : null
  if ((fact && key === null) || !(await commands.help({ text, level }))) return
  putAway(cockpit)
  askSoon()
  say(
    fact ? words.told(text) : words.helpLogged(level),
    key === null
      ? undefined
      : {
          label: words.takeBack,
          run: () => void commands.takeBack(key),
        },
  )
}

export function HelpLadder() {
  const cockpit = useCockpit()
  const { brief, state } = cockpit
  const read = useSignals((signals) => signals.read)
  const { helpOpen, helpStep, wavedAway } = usePanel()
  if (!mayAct(cockpit)) return null

  const quietSince = readQuiet(cockpit)
  // Silent as of what was read: what was drawn since then is not known yet.
  const running =
    state === 'live' && brief.stage.pausedAt === null && !isCandidatesTime(cockpit.settings.phases, brief.stage.phase)
  const quiet = read && running ? offeredAfter(quietSince, read.at, wavedAway) : null
  if (!helpOpen && quiet === null) return null

  const given = read ? readHelp(read.timeline.events) : []
  const level = helpStep ?? nextStep(given, brief.stage.startedAt ?? 0)
  const text = textOf(cockpit, level)
  return (
    <section className={styles.help} aria-label={words.helpTitle} data-testid="help-ladder">
      <div className={styles.helpHead}>
        <b role={quiet === null ? undefined : 'status'}>
          {quiet === null ? words.helpTitle : words.quietFor(formatClock(quiet))}
        </b>
        <span className={styles.rungs}>
          {helpLevels.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === level}
              onClick={() => usePanel.setState({ helpStep: one })}
              data-testid={`help-step-${one}`}
            >
              {one} {words.helpSteps[one]}
            </button>
          ))}
        </span>
        <IconButton size="small" label={words.helpAway} onClick={() => putAway(cockpit)}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.helpBody}>
        <p>{text ?? words.noFactToOffer}</p>
        {text !== null && (
          <Button size="small" onClick={() => void give(cockpit, level, text)} data-testid="help-give">
            {level === 3 ? words.offer : words.helpSaid}
          </Button>
        )}
      </div>
    </section>
  )
}
