/** What bears out a flag: pins that are there already, each on or off, or a new one. */
import { evidenceOf, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import type { Flag } from '@probeboard/domain/scenario/scenario'
import { Pin } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { useCockpit } from './cockpit.ts'
import { EvidenceForm } from './EvidenceForm.tsx'
import { usePanel } from './panel-store.ts'
import { beginPin } from './pinning.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function FlagEvidence({
  flag,
  card,
  dimensions,
}: {
  flag: Flag
  card: ScorecardDraft
  dimensions: readonly DimensionId[]
}) {
  const cockpit = useCockpit()
  const writing = usePanel(({ pin }) => pin?.flag === flag.id)
  const chosen = new Set(evidenceOf(card, flag.id).map(({ id }) => id))
  const toggle = (pin: string): void =>
    cockpit.card.edit((before) => ({
      ...before,
      flags: before.flags.map((one) =>
        one.flag === flag.id
          ? {
              ...one,
              evidence: one.evidence.includes(pin) ? one.evidence.filter((id) => id !== pin) : [...one.evidence, pin],
            }
          : one,
      ),
    }))
  return (
    <fieldset className={styles.bearing} aria-label={words.flagEvidence} data-testid={`evidence-for-${flag.id}`}>
      {chosen.size === 0 && !writing && <p className={styles.wanted}>{words.flagNeeds}</p>}
      {card.evidence.map((pin) => {
        const text = pin.text ?? words.bare(pin.elements?.length ?? 0)
        return (
          <label key={pin.id}>
            <input
              type="checkbox"
              aria-label={words.bearsOut(text)}
              checked={chosen.has(pin.id)}
              onChange={() => toggle(pin.id)}
            />
            <b>{pin.dimension}</b> <span>{text}</span>
          </label>
        )
      })}
      {writing ? (
        <EvidenceForm dimensions={dimensions} />
      ) : (
        <Button
          size="small"
          icon={<Pin size={12} aria-hidden="true" />}
          onClick={() => beginPin(cockpit, undefined, flag.id)}
          data-testid={`write-${flag.id}`}
        >
          {words.writeEvidence}
        </Button>
      )}
    </fieldset>
  )
}
