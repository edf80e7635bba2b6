/** The frame of the owner's pages: where one is, where one can go, and room for the page itself. */
import { pages } from '@probeboard/protocol/address'
import type { ReactNode } from 'react'
import { pageUrl } from '../client/address.ts'
import styles from './OwnerFrame.module.css'
import { ThemeToggle } from './ThemeToggle.tsx'

const product = 'Probeboard'
const places = [
  ['Interviews', pages.interviews()],
  ['Library', pages.library()],
  ['Settings', pages.settings()],
] as const

/** `wide` is for pages with tables; without `signedIn` there is nowhere to go yet. */
export function OwnerFrame({
  signedIn = false,
  wide = false,
  children,
}: {
  signedIn?: boolean
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <span className={styles.mark}>{product}</span>
        {signedIn && (
          <nav aria-label="Main">
            {places.map(([name, path]) => (
              <a key={name} href={pageUrl(path)} aria-current={isHere(pageUrl(path)) ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
        )}
        <ThemeToggle />
      </header>
      <main className={styles.main} data-wide={wide || undefined}>
        {children}
      </main>
    </div>
  )
}

/** The start is a place only by itself; below the others lie their pages. */
function isHere(href: string): boolean {
  const path = new URL(href).pathname
  return path.endsWith('/') ? location.pathname === path : location.pathname.startsWith(path)
}
