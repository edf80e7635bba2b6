/** What happened, what to do, and that nothing is lost. */
import type { ReactNode } from 'react'
import styles from './State.module.css'

export function ErrorState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state} role="alert">
      <h2>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
