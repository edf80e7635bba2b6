/** The board as it stood at one place in the log, read-only, with the way to the moments around it. */
import type { Participant } from '@probeboard/domain/interview/interview'
import type { Me } from '@probeboard/protocol/candidate-api'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import type { ImageStore } from '../client/images.ts'
import { Skeleton } from '../design/Skeleton.tsx'
import { useTheme } from '../design/theme.ts'
import styles from './Debrief.module.css'
import { momentHref, useStill } from './moment.ts'
import { words } from './words.ts'

export function StillBoard({
  me,
  seq,
  time,
  images,
  onReady,
}: {
  me: Me
  seq: number
  /** Of the interview, as it is said; empty before its start. */
  time: string
  images: ImageStore
  onReady: (handle: BoardHandle) => void
}) {
  const theme = useTheme((state) => state.resolved)
  const participant: Participant = me.participant
  const still = useStill(me.interview.id, participant.id, seq)
  return (
    <>
      <p className={styles.moment} role="status" data-testid="moment-bar">
        <b>{words.boardAt(time)}</b>
        <a href={momentHref(null)}>{me.interview.state === 'ended' ? words.toTheEnd : words.toNow}</a>
      </p>
      {still === null ? (
        <Skeleton lines={4} />
      ) : 'problem' in still ? (
        <p className={styles.quiet}>{still.problem}</p>
      ) : (
        <BoardCanvas
          key={seq}
          doc={still.line.doc}
          awareness={still.line.awareness}
          previews={still.line.previews}
          cursors={still.line.cursors}
          participant={participant}
          images={images}
          readOnly
          theme={theme}
          onReady={onReady}
        />
      )}
    </>
  )
}
