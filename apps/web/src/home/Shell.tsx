/** The frame of the owner's pages: where one is and where one can go. */
import { pages } from '@probeboard/protocol/address'
import type { ReactNode } from 'react'
import { pageUrl } from '../client/address.ts'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import styles from './Home.module.css'
import { words } from './words.ts'

export function Shell({ signedIn = false, children }: { signedIn?: boolean; children: ReactNode }) {
  const here = location.pathname
  const links = [
    [words.interviews, pageUrl(pages.interviews())],
    [words.library, pageUrl(pages.library())],
    [words.settings, pageUrl(pages.settings())],
  ] as const
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <span className={styles.mark}>{words.title}</span>
        {signedIn && (
          <nav aria-label={words.nav}>
            {links.map(([name, href]) => (
              <a key={name} href={href} aria-current={new URL(href).pathname === here ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
        )}
        <ThemeToggle />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  )
}
