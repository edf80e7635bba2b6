/** Everything that can be done, by typing: a list box under a search, as ARIA describes it. */
import { useState } from 'react'
import { Dialog } from '../design/Dialog.tsx'
import { Input } from '../design/Field.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { type Action, listActions } from './actions.ts'
import { useCockpit } from './cockpit.ts'
import { findActions } from './find-actions.ts'
import { sayKey } from './keys.ts'
import styles from './Palette.module.css'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

const most = 60
const idOf = ({ id }: Action): string => `action-${id}`

export function Palette() {
  const open = usePanel((panel) => panel.paletteOpen)
  return (
    <Dialog open={open} onClose={close} title={words.actions.palette}>
      {open && <List />}
    </Dialog>
  )
}

function close(): void {
  usePanel.setState({ paletteOpen: false })
}

function List() {
  const cockpit = useCockpit()
  const query = usePanel((panel) => panel.paletteQuery)
  const [place, setPlace] = useState(0)
  const found = findActions(listActions(cockpit), query).slice(0, most)
  const at = Math.min(place, found.length - 1)
  const chosen = found[at]
  const go = (to: number): void => {
    const next = (to + found.length) % Math.max(1, found.length)
    setPlace(next)
    const one = found[next]
    if (one) document.getElementById(idOf(one))?.scrollIntoView({ block: 'nearest' })
  }
  const run = (action: Action | undefined): void => {
    if (!action) return
    close()
    // After the dialog has given the focus back: the action may send it elsewhere.
    setTimeout(() => action.run())
  }
  return (
    <div className={styles.palette}>
      <Input
        type="search"
        role="combobox"
        aria-expanded
        aria-controls="actions"
        aria-activedescendant={chosen ? idOf(chosen) : undefined}
        aria-label={words.actions.find}
        placeholder={words.actions.find}
        value={query}
        onChange={(event) => {
          usePanel.setState({ paletteQuery: event.currentTarget.value })
          setPlace(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') go(at + 1)
          else if (event.key === 'ArrowUp') go(at - 1)
          else if (event.key === 'Enter') run(chosen)
          else return
          event.preventDefault()
        }}
        data-testid="palette-input"
      />
      <div id="actions" role="listbox" aria-label={words.actions.palette}>
        {found.map((action, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in any combobox.
          <div
            key={action.id}
            id={idOf(action)}
            role="option"
            aria-selected={i === at}
            tabIndex={-1}
            onClick={() => run(action)}
            data-testid={idOf(action)}
          >
            <small>{action.group}</small>
            <span>{action.words}</span>
            {sayKey(action) !== '' && <Kbd>{sayKey(action)}</Kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{words.actions.none(query)}</p>}
    </div>
  )
}
