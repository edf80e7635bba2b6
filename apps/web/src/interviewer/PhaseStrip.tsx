/** Where the interview stands in time, by the server's clock; the lead steers, the others read. */
import { elapsed, formatClock, phaseLeft, useServerTime } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { leads, useCockpit } from './cockpit.ts'
import { overrun, theirMinutes } from './overrun.ts'
import styles from './PhaseStrip.module.css'
import { words } from './words.ts'

function Controls() {
  const { brief, settings, commands } = useCockpit()
  const { stage } = brief
  const last = settings.phases.at(-1)?.id === stage.phase
  const paused = stage.pausedAt !== null
  return (
    <div className={styles.controls}>
      <Button size="small" disabled={last} onClick={() => void commands.stage({ do: 'skip' })} data-testid="next-phase">
        {last ? words.lastPhase : words.next}
      </Button>
      <Button size="small" onClick={() => void commands.stage({ do: paused ? 'resume' : 'pause' })} data-testid="pause">
        {paused ? words.resume : words.pause}
      </Button>
      <Button
        size="small"
        aria-label={words.extendLabel}
        onClick={() => void commands.stage({ do: 'extend', minutes: 5 })}
        data-testid="extend"
      >
        {words.extend}
      </Button>
      <Button
        size="small"
        aria-pressed={stage.frozen}
        onClick={() => void commands.stage({ do: stage.frozen ? 'unfreeze' : 'freeze' })}
        data-testid="freeze"
      >
        {stage.frozen ? words.unfreeze : words.freeze}
      </Button>
    </div>
  )
}

export function PhaseStrip() {
  const cockpit = useCockpit()
  const { brief, settings, state } = cockpit
  const { stage } = brief
  const now = useServerTime()
  const left = phaseLeft(stage, now)
  const gone = elapsed(stage, now)
  const at = settings.phases.findIndex(({ id }) => id === stage.phase)
  const length = stage.endsAt !== null && stage.startedAt !== null ? stage.endsAt - stage.startedAt : 0
  const share = left === null || length <= 0 ? 0 : Math.min(1, Math.max(0, 1 - left / length))
  const over = left !== null && left < 0
  const longer = overrun(stage, settings, now)
  return (
    <section className={styles.strip} aria-label={words.phases}>
      <div className={styles.now}>
        <strong>{settings.phases[at]?.name ?? words.waiting}</strong>
        {gone !== null && (
          <span className={styles.total}>
            {formatClock(gone)} {words.of} {words.minutes(stage.minutes)}
            {state === 'live' && longer > 0 && (
              <b title={words.longerHelp(longer, theirMinutes(settings))} data-testid="longer">
                {' '}
                {words.longer(longer)}
              </b>
            )}
          </span>
        )}
        {stage.pausedAt !== null && state === 'live' && (
          <span className={styles.paused}>{stage.away ? words.pausedAway : words.paused}</span>
        )}
        {left !== null && state === 'live' && (
          <span className={styles.left} data-over={over || undefined} role="timer" aria-label={words.leftLabel}>
            {formatClock(Math.abs(left))} <small>{over ? words.over : words.left}</small>
          </span>
        )}
      </div>
      <ol className={styles.steps}>
        {settings.phases.map((phase, i) => (
          <li
            key={phase.id}
            style={{ flexGrow: phase.minutes }}
            data-step={i < at ? 'done' : i === at ? 'now' : 'ahead'}
            aria-current={i === at ? 'step' : undefined}
            title={`${phase.name}, ${words.minutes(phase.minutes)}`}
          >
            <i>
              <b style={{ width: `${i === at ? share * 100 : i < at ? 100 : 0}%` }} data-over={over || undefined} />
            </i>
            <span>{phase.name}</span>
          </li>
        ))}
      </ol>
      {state === 'live' && leads(cockpit) && <Controls />}
      {state === 'live' && !leads(cockpit) && stage.frozen && <p className={styles.total}>{words.frozenLine}</p>}
    </section>
  )
}
