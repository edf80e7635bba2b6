/** Pinned evidence of one dimension, oldest first; what is about the drawing can be shown on the board. */
import type { Evidence } from '@probeboard/domain/assessment/evidence'
import { Crosshair, X } from 'lucide-react'
import { useEffect } from 'react'
import { Chip } from '../design/Chip.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { timeOf, useCockpit } from './cockpit.ts'
import { MomentLink } from './MomentLink.tsx'
import { say } from './notice.ts'
import styles from './Score.module.css'
import { useStory } from './use-story.ts'
import { words } from './words.ts'

const kindWords: Record<Evidence['kind'], string> = {
  said: words.said,
  drew: words.drew,
  asked: words.evidenceAsked,
}

export function EvidenceList({ pins }: { pins: readonly Evidence[] }) {
  const { board, card, moments, brief } = useCockpit()
  const { places } = useStory(pins.map(({ id }) => id))
  /** For a pin without elements it takes the frames away. */
  const frame = (pin: Evidence | null): void => board?.highlight?.(pin?.elements ?? [])
  useEffect(() => () => board?.highlight?.([]), [board])
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
        const time = at === null ? '' : timeOf(brief, at)
        const seq = places.get(pin.id)
        const elements = pin.elements ?? []
        return (
          // A line of buttons that points at what it is about: the pointer and the focus do the same.
          <li
            key={pin.id}
            data-testid="evidence"
            onPointerEnter={() => frame(pin)}
            onPointerLeave={() => frame(null)}
            onFocus={() => frame(pin)}
            onBlur={() => frame(null)}
          >
            {seq === undefined ? (
              <time>{time}</time>
            ) : (
              <MomentLink seq={seq} label={words.pinThen(time)}>
                <time>{time || words.boardAt}</time>
              </MomentLink>
            )}
            <Chip>{kindWords[pin.kind]}</Chip>
            <span>{pin.text ?? words.bare(elements.length)}</span>
            {board && elements.length > 0 && (
              <IconButton
                size="small"
                label={board.highlight ? words.showOnBoard : words.showOnSharedBoard}
                onClick={() => board.show(elements)}
              >
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
