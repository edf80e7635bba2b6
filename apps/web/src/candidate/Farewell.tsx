/** What stands in the pane once the server has closed the board for good: why, and what can still be done. */
import { closeCodes } from '@probeboard/protocol/close-codes'
import type { BoardHandle } from '../board/BoardCanvas.tsx'
import { Button } from '../design/Button.tsx'
import styles from './BriefPane.module.css'
import { words } from './words.ts'

export function Farewell({ code, takeCopy, handle }: { code: number; takeCopy: boolean; handle: BoardHandle | null }) {
  const ended = code === closeCodes.ended
  const seatGone = code === closeCodes.noSeat
  return (
    <div className={styles.waiting}>
      <h1>{ended ? words.ended : seatGone ? words.signedOut : words.lost}</h1>
      <p>{ended ? words.endedHelp : words.signedOutHelp}</p>
      {ended && takeCopy && handle && (
        <div>
          <Button variant="primary" onClick={() => void handle.download()}>
            {words.takeCopy}
          </Button>
        </div>
      )}
    </div>
  )
}
