/** What stands in the panel's place while it is hidden: why, and the way back. */
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import styles from './Panel.module.css'
import { type Blank, toggleBlank } from './panel-store.ts'
import { words } from './words.ts'

export function Blanked({ by, again }: { by: Blank; again: (() => void) | undefined }) {
  const why = words.away[by]
  return (
    <div className={styles.blank}>
      {why !== '' && <p role="status">{why}</p>}
      {by === 'blocked' && again && (
        <Button variant="primary" onClick={again} data-testid="move-again">
          {words.retry}
        </Button>
      )}
      <Button onClick={() => toggleBlank()} data-testid="show-panel">
        {why === '' ? words.blanked : words.showHere} <Kbd>{by === 'b' ? 'B' : 'F2'}</Kbd>
      </Button>
    </div>
  )
}
