/** The three constraints: asked before or after the first box, or never; with the places and the rule that say so. */
import type { Signals } from '@probeboard/domain/timeline/timeline'
import { formatClock } from '../client/clock.ts'
import { Chip } from '../design/Chip.tsx'
import type { Times } from './compare.ts'
import styles from './Debrief.module.css'
import { words } from './words.ts'

const names = ['cost', 'latency', 'compliance'] as const
const tones = { before: 'good', after: 'warn', never: 'neutral' } as const

export function Order({ signals, times }: { signals: Signals; times: Times }) {
  const dismissed = new Set(signals.dismissed.map(({ signal }) => signal))
  const time = (place: Signals['firstBox']): string => (place ? formatClock(times.since(place.at) ?? 0) : '')
  return (
    <section>
      <h2>{words.order}</h2>
      <ul className={styles.chips}>
        {names
          .filter((name) => !dismissed.has(name))
          .map((name) => {
            const order = signals.constraints[name]
            const asked = time(signals.asked[name])
            return (
              <li key={name}>
                <Chip tone={tones[order]}>
                  {name} · {words.orders[order]}
                  {asked && `, ${asked}`}
                </Chip>
              </li>
            )
          })}
        {!dismissed.has('first-box') && (
          <li>
            <Chip>{signals.firstBox ? words.firstBox(time(signals.firstBox)) : words.noFirstBox}</Chip>
          </li>
        )}
      </ul>
      <p className={styles.quiet}>{words.orderRule}</p>
    </section>
  )
}
