/** Where raters differ by two or more: the evidence of both, in order of time. That is what a debrief is for. */
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Column, Row, timesOf } from './compare.ts'
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
  times: ReturnType<typeof timesOf>
  show: Show
}) {
  const apart = rows.filter((row) => row.apart)
  if (columns.filter(({ training }) => !training).length < 2) return null
  if (apart.length === 0) return <p className={styles.quiet}>{words.agree}</p>
  return apart.map(({ dimension, pins }) => (
    <section key={dimension}>
      <h2>{words.talkAbout(dimensions[dimension].name)}</h2>
      {pins.length === 0 && <p className={styles.quiet}>{words.noEvidence}</p>}
      <ul>
        {[...pins]
          .sort((a, b) => (times.of(a.pin.id) ?? 0) - (times.of(b.pin.id) ?? 0))
          .map(({ rater, pin }) => (
            <Pin key={`${rater.id}-${pin.id}`} pin={pin} rater={rater} time={times.of(pin.id)} show={show} />
          ))}
      </ul>
    </section>
  ))
}
