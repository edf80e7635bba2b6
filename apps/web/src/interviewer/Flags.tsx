/** What stood out, from the scenario's list and the one for every interview. Each asks for its evidence at once. */
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { standardFlags } from '@probeboard/domain/assessment/standard-flags'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import type { Flag } from '@probeboard/domain/scenario/scenario'
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useCockpit } from './cockpit.ts'
import { FlagEvidence } from './FlagEvidence.tsx'
import { usePanel } from './panel-store.ts'
import { beginPin } from './pinning.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function Flags({ card, dimensions }: { card: ScorecardDraft; dimensions: readonly DimensionId[] }) {
  const cockpit = useCockpit()
  // A panel that has just moved shows what is being written.
  const [open, setOpen] = useState(() => usePanel.getState().pin?.flag !== undefined)
  const raised = new Set(card.flags.map(({ flag }) => flag))
  const toggle = ({ id }: Flag): void => {
    const on = raised.has(id)
    cockpit.card.edit((before) => {
      const others = before.flags.filter(({ flag }) => flag !== id)
      return { ...before, flags: on ? others : [...others, { flag: id, evidence: [] }] }
    })
    if (on) usePanel.setState(({ pin }) => (pin?.flag === id ? { pin: null } : {}))
    else if (card.evidence.length === 0) beginPin(cockpit, undefined, id)
  }
  const list = (title: string, flags: readonly Flag[]) => (
    <>
      <h4>{title}</h4>
      <ul>
        {flags.map((flag) => (
          <li key={flag.id}>
            <button
              type="button"
              aria-pressed={raised.has(flag.id)}
              data-tone={flag.tone}
              onClick={() => toggle(flag)}
              data-testid={`flag-${flag.id}`}
            >
              {flag.tone === 'red' ? <Minus size={14} aria-hidden="true" /> : <Plus size={14} aria-hidden="true" />}
              <span>
                <small>{flag.tone === 'red' ? words.redFlag : words.goodFlag}</small> {flag.text}
              </span>
            </button>
            {raised.has(flag.id) && <FlagEvidence flag={flag} card={card} dimensions={dimensions} />}
          </li>
        ))}
      </ul>
    </>
  )
  return (
    <details
      className={styles.flags}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-testid="flags"
    >
      <summary>
        {words.flags} {raised.size > 0 && <span className={styles.quiet}>{raised.size}</span>}
      </summary>
      {list(words.ownFlags, cockpit.scenario.flags)}
      {list(words.standardFlags, standardFlags)}
    </details>
  )
}
