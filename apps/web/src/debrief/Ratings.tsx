/** One row a dimension, one column a rater; rows in which raters differ by two are what one sees first. */
import { dimensions, type Rubric } from '@probeboard/domain/scenario/rubric'
import type { Column, Row } from './compare.ts'
import styles from './Ratings.module.css'
import { words } from './words.ts'

export function Ratings({
  columns,
  rows,
  rubric,
}: {
  columns: readonly Column[]
  rows: readonly Row[]
  rubric: Rubric
}) {
  if (columns.length === 0) return <p className={styles.none}>{words.nobodyYet}</p>
  return (
    <table className={styles.table} aria-label={words.sideBySide}>
      <thead>
        <tr>
          <th scope="col">{words.dimension}</th>
          {columns.map(({ rater, training }) => (
            <th scope="col" key={rater.id}>
              {training ? words.training(rater.name) : rater.name}
            </th>
          ))}
          <th scope="col">{words.pins}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ dimension, ratings, pins, apart }) => (
          <tr key={dimension} data-apart={apart} data-dimension={dimension}>
            <th scope="row">
              <i aria-hidden="true" />
              {dimensions[dimension].name}
            </th>
            {columns.map(({ rater }, place) => {
              const rating = ratings[place]
              return (
                <td key={rater.id}>
                  {rating !== undefined && (
                    <b title={rating === 'N/O' ? undefined : rubric[dimension][rating]}>{words.rating(rating)}</b>
                  )}
                </td>
              )
            })}
            <td className={styles.pins}>{pins.length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
