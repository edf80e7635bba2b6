/** One piece of evidence: when, by whom, how it was noticed, and the way to it on the board. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import type { Participant } from '@probeboard/domain/interview/interview'
import { formatClock } from '../client/clock.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import styles from './Debrief.module.css'
import { words } from './words.ts'

export type Show = ((ids: readonly string[]) => void) | null

export function Pin({
  pin,
  rater,
  time,
  show,
}: {
  pin: Evidence
  rater?: Participant
  time: number | null
  show: Show
}) {
  const { elements = [] } = pin
  return (
    <li className={styles.pin}>
      <time>{time === null ? '' : formatClock(time)}</time>
      {rater && (
        <span title={rater.name}>
          <Avatar name={rater.name} role={rater.role} />
          <span className={styles.spoken}>{rater.name}</span>
        </span>
      )}
      <Chip>{words.kinds[pin.kind]}</Chip>
      <span>{pin.text}</span>
      {elements.length > 0 && show && (
        <Button size="small" variant="quiet" onClick={() => show(elements)}>
          {words.show}
        </Button>
      )}
    </li>
  )
}
