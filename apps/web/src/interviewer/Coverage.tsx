/** Which dimensions are still dark: a step for each probe, full when answered, half when asked; the number says it too. */
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { useCockpit } from './cockpit.ts'
import { readDrawn } from './drawn.ts'
import styles from './Panel.module.css'
import { usePanel } from './panel-store.ts'
import { tallyProbes } from './tally.ts'
import { words } from './words.ts'

export function Coverage() {
  const { scenario, notebook, settings, brief, session } = useCockpit()
  const drawn = readDrawn(session)
  // Nothing asked yet is no news at the beginning; from the second half of the phases on it is.
  const late = settings.phases.findIndex(({ id }) => id === brief.stage.phase) >= settings.phases.length / 2
  return (
    <ul className={styles.coverage} aria-label={words.dimensions} data-late={late || undefined}>
      {tallyProbes(scenario, notebook).map(({ dimension, asked, answered, all }) => {
        const { name, short } = dimensions[dimension]
        const shown = drawn.get(dimension)
        return (
          <li key={dimension} data-dimension={dimension} data-dark={(asked === 0 && !shown) || undefined}>
            <button
              type="button"
              title={[words.tally(name, asked, answered, all), shown ? words.drawn(shown) : '']
                .filter(Boolean)
                .join('. ')}
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
              <span className={styles.drawn} data-on={shown ? true : undefined} aria-hidden="true" />
              <span className={styles.count}>{asked}</span>
              <span className={styles.spoken}>
                {words.tallySpoken(answered, all)}
                {shown ? `, ${words.drawn(shown)}` : ''}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
