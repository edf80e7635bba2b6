/** The candidate's page: takes the seat that the address names, opens board and brief, and draws the screen. */
import { interviewIdSchema, participantIdSchema } from '@probeboard/domain/interview/interview'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../board/preload.ts'
import { readAddress } from '../client/address.ts'
import { connectDocument } from '../client/connect.ts'
import { openImages } from '../client/images.ts'
import { loadSession, useSession } from '../client/session.ts'
import '../design/fonts.ts'
import { startTheme } from '../design/theme.ts'
import '../design/tokens.css'
import styles from './Candidate.module.css'
import { Candidate } from './Candidate.tsx'
import { words } from './words.ts'

const address = readAddress(location.pathname)
const interview = interviewIdSchema.parse(address?.interview)
const participant = participantIdSchema.parse(address?.participant)

startTheme()
document.title = words.title

const board = connectDocument({ interview, participant, document: 'board', keep: true })
const brief = connectDocument({ interview, participant, document: 'brief' })
const images = openImages(interview, participant)

function Page() {
  const { me, refusal } = useSession()
  if (me) return <Candidate me={me} board={board} brief={brief} images={images} />
  return (
    <p className={styles.line} role="status">
      {refusal ? refusal.message : words.loading}
    </p>
  )
}

const renew = (): Promise<void> => loadSession(interview, participant)
void renew()
window.addEventListener('online', () => void renew())
// A page that slept has a stale clock offset.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void renew()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
