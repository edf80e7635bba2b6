/** After the end: when one's own card is due; late, a reminder that stays calm. It names neither candidate nor marks. */
import { useStore } from 'zustand'
import { useServerTime } from '../client/clock.ts'
import { useCockpit } from './cockpit.ts'
import styles from './Score.module.css'
import { useRaters } from './use-raters.ts'
import { words } from './words.ts'

const sameDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const otherDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export function DueLine() {
  const { me, card } = useCockpit()
  const { raters } = useRaters()
  const now = useServerTime()
  const submitted = useStore(card.store, ({ versions }) => versions.length > 0)
  const own = raters?.raters.find(({ rater }) => rater.id === me.participant.id)
  if (!raters?.due || submitted || !own?.expected) return null
  const due = new Date(raters.due)
  const format = due.toDateString() === new Date(now).toDateString() ? sameDay : otherDay
  const late = now > due.getTime()
  return (
    <p className={styles.due} data-late={late || undefined} data-testid="due">
      {late ? words.wasDue(format.format(due)) : words.due(format.format(due))}
    </p>
  )
}
