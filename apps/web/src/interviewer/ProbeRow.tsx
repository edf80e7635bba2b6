/** One question of the list: its words, its steps, what to listen for, and its marks. */
import type { ProbeState } from '@probeboard/documents/notebook'
import { partId } from '@probeboard/domain/scenario/bank'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import { Fold } from './Fold.tsx'
import { ListenFor } from './ListenFor.tsx'
import styles from './Lists.module.css'
import { usePanel } from './panel-store.ts'
import { probeWords } from './probe-words.ts'
import { words } from './words.ts'

const marks: readonly (readonly [ProbeState, string])[] = [
  ['asked', words.asked],
  ['answered', words.answered],
  ['later', words.later],
  ['skipped', words.skip],
]

/** PB4: the steps of one question, each asked by itself; with the first of them the question counts as asked. */
function ProbeParts({ probe }: { probe: Probe }) {
  const cockpit = useCockpit()
  const { probes } = cockpit.notebook
  if (!probe.parts) return null
  const tick = (id: string): void => {
    cockpit.mark(id, probes.has(id) ? null : 'asked')
    if (!probes.has(id) && !probes.has(probe.id)) cockpit.mark(probe.id, 'asked')
    usePanel.setState({ dimension: probe.dimension })
  }
  return (
    <ul className={styles.parts} aria-label={probeWords.parts}>
      {probe.parts.map((part, place) => {
        const id = partId(probe.id, place)
        return (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={probes.has(id)}
                disabled={!mayAct(cockpit)}
                onChange={() => tick(id)}
                data-testid={`part-${id}`}
              />
              <span>{part}</span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}

export function ProbeRow({ probe }: { probe: Probe }) {
  const cockpit = useCockpit()
  const state = cockpit.notebook.probes.get(probe.id) ?? null
  const may = mayAct(cockpit)
  return (
    <li className={styles.row} data-state={state ?? undefined} data-testid={`probe-${probe.id}`}>
      <p className={styles.ask}>{probe.ask}</p>
      <ProbeParts probe={probe} />
      {probe.listenFor.length > 0 && (
        <Fold summary={words.listenFor}>
          <ListenFor probe={probe} />
        </Fold>
      )}
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
