/** The whole screen: board and what happened on the left, what raters made of it on the right. */
import { pages } from '@probeboard/protocol/address'
import type { Me } from '@probeboard/protocol/candidate-api'
import { useState } from 'react'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import { pageUrl } from '../client/address.ts'
import type { Connection } from '../client/connect.ts'
import type { ImageStore } from '../client/images.ts'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import { useTheme } from '../design/theme.ts'
import { Cards } from './Cards.tsx'
import { columnsOf, rowsOf, timesOf } from './compare.ts'
import styles from './Debrief.module.css'
import type { DebriefData } from './debrief-data.ts'
import { Happened } from './Happened.tsx'
import { Order } from './Order.tsx'
import { Ratings } from './Ratings.tsx'
import { ReportLinks } from './ReportLinks.tsx'
import { TalkAbout } from './TalkAbout.tsx'
import { words } from './words.ts'

export function Debrief({
  me,
  data,
  board,
  images,
}: {
  me: Me
  data: DebriefData
  board: Connection
  images: ImageStore
}) {
  const theme = useTheme((state) => state.resolved)
  const [handle, setHandle] = useState<BoardHandle | null>(null)
  const { scenario, scorecards, timeline } = data
  const columns = columnsOf(scorecards)
  const rows = rowsOf(columns)
  const times = timesOf(timeline.events)
  const back = pageUrl(pages.interview(me.interview.id, me.participant.id))
  const show = handle ? (ids: readonly string[]) => handle.show(ids) : null

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <span className={styles.sub}>
          {[me.interview.title, ...(me.interview.title === scenario.title ? [] : [scenario.title])].join(' · ')},
          version {scenario.version}
          {data.candidateName ? ` · ${data.candidateName}` : ''}
        </span>
        <span className={styles.tools}>
          <ReportLinks interview={me.interview.id} seat={me.participant.id} />
          <ButtonLink href={back}>{words.back}</ButtonLink>
          <ThemeToggle />
        </span>
      </header>
      <main className={styles.main}>
        <div className={styles.left}>
          <section className={styles.board} aria-label={words.board}>
            <BoardCanvas
              doc={board.doc}
              awareness={board.awareness}
              participant={me.participant}
              images={images}
              readOnly
              theme={theme}
              onReady={setHandle}
            />
          </section>
          <Happened timeline={timeline} settings={data.settings} scenario={scenario} times={times} />
        </div>
        <aside className={styles.side} aria-label={words.cards}>
          {!scorecards.open && (
            <p className={styles.rateFirst}>
              {words.rateFirst} <a href={back}>{words.rate}</a>
            </p>
          )}
          <Ratings columns={columns} rows={rows} rubric={scenario.rubric} />
          {scorecards.sealed.length > 0 && (
            <ul className={styles.sealed}>
              {scorecards.sealed.map(({ rater, submitted }) => (
                <li key={rater.id}>{words.sealed(rater.name, submitted)}</li>
              ))}
            </ul>
          )}
          <TalkAbout rows={rows} columns={columns} times={times} show={show} />
          {timeline.signals && <Order constraints={timeline.signals.constraints} />}
          <Cards scorecards={scorecards} flags={scenario.flags} times={times} show={show} />
        </aside>
      </main>
    </div>
  )
}
