/** The quiet line that tells the truth about what is saved. */
import type { ReactNode } from 'react'
import type { ConnectionStatus } from '../client/connection-status.ts'
import styles from './Status.module.css'

export function Status({ state, children }: { state: ConnectionStatus['state']; children: ReactNode }) {
  return (
    <span className={styles.status} data-state={state} role="status">
      {children}
    </span>
  )
}
