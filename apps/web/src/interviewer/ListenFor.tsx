/**
 * What a good answer holds. A tick pins the line as said, on one's own card: so it has its moment, bears out a rating later,
 * and nobody else sees it before they have submitted their own.
 */
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { useStore } from 'zustand'
import { serverNow } from '../client/session.ts'
import { useCockpit } from './cockpit.ts'
import styles from './ListenFor.module.css'
import { pinEvidence } from './pin-evidence.ts'
import { words } from './words.ts'

export function ListenFor({ probe }: { probe: Pick<Probe, 'id' | 'dimension' | 'listenFor'> }) {
  const cockpit = useCockpit()
  const evidence = useStore(cockpit.card.store, ({ card }) => card?.evidence)
  const sealed = useStore(cockpit.card.store, ({ versions, amending }) => versions.length > 0 && !amending)
  const tick = (id: string, text: string): void => {
    if (evidence?.some((pin) => pin.id === id))
      cockpit.card.edit((before) => ({ ...before, evidence: before.evidence.filter((pin) => pin.id !== id) }))
    else pinEvidence(cockpit, { id, dimension: probe.dimension, kind: 'said', text }, serverNow())
  }
  return (
    <ul className={styles.list} aria-label={words.listenFor}>
      {probe.listenFor.map((line, place) => {
        const id = `heard-${probe.id}-${place}`
        return (
          <li key={line}>
            <label>
              <input
                type="checkbox"
                checked={evidence?.some((pin) => pin.id === id) ?? false}
                disabled={!evidence || sealed}
                onChange={() => tick(id, line)}
                data-testid={id}
              />
              <span>{line}</span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}
