/** The whole screen: board and what happened on the left, what raters made of it on the right. */
import { mayTell } from '@probeboard/domain/interview/access'
import { pages } from '@probeboard/protocol/address'
import type { Me } from '@probeboard/protocol/candidate-api'
import { useMemo, useState } from 'react'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import { pageUrl } from '../client/address.ts'
import type { ImageStore } from '../client/images.ts'
import type { Connection } from '../client/live-document.ts'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import { useTheme } from '../design/theme.ts'
import { timeAt, timesOf } from './compare.ts'
import styles from './Debrief.module.css'
import { type DebriefData, markSignal } from './debrief-data.ts'
import { Happened } from './Happened.tsx'
import { useMoment } from './moment.ts'
import { ReportLinks } from './ReportLinks.tsx'
import { Side } from './Side.tsx'
import { StillBoard } from './StillBoard.tsx'
import { words } from './words.ts'

export function Debrief({
  me,
  data,
  board,
  images,
  stale,
}: {
  me: Me
  data: DebriefData
  board: Connection
  images: ImageStore
  /** Why the page could not be renewed. */
  stale: string | null
}) {
  const line = board.line()
  const theme = useTheme((state) => state.resolved)
  const moment = useMoment()
  // Where somebody points on this page is nobody's matter, least of all while the interview is on.
  const cursors = useMemo(() => ({ ...line.cursors, send: () => undefined }), [line])
  const [handle, setHandle] = useState<BoardHandle | null>(null)
  const { scenario, scorecards, timeline } = data
  const times = timesOf(timeline.events)
  const back = pageUrl(pages.interview(me.interview.id, me.participant.id))
  const { id: seat, role } = me.participant
  const mark = mayTell(role)
    ? (signal: string, dismissed: boolean) => void markSignal(me.interview.id, seat, { signal, dismissed })
    : null
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
      {stale !== null && (
        <p className={styles.stale} role="status">
          {words.staleData(stale)}
        </p>
      )}
      <main className={styles.main}>
        <div className={styles.left}>
          <section className={styles.board} aria-label={me.interview.state === 'ended' ? words.board : words.boardNow}>
            {moment === null ? (
              <BoardCanvas
                doc={line.doc}
                awareness={line.awareness}
                previews={line.previews}
                cursors={cursors}
                participant={me.participant}
                images={images}
                readOnly
                theme={theme}
                onReady={setHandle}
              />
            ) : (
              <StillBoard
                me={me}
                seq={moment}
                time={timeAt(timeline.events, times, moment)}
                images={images}
                onReady={setHandle}
              />
            )}
          </section>
          <Happened timeline={timeline} settings={data.settings} scenario={scenario} times={times} />
        </div>
        <Side
          scorecards={scorecards}
          scenario={scenario}
          timeline={timeline}
          times={times}
          back={back}
          show={show}
          mark={mark}
        />
      </main>
    </div>
  )
}
