/** What stands in the pane when there is no line to the board: why, and what can still be done. */

import { closeCodes } from '@probeboard/protocol/close-codes'
import { Button } from '../design/Button.tsx'
import styles from './BriefPane.module.css'
import { End, type FarewellProps } from './End.tsx'
import { words } from './farewell-words.ts'

function tell(code: number | null): { title: string; help: string; save: boolean } {
  switch (code) {
    case null:
      return { title: words.blocked, help: words.blockedHelp, save: true }
    case closeCodes.noSeat:
      return { title: words.signedOut, help: words.signedOutHelp, save: false }
    default:
      return { title: words.lost, help: words.lostHelp, save: true }
  }
}

export function Farewell(props: FarewellProps) {
  const { code, handle } = props
  if (code === closeCodes.ended) return <End {...props} />
  const { title, help, save } = tell(code)
  return (
    <div className={styles.waiting} role={code === null ? 'alert' : undefined}>
      <h1>{title}</h1>
      <p>{help}</p>
      {save && handle && (
        <div>
          <Button variant="primary" onClick={() => void handle.download()}>
            {words.saveCopy}
          </Button>
        </div>
      )}
    </div>
  )
}
