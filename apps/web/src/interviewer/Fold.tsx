/** What stands back until it is asked for. It is built when it opens: lists of a hundred questions change with every mark. */
import { type ReactNode, useState } from 'react'
import styles from './Lists.module.css'

export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.fold} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children}
    </details>
  )
}
