/** The two things done all the time, always in reach, and how far one's card has come. */
import { NotebookPen, Pin } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { ChatButton } from './ChatButton.tsx'
import { useCockpit } from './cockpit.ts'
import { useOwnDimensions } from './own-dimensions.ts'
import styles from './Panel.module.css'
import { showTab } from './panel-store.ts'
import { beginPin, focusOn } from './pinning.ts'
import { words } from './words.ts'

export function PanelFoot() {
  const cockpit = useCockpit()
  const dimensions = useOwnDimensions()
  const { card, save } = useStore(cockpit.card.store)
  const rated = card ? dimensions.filter((dimension) => card.ratings[dimension] !== undefined).length : 0
  return (
    <footer className={styles.foot}>
      <Button
        icon={<Pin size={14} aria-hidden="true" />}
        aria-keyshortcuts="e"
        disabled={!card}
        onClick={() => beginPin(cockpit)}
      >
        {words.pinEvidence} <Kbd>E</Kbd>
      </Button>
      <Button
        icon={<NotebookPen size={14} aria-hidden="true" />}
        aria-keyshortcuts="n"
        onClick={() => {
          showTab('notes')
          focusOn('note-input')
        }}
      >
        {words.note} <Kbd>N</Kbd>
      </Button>
      <ChatButton />
      <span className={styles.progress}>
        <span role="status" data-save={save} data-testid="card-save">
          {words.save[save]}
        </span>
        <span>{words.rated(rated, dimensions.length)}</span>
      </span>
    </footer>
  )
}
