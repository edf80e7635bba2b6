/** The frame of the library's two pages, and what stands there when the owner is not signed in. */
import { pages } from '@probeboard/protocol/address'
import { pageUrl } from '../client/address.ts'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import styles from './Library.module.css'
import { ScenarioList } from './ScenarioList.tsx'
import { ScenarioPage } from './ScenarioPage.tsx'
import { words } from './words.ts'

export function Library({ id }: { id: string }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <span className={styles.mark}>{words.product}</span>
        <nav aria-label={words.nav}>
          <a href={pageUrl(pages.interviews())}>{words.interviews}</a>
          <a href={pageUrl(pages.library())} aria-current="page">
            {words.library}
          </a>
          <a href={pageUrl(pages.settings())}>{words.settings}</a>
        </nav>
        <ThemeToggle />
      </header>
      <main className={styles.main}>{id === '' ? <ScenarioList /> : <ScenarioPage id={id} />}</main>
    </div>
  )
}
