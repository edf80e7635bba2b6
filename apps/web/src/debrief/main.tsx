/** The debrief: the final board, the submitted scorecards side by side, what happened, the report. */
import { interviewIdSchema, participantIdSchema } from '@probeboard/domain/interview/interview'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../design/tokens.css'
import '../board/preload.ts'
import { readAddress } from '../client/address.ts'
import { openImages } from '../client/images.ts'
import { connectDocument } from '../client/live-document.ts'
import { loadSession, useSession } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import '../design/fonts.ts'
import { Skeleton } from '../design/Skeleton.tsx'
import { startTheme } from '../design/theme.ts'
import styles from './Debrief.module.css'
import { Debrief } from './Debrief.tsx'
import { loadDebrief, useDebrief } from './debrief-data.ts'
import { words } from './words.ts'

const address = readAddress(location.pathname)
const interview = interviewIdSchema.parse(address?.interview)
const participant = participantIdSchema.parse(address?.participant)

startTheme()
document.title = words.title

const board = connectDocument({ interview, participant, document: 'board' })
const images = openImages(interview, participant)

function load(): void {
  void loadSession(interview, participant)
  void loadDebrief(interview, participant)
}

function Page() {
  const { me, refusal } = useSession()
  const { data, refusal: noData } = useDebrief()
  if (me && data) return <Debrief me={me} data={data} board={board} images={images} stale={noData?.message ?? null} />
  const problem = refusal ?? noData
  return (
    <main className={styles.gate}>
      {problem ? (
        <ErrorState title={words.failed} action={<Button onClick={load}>{words.retry}</Button>}>
          <p>{problem.message}</p>
        </ErrorState>
      ) : (
        <Skeleton lines={6} />
      )}
    </main>
  )
}

load()
// Others submit while this page is open.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') load()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
