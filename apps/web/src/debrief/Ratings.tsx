/**
 * One row a dimension, one column a rater; rows in which raters differ by two are what one sees first. A dimension opens
 * to its anchors, each with the names of those who gave it.
 */
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions, type Rubric } from '@probeboard/domain/scenario/rubric'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Column, Row } from './compare.ts'
import styles from './Ratings.module.css'
import { words } from './words.ts'

const anchored = [1, 2, 3, 4] as const

export function Ratings({
  columns,
  rows,
  rubric,
}: {
  columns: readonly Column[]
  rows: readonly Row[]
  rubric: Rubric
}) {
  const [open, setOpen] = useState<ReadonlySet<DimensionId>>(new Set())
  if (columns.length === 0) return <p className={styles.none}>{words.nobodyYet}</p>
  const toggle = (dimension: DimensionId): void =>
    setOpen((was) => new Set(was.has(dimension) ? [...was].filter((one) => one !== dimension) : [...was, dimension]))
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
      {rows.map((row) => {
        const { dimension, ratings, pins, apart } = row
        const { name } = dimensions[dimension]
        const shown = open.has(dimension)
        return (
          <tbody key={dimension} data-dimension={dimension}>
            <tr data-apart={apart} data-testid={`row-${dimension}`}>
              <th scope="row">
                <button
                  type="button"
                  aria-expanded={shown}
                  title={words.anchorsOf(name)}
                  onClick={() => toggle(dimension)}
                >
                  <i aria-hidden="true" />
                  <span>{name}</span>
                  {apart && <small>{words.apart}</small>}
                  <ChevronRight size={14} aria-hidden="true" />
                </button>
              </th>
              {columns.map(({ rater }, place) => {
                const rating = ratings[place]
                return (
                  <td key={rater.id}>
                    {rating !== undefined && (
                      <b title={rating === 'N/O' ? words.notObserved : rubric[dimension][rating]}>
                        {words.rating(rating)}
                      </b>
                    )}
                  </td>
                )
              })}
              <td className={styles.pins}>{pins.length}</td>
            </tr>
            {shown && (
              <tr className={styles.anchors} data-testid={`anchors-${dimension}`}>
                <td colSpan={columns.length + 2}>
                  <ol>
                    {anchored.map((rating) => {
                      const by = columns.filter((_, place) => ratings[place] === rating).map(({ rater }) => rater.name)
                      return (
                        <li key={rating} data-given={by.length > 0}>
                          <b>{rating}</b>
                          <span>{rubric[dimension][rating]}</span>
                          <small>{words.given(by)}</small>
                        </li>
                      )
                    })}
                  </ol>
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}
