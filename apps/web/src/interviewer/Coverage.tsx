/**
 * Which dimensions are still dark: a step for each probe, full when answered, half when asked, and the number of them; a
 * pencil where the drawing shows something of it.
 */
import { readBoardWords } from '@probeboard/domain/assessment/next-probe'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { Pencil } from 'lucide-react'
import { useCockpit } from './cockpit.ts'
import styles from './Panel.module.css'
import { usePanel } from './panel-store.ts'
import { tallyProbes } from './tally.ts'
import { signalsOf, useSignals } from './use-signals.ts'
import { words } from './words.ts'

export function Coverage() {
  const { scenario, notebook, settings, brief } = useCockpit()
  const read = useSignals((state) => state.read)
  const board = readBoardWords(signalsOf({ settings }, read))
  // Nothing asked yet is no news at the beginning; from the second half of the phases on it is.
  const late = settings.phases.findIndex(({ id }) => id === brief.stage.phase) >= settings.phases.length / 2
  return (
    <ul className={styles.coverage} aria-label={words.dimensions} data-late={late || undefined}>
      {tallyProbes(scenario, notebook).map(({ dimension, asked, answered, all }) => {
        const { name, short } = dimensions[dimension]
        const drawn = board?.drawn.get(dimension)
        const cover = asked > 0 ? (drawn === undefined ? 'asked' : 'both') : drawn === undefined ? 'dark' : 'drawn'
        return (
          <li key={dimension} data-dimension={dimension} data-cover={cover} data-dark={cover === 'dark' || undefined}>
            <button
              type="button"
              title={[
                words.tally(name, asked, answered, all),
                ...(drawn === undefined ? [] : [words.drawnToo(drawn)]),
              ].join('; ')}
              onClick={() => {
                usePanel.setState({ tab: 'probes', dimension })
                document.getElementById(`probes-${dimension}`)?.scrollIntoView({ block: 'start' })
              }}
            >
              <span>{short}</span>
              <span className={styles.bar} aria-hidden="true">
                {scenario.probes
                  .filter((probe) => probe.dimension === dimension)
                  .map(({ id }, i) => (
                    <i key={id} data-state={i < answered ? 'answered' : i < asked ? 'asked' : undefined} />
                  ))}
              </span>
              <span className={styles.drawn}>{drawn !== undefined && <Pencil size={11} aria-hidden="true" />}</span>
              <span className={styles.count}>{asked}</span>
              <span className={styles.spoken}>
                {words.tallySpoken(answered, all)}
                {drawn !== undefined && `; ${words.drawnToo(drawn)}`}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
