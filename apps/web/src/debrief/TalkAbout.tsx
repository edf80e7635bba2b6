/** Where raters differ by two or more: the evidence of those who count, in order of time. That is what a debrief is for. */
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Column, Row, Times } from './compare.ts'
import styles from './Debrief.module.css'
import { Pin, type Show } from './Pin.tsx'
import { words } from './words.ts'

export function TalkAbout({
  rows,
  columns,
  times,
  show,
}: {
  rows: readonly Row[]
  columns: readonly Column[]
  times: Times
  show: Show
}) {
  const apart = rows.filter((row) => row.apart)
  const counted = new Set(columns.flatMap(({ rater, training }) => (training ? [] : [rater.id])))
  if (counted.size < 2) return null
  if (apart.length === 0) return <p className={styles.quiet}>{words.agree}</p>
  return apart.map(({ dimension, pins }) => {
    const own = pins.filter(({ rater }) => counted.has(rater.id))
    return (
      <section key={dimension}>
        <h2>{words.talkAbout(dimensions[dimension].name)}</h2>
        {own.length === 0 && <p className={styles.quiet}>{words.noEvidence}</p>}
        <ul>
          {own
            .map(({ rater, pin }) => ({ rater, pin, time: times.of(rater.id, pin.id) }))
            .sort((a, b) => (a.time ?? Number.MAX_VALUE) - (b.time ?? Number.MAX_VALUE))
            .map(({ rater, pin, time }) => (
              <Pin key={`${rater.id}-${pin.id}`} pin={pin} rater={rater} time={time} show={show} />
            ))}
        </ul>
      </section>
    )
  })
}
