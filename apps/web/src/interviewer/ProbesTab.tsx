/** All probes by dimension, with marks that the whole interviewing side shares live. */
import type { ProbeState } from '@probeboard/documents/notebook'
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import styles from './Lists.module.css'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

const marks: readonly (readonly [ProbeState, string])[] = [
  ['asked', words.asked],
  ['answered', words.answered],
  ['later', words.later],
  ['skipped', words.skip],
]

function ProbeRow({ probe }: { probe: Probe }) {
  const cockpit = useCockpit()
  const state = cockpit.notebook.probes.get(probe.id) ?? null
  const may = mayAct(cockpit)
  return (
    <li className={styles.row} data-state={state ?? undefined} data-testid={`probe-${probe.id}`}>
      <p className={styles.ask}>{probe.ask}</p>
      <details className={styles.more}>
        <summary>{words.listenFor}</summary>
        <ul>
          {probe.listenFor.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      {may ? (
        <fieldset className={styles.marks} aria-label={probe.ask}>
          {marks.map(([mark, word]) => (
            <Button
              key={mark}
              size="small"
              aria-pressed={state === mark}
              onClick={() => {
                cockpit.mark(probe.id, state === mark ? null : mark)
                usePanel.setState({ dimension: probe.dimension })
              }}
              data-testid={`probe-${probe.id}-${mark}`}
            >
              {word}
            </Button>
          ))}
        </fieldset>
      ) : (
        state && (
          <p className={styles.chips}>
            <Chip tone={state === 'asked' || state === 'answered' ? 'good' : 'neutral'}>{words.states[state]}</Chip>
          </p>
        )
      )}
    </li>
  )
}

export function ProbesTab() {
  const { scenario } = useCockpit()
  return dimensionIds.map((dimension) => {
    const probes = scenario.probes.filter((probe) => probe.dimension === dimension)
    if (probes.length === 0) return null
    return (
      <section key={dimension} id={`probes-${dimension}`} className={styles.group}>
        <h3>
          <DimensionMark dimension={dimension} />
          {dimensions[dimension].name}
        </h3>
        <ul>
          {probes.map((probe) => (
            <ProbeRow key={probe.id} probe={probe} />
          ))}
        </ul>
      </section>
    )
  })
}
