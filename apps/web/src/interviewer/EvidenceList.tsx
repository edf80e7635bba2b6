/** Pinned evidence of one dimension, oldest first; what is about the drawing can be shown on the board. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import { Crosshair, X } from 'lucide-react'
import { Chip } from '../design/Chip.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { timeOf, useCockpit } from './cockpit.ts'
import { say } from './notice.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

const kindWords: Record<Evidence['kind'], string> = {
  said: words.said,
  drew: words.drew,
  asked: words.evidenceAsked,
}

export function EvidenceList({ pins }: { pins: readonly Evidence[] }) {
  const { board, card, moments, brief } = useCockpit()
  const remove = (pin: Evidence): void => {
    const without = (list: readonly Evidence[]): Evidence[] => list.filter(({ id }) => id !== pin.id)
    card.edit((before) => ({ ...before, evidence: without(before.evidence) }))
    say(words.removed, {
      label: words.undo,
      run: () => card.edit((before) => ({ ...before, evidence: [...without(before.evidence), pin] })),
    })
  }
  if (pins.length === 0) return null
  return (
    <ul className={styles.pins}>
      {pins.map((pin) => {
        const at = moments.at(pin.id)
        const elements = pin.elements ?? []
        return (
          <li key={pin.id} data-testid="evidence">
            <time>{at === null ? '' : timeOf(brief, at)}</time>
            <Chip>{kindWords[pin.kind]}</Chip>
            <span>{pin.text ?? words.onBoard(elements.length)}</span>
            {board && elements.length > 0 && (
              <IconButton size="small" label={words.showOnBoard} onClick={() => board.show(elements)}>
                <Crosshair size={14} aria-hidden="true" />
              </IconButton>
            )}
            <IconButton size="small" label={words.remove} onClick={() => remove(pin)}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
