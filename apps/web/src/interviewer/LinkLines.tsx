/** What is not as usual, each as one calm line: a lost link, a closed seat, training, the end. Nothing covers the work. */
import type { InterviewState, Role } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { useStore } from 'zustand'
import { RemainsLine } from '../client/RemainsLine.tsx'
import { DueLine } from './DueLine.tsx'
import styles from './Panel.module.css'
import type { Parts } from './parts.ts'
import { words } from './words.ts'

const closings: Readonly<Record<number, string>> = {
  [closeCodes.noSeat]: words.seatGone,
  [closeCodes.noAccess]: words.noAccess,
  [closeCodes.notFound]: words.erased,
  [closeCodes.ended]: words.erased,
  [closeCodes.version]: words.version,
}

export function LinkLines({ state, role, parts }: { state: InterviewState; role: Role; parts: Parts }) {
  const notebook = parts.notebook.status()
  const boardRemains = (parts.board ?? parts.notebook).remains(({ now }) => now)
  const notebookRemains = parts.notebook.remains(({ now }) => now)
  const submitted = useStore(parts.card.store, ({ versions }) => versions.length > 0)
  const lines = [
    notebook.closed === null ? null : (closings[notebook.closed] ?? words.noAccess),
    notebook.state === 'offline' ? words.offline : null,
    role === 'shadow' ? words.shadow : null,
    state === 'ended' ? `${words.ended}. ${submitted ? words.endedDone : words.endedOpen}` : null,
  ].filter((line) => line !== null)
  return (
    <div role="status" className={styles.lines}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {state === 'ended' && <DueLine />}
      {boardRemains && <RemainsLine remains={boardRemains} />}
      {notebookRemains && notebookRemains !== boardRemains && <RemainsLine remains={notebookRemains} />}
    </div>
  )
}
