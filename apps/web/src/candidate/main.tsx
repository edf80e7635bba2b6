/** The candidate's page: takes the seat that the address names, opens board and brief, and draws the screen. */
import { interviewIdSchema, type Participant, participantIdSchema } from '@probeboard/domain/interview/interview'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '../board/preload.ts'
import { readAddress } from '../client/address.ts'
import { loadBoardRestorer } from '../client/board-restorer.ts'
import { openImages } from '../client/images.ts'
import { connectDocument } from '../client/live-document.ts'
import { loadSession, useSession } from '../client/session.ts'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import '../design/tokens.css'
import { Candidate } from './Candidate.tsx'
import { words } from './words.ts'

const address = readAddress(location.pathname)
const interview = interviewIdSchema.parse(address?.interview)
const participant = participantIdSchema.parse(address?.participant)

startTheme()
document.title = words.title

const board = connectDocument({ interview, participant, document: 'board', keep: true, restorer: loadBoardRestorer })
const brief = connectDocument({ interview, participant, document: 'brief' })
const images = openImages(interview, participant)

/** The board does not wait to hear who we are: the address says enough to draw. */
const seat: Participant = { id: participant, role: 'candidate', name: '' }

function Page() {
  const { me, refusal } = useSession()
  return <Candidate seat={seat} me={me} refusal={refusal} board={board} brief={brief} images={images} />
}

const renew = (): Promise<void> => loadSession(interview, participant)
void renew()
// The end and an erasure look alike to the line: who is still known is asked.
board.status.subscribe(({ closed }, before) => {
  if (closed !== before.closed) void renew()
})
window.addEventListener('online', () => void renew())
// A page that slept has a stale clock offset.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void renew()
})

const root = document.getElementById('root')
if (root) {
  const page = createRoot(root)
  // The editor asks for its words in an effect: at once, that goes before the first paint instead of after it.
  flushSync(() =>
    page.render(
      <StrictMode>
        <Page />
      </StrictMode>,
    ),
  )
}
