/** What raters made of it: side by side, then where they lie apart, then each card whole. Sealed ones stay sealed. */
import type { FrozenScenario } from '@probeboard/domain/scenario/bank'
import type { Timeline } from '@probeboard/domain/timeline/timeline'
import { Cards } from './Cards.tsx'
import { columnsOf, rowsOf, type Times } from './compare.ts'
import styles from './Debrief.module.css'
import type { Scorecards } from './debrief-data.ts'
import { Order } from './Order.tsx'
import type { Show } from './Pin.tsx'
import { Ratings } from './Ratings.tsx'
import { TalkAbout } from './TalkAbout.tsx'
import { words } from './words.ts'

export function Side({
  scorecards,
  scenario,
  timeline,
  times,
  back,
  show,
  mark,
}: {
  scorecards: Scorecards
  scenario: FrozenScenario
  timeline: Timeline
  times: Times
  /** Where one's own card is filled in. */
  back: string
  show: Show
  mark: ((signal: string, dismissed: boolean) => void) | null
}) {
  const columns = columnsOf(scorecards)
  const rows = rowsOf(columns)
  return (
    <aside className={styles.side} aria-label={words.cards}>
      {!scorecards.open && (
        <p className={styles.rateFirst}>
          {words.rateFirst} <a href={back}>{words.rate}</a>
        </p>
      )}
      <Ratings columns={columns} rows={rows} rubric={scenario.rubric} />
      {scorecards.sealed.length > 0 && (
        <ul className={styles.sealed}>
          {scorecards.sealed.map(({ rater, submitted }) => (
            <li key={rater.id}>{words.sealed(rater.name, submitted)}</li>
          ))}
        </ul>
      )}
      <TalkAbout rows={rows} columns={columns} times={times} show={show} />
      {timeline.signals && <Order signals={timeline.signals} times={times} mark={mark} />}
      <Cards scorecards={scorecards} flags={scenario.flags} times={times} show={show} />
    </aside>
  )
}
