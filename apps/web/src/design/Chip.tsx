/** A word about a state. Colour only repeats what the word says. */
import type { ReactNode } from 'react'
import styles from './Chip.module.css'

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad'

export function Chip({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.chip} ${styles[tone]}`}>{children}</span>
}
