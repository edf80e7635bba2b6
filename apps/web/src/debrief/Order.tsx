/** The three constraints: asked before or after the first box, or never; with the rule that says so. */
import type { Signals } from '@probeboard/domain/timeline/timeline'
import { Chip } from '../design/Chip.tsx'
import styles from './Debrief.module.css'
import { words } from './words.ts'

const names = ['cost', 'latency', 'compliance'] as const

export function Order({ constraints }: { constraints: Signals['constraints'] }) {
  return (
    <section>
      <h2>{words.order}</h2>
      <p className={styles.chips}>
        {names.map((name) => (
          <Chip
            key={name}
            tone={constraints[name] === 'before' ? 'good' : constraints[name] === 'after' ? 'warn' : 'neutral'}
          >
            {name} · {words.orders[constraints[name]]}
          </Chip>
        ))}
      </p>
      <p className={styles.quiet}>{words.orderRule}</p>
    </section>
  )
}
