/**
 * The interviewer's page: takes the seat that the address names, opens the documents that this view needs, and draws
 * the board with the docked panel, or the panel alone.
 */
import { interviewIdSchema, participantIdSchema } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import '../board/preload.ts'
import { readAddress } from '../client/address.ts'
import { call } from '../client/api.ts'
import { panelWindowName } from '../client/board-link.ts'
import { loadBoardRestorer } from '../client/board-restorer.ts'
import { openImages } from '../client/images.ts'
import { connectDocument } from '../client/live-document.ts'
import { loadSession, useSession } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import '../design/fonts.ts'
import { Skeleton } from '../design/Skeleton.tsx'
import { startTheme } from '../design/theme.ts'
import '../design/tokens.css'
import { openCommands } from './commands.ts'
import { findBoard } from './find-board.ts'
import styles from './Interviewer.module.css'
import { Interviewer } from './Interviewer.tsx'
import { loadInterviewData, useInterviewData } from './interview-data.ts'
import { openMoments } from './moments.ts'
import { loadNotebookRestorer } from './notebook-restorer.ts'
import { say } from './notice.ts'
import { openPanelMove } from './panel-move.ts'
import { keepWish } from './panel-store.ts'
import type { Parts } from './parts.ts'
import { openScorecardPorts } from './scorecard-ports.ts'
import { createScorecard } from './scorecard-store.ts'
import { words } from './words.ts'

const address = readAddress(location.pathname)
const interview = interviewIdSchema.parse(address?.interview)
const participant = participantIdSchema.parse(address?.participant)

startTheme()
document.title = words.title

const alone = address?.view === 'panel'
/** The panel's window has its name from the one that opened it: a board stands, or stood, in that. */
const beside = window.name === panelWindowName(participant)
const notebook = connectDocument({ interview, participant, document: 'notebook', restorer: loadNotebookRestorer })
const card = createScorecard(openScorecardPorts(interview, participant, beside))

const parts: Parts = {
  brief: connectDocument({ interview, participant, document: 'brief' }),
  notebook,
  /** The panel alone, in a second window or on a phone, carries no drawing. */
  board: alone
    ? null
    : connectDocument({ interview, participant, document: 'board', keep: true, restorer: loadBoardRestorer }),
  images: openImages(interview, participant),
  commands: openCommands(interview, participant, say, keepWish),
  card,
  moments: openMoments(participant),
  far: alone ? findBoard(participant) : null,
  move: openPanelMove({
    interview,
    participant,
    alone,
    isOffline: () => notebook.status.getState().state === 'offline',
    flush: card.flush,
  }),
  /** Asks again who one is and how far the interview has come. */
  renew: () => loadSession(interview, participant),
}
/** The editor is half a megabyte that the panel alone never loads. */
const BoardCanvas = parts.board
  ? lazy(() => import('../board/BoardCanvas.tsx').then((module) => ({ default: module.BoardCanvas })))
  : null

function load(): void {
  void parts.renew()
  void loadInterviewData(interview, participant)
  void parts.card.load()
  void call(interviewerApi.timeline, { params: { id: interview }, seat: participant }).then((timeline) => {
    if (timeline.ok) parts.moments.learn(timeline.value.events)
  })
}

function Page() {
  const { me, refusal } = useSession()
  const { data, refusal: noData } = useInterviewData()
  if (me && data)
    return (
      <Suspense>
        <Interviewer me={me} data={data} parts={parts} BoardCanvas={BoardCanvas} />
      </Suspense>
    )
  const problem = refusal ?? noData
  return (
    <div className={styles.gate}>
      {problem ? (
        <ErrorState
          title={words.failed}
          action={
            <Button variant="primary" onClick={load}>
              {words.retry}
            </Button>
          }
        >
          <p>{problem.message}</p>
        </ErrorState>
      ) : (
        <>
          <p role="status">{words.loading}</p>
          <Skeleton lines={4} />
        </>
      )}
    </div>
  )
}

load()
window.addEventListener('online', load)
// A page that slept has a stale clock, and its author may have rated in another window.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') load()
})
// The server closes the line of those whose role it changed.
parts.notebook.status.subscribe(({ state }, before) => {
  if (before.state === 'offline' && state !== 'offline') void parts.renew()
})
window.addEventListener('focus', () => void parts.card.load())
window.addEventListener('pagehide', () => void parts.card.flush())
// Only this window has what the server could not be given yet.
window.addEventListener('beforeunload', (event) => {
  if (beside && card.store.getState().save === 'failed') event.preventDefault()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
