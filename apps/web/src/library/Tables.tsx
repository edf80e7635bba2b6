/** What a table says best: the behaviour behind each rating, and the arithmetic behind each number. */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { dimensions, type Rubric } from '@probeboard/domain/scenario/rubric'
import type { ReferenceNumber } from '@probeboard/domain/scenario/scenario'
import styles from './Library.module.css'
import { words } from './words.ts'

const ratings = [1, 2, 3, 4] as const

export function Anchors({ rubric }: { rubric: Rubric }) {
  return (
    <section className={styles.wide} aria-label={words.sections.anchors} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.dimension}</th>
            {ratings.map((rating) => (
              <th scope="col" key={rating}>
                {rating}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dimensionIds.map((id) => (
            <tr key={id}>
              <th scope="row">{dimensions[id].name}</th>
              {ratings.map((rating) => (
                <td key={rating}>{rubric[id][rating]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Numbers({ numbers }: { numbers: readonly ReferenceNumber[] }) {
  return (
    <section className={styles.wide} aria-label={words.sections.numbers} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.formula}</th>
            <th scope="col">{words.value}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map(({ id, title, formula, value, unit, means }) => (
            <tr key={id}>
              <th scope="row">
                {title}
                {means && <small>{means}</small>}
              </th>
              <td>
                <code>{formula}</code>
              </td>
              <td className={styles.value}>
                {value.toLocaleString('en')} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
