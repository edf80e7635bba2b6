/** The one sheet that stands at the door. */
import type { ReactNode } from 'react'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import styles from './Join.module.css'

export function Sheet({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>{children}</div>
      <div className={styles.theme}>
        <ThemeToggle />
      </div>
    </main>
  )
}
