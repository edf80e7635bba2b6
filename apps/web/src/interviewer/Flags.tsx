/** What stood out, from the scenario's list: concerns and strengths, each on or off. */
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { Minus, Plus } from 'lucide-react'
import { useCockpit } from './cockpit.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function Flags({ card }: { card: ScorecardDraft }) {
  const { scenario, card: scorecard } = useCockpit()
  const raised = new Set(card.flags.map(({ flag }) => flag))
  const toggle = (flag: string): void =>
    scorecard.edit((before) => ({
      ...before,
      flags: before.flags.some((one) => one.flag === flag)
        ? before.flags.filter((one) => one.flag !== flag)
        : [...before.flags, { flag, evidence: [] }],
    }))
  return (
    <details className={styles.flags}>
      <summary>
        {words.flags} {raised.size > 0 && <span className={styles.quiet}>{raised.size}</span>}
      </summary>
      <ul>
        {scenario.flags.map(({ id, tone, text }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={raised.has(id)}
              data-tone={tone}
              onClick={() => toggle(id)}
              data-testid={`flag-${id}`}
            >
              {tone === 'red' ? <Minus size={14} aria-hidden="true" /> : <Plus size={14} aria-hidden="true" />}
              <span>
                <small>{tone === 'red' ? words.redFlag : words.goodFlag}</small> {text}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
