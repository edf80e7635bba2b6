/** The page of the board alone: a document of its own, so that nothing of the panel's page is left in this window. */
import { interviewIdSchema, type Participant, participantIdSchema } from '@probeboard/domain/interview/interview'
import { pages } from '@probeboard/protocol/address'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../board/preload.ts'
import { pageUrl, readAddress } from '../client/address.ts'
import { openBoardLink } from '../client/board-link.ts'
import { loadBoardRestorer } from '../client/board-restorer.ts'
import { openImages } from '../client/images.ts'
import { connectDocument } from '../client/live-document.ts'
import { loadSession } from '../client/session.ts'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import '../design/tokens.css'
import { SafeBoard } from './SafeBoard.tsx'
import { words } from './words.ts'

const address = readAddress(location.pathname)
const interview = interviewIdSchema.parse(address?.interview)
const participant = participantIdSchema.parse(address?.participant)

startTheme()
document.title = words.title

const board = connectDocument({ interview, participant, document: 'board', keep: true, restorer: loadBoardRestorer })
const images = openImages(interview, participant)
const link = openBoardLink(participant)
/** Until the server tells who this is: whose view is broadcast depends on it, and an interviewer's never is. */
const seat: Participant = { id: participant, role: 'interviewer', name: '' }

/** Where the server cannot be reached this page stays, for the other one would not come. */
const dock = (): void => {
  if (board.status.getState().state === 'offline') return
  location.replace(pageUrl(pages.interview(interview, participant)))
}

window.addEventListener(
  'keydown',
  (event) => {
    if (event.repeat || (event.key !== 'F8' && event.key !== 'F2')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'F8') dock()
    else link.send({ say: 'blank' })
  },
  { capture: true },
)
window.addEventListener('pagehide', () => link.send({ say: 'board-gone' }))

const renew = (): Promise<void> => loadSession(interview, participant)
void renew()
window.addEventListener('online', () => void renew())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void renew()
})
// The server closes and reopens links at the start and at the end: then the interview has come further.
board.status.subscribe(({ state }, before) => {
  if (state !== before.state) void renew()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <SafeBoard
        seat={seat}
        board={board}
        images={images}
        link={link}
        panelUrl={pageUrl(pages.panel(interview, participant))}
        dock={dock}
      />
    </StrictMode>,
  )
