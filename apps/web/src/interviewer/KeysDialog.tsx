/** All keys of the panel in one list, as the table of actions has them. */
import { Dialog } from '../design/Dialog.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { listActions } from './actions.ts'
import { useCockpit } from './cockpit.ts'
import { sayKey } from './keys.ts'
import styles from './Panel.module.css'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

export function KeysDialog() {
  const cockpit = useCockpit()
  const open = usePanel((panel) => panel.keysOpen)
  const actions = open
    ? listActions(cockpit).filter(({ key, safeKey }) => key !== undefined || safeKey !== undefined)
    : []
  return (
    <Dialog open={open} onClose={() => usePanel.setState({ keysOpen: false })} title={words.keysTitle}>
      <p>{words.keysHelp}</p>
      <dl className={styles.keys}>
        {actions.map((action) => (
          <div key={action.id}>
            <dt>
              <Kbd>{sayKey(action)}</Kbd>
            </dt>
            <dd>{action.words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
