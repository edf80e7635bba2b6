/** The split of dimensions between raters: the lead assigns, everybody reads. Where one person rates there is none. */
import { assignedTo, ratersAmong } from '@probeboard/domain/assessment/split'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions as dimensionWords } from '@probeboard/domain/scenario/rubric'
import { useStore } from 'zustand'
import { Select } from '../design/Field.tsx'
import { leads, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import styles from './WhoRates.module.css'
import { words } from './words.ts'

export function WhoRates() {
  const cockpit = useCockpit()
  const { people, notebook, state, assign, card } = cockpit
  const dimensions = useStore(card.store, (scorecard) => scorecard.dimensions)
  const raters = ratersAmong(people)
  /** Empty where it is everybody's. */
  const raterOf = (dimension: DimensionId): string =>
    raters.find(({ id }) => id === notebook.split.get(dimension))?.id ?? ''
  const isSplit = dimensions.some((dimension) => raterOf(dimension) !== '')
  const may = leads(cockpit) && state !== 'ended'
  if (raters.length < 2 || (!isSplit && !may)) return null
  return (
    <section className={styles.split} aria-label={words.split.title} data-testid="who-rates">
      {isSplit && (
        <ul className={styles.shares}>
          {raters.map((rater) => {
            const theirs = assignedTo(rater, notebook.split, dimensions, people)
            const left = dimensions.some((dimension) => [rater.id, ''].includes(raterOf(dimension)))
            const names = theirs.map((dimension) => dimensionWords[dimension].short).join(', ')
            return (
              <li key={rater.id}>
                {left ? words.split.someone(rater.name, names) : words.split.nothingLeft(rater.name)}
              </li>
            )
          })}
        </ul>
      )}
      {may && (
        <details>
          <summary>{words.split.open}</summary>
          <p>{words.split.hint}</p>
          {dimensions.map((dimension) => (
            <div key={dimension} className={styles.row}>
              <DimensionMark dimension={dimension} />
              <span aria-hidden="true">{dimensionWords[dimension].name}</span>
              <Select
                aria-label={words.split.label(dimensionWords[dimension].name)}
                value={raterOf(dimension)}
                onChange={({ currentTarget }) =>
                  assign(dimension, currentTarget.value === '' ? null : currentTarget.value)
                }
                data-testid={`assign-${dimension}`}
              >
                <option value="">{words.split.all}</option>
                {raters.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}
