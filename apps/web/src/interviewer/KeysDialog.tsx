/** All keys of the panel in one list. */
import { Dialog } from '../design/Dialog.tsx'
import { Kbd } from '../design/Kbd.tsx'
import styles from './Panel.module.css'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

const keys: readonly (readonly [key: string, does: string])[] = [
  ['↵', `${words.askNext}: ${words.asked.toLowerCase()}, then ${words.answered.toLowerCase()}`],
  ['L', `${words.askNext}: ${words.later.toLowerCase()}, or ${words.moveOn.toLowerCase()}`],
  ['S', `${words.askNext}: ${words.skip.toLowerCase()}`],
  ['H', words.helpTitle],
  ['/', words.factSearch],
  ['E', words.pinByKey],
  ['N', words.noteByKey],
  ['1', words.probes],
  ['2', words.facts],
  ['3', words.curveballs],
  ['4', words.score],
  ['5', words.notes],
  ['6', words.numbers],
  ['B', words.blankByKey],
  ['F2', words.blankAnywhere],
  ['O', words.moveByKey],
  ['F8', words.moveAnywhere],
  ['?', words.keysTitle],
]

export function KeysDialog() {
  const open = usePanel((panel) => panel.keysOpen)
  return (
    <Dialog open={open} onClose={() => usePanel.setState({ keysOpen: false })} title={words.keysTitle}>
      <p>{words.keysHelp}</p>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
