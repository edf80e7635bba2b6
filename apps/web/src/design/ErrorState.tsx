/** What happened, what to do, and that nothing is lost. */
import type { ReactNode } from 'react'
import styles from './State.module.css'

/** `heading` is `h1` where the state is the whole page. */
export function ErrorState({
  title,
  children,
  action,
  heading: Heading = 'h2',
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  heading?: 'h1' | 'h2'
}) {
  return (
    <div className={styles.state} role="alert">
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.words}>{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
