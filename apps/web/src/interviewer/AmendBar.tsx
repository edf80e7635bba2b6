/** Ends an amendment: it wants a reason, and the version before stays. */
import { missingFrom, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { useStore } from 'zustand'
import { Button } from '../design/Button.tsx'
import { Field, Input } from '../design/Field.tsx'
import { useCockpit } from './cockpit.ts'
import { sayMissing } from './missing-words.ts'
import { useDraft } from './panel-store.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function AmendBar({ card, dimensions }: { card: ScorecardDraft; dimensions: readonly DimensionId[] }) {
  const { card: scorecard, scenario } = useCockpit()
  const refusal = useStore(scorecard.store, (state) => state.refusal)
  const [reason, setReason] = useDraft('reason')
  const missing = missingFrom(card, dimensions)
  return (
    <form
      className={styles.submit}
      onSubmit={(event) => {
        event.preventDefault()
        void scorecard.amend(reason.trim())
      }}
    >
      <Field label={words.reason} error={missing[0] ? sayMissing(missing[0], scenario.flags) : refusal?.message}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-testid="amend-reason"
          />
        )}
      </Field>
      <div className={styles.formFoot}>
        <Button variant="quiet" onClick={scorecard.stopAmending}>
          {words.cancel}
        </Button>
        <Button
          type="submit"
          variant="primary"
          disabled={reason.trim() === '' || missing.length > 0}
          data-testid="amend-save"
        >
          {words.saveAmendment}
        </Button>
      </div>
    </form>
  )
}
