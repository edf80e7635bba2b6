/** What stands in the pane when there is no line to the board: why, and what can still be done. */
import { closeCodes } from '@probeboard/protocol/close-codes'
import type { BoardHandle } from '../board/BoardCanvas.tsx'
import { Button } from '../design/Button.tsx'
import styles from './BriefPane.module.css'
import { words } from './words.ts'

interface FarewellProps {
  /** Why the server closed it for good; null while something on the way stops every try. */
  readonly code: number | null
  readonly takeCopy: boolean
  readonly handle: BoardHandle | null
}

function tell({ code, takeCopy }: FarewellProps): { title: string; help: string; copy: string | null } {
  switch (code) {
    case null:
      return { title: words.blocked, help: words.blockedHelp, copy: words.saveCopy }
    case closeCodes.ended:
      return { title: words.ended, help: words.endedHelp, copy: takeCopy ? words.takeCopy : null }
    case closeCodes.noSeat:
      return { title: words.signedOut, help: words.signedOutHelp, copy: null }
    default:
      return { title: words.lost, help: words.lostHelp, copy: words.saveCopy }
  }
}

export function Farewell(props: FarewellProps) {
  const { title, help, copy } = tell(props)
  const { handle } = props
  return (
    <div className={styles.waiting} role={props.code === null ? 'alert' : undefined}>
      <h1>{title}</h1>
      <p>{help}</p>
      {copy && handle && (
        <div>
          <Button variant="primary" onClick={() => void handle.download()}>
            {copy}
          </Button>
        </div>
      )}
    </div>
  )
}
