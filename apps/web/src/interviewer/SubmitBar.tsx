/** Submitting: says what is missing, asks once, then the card is sealed. */
import { missingFrom, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useCockpit } from './cockpit.ts'
import { sayMissing } from './missing-words.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function SubmitBar({ card, dimensions }: { card: ScorecardDraft; dimensions: readonly DimensionId[] }) {
  const { card: scorecard, scenario } = useCockpit()
  const { refusal, conflicts } = useStore(scorecard.store)
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const lines = [
    ...missingFrom(card, dimensions).map((one) => sayMissing(one, scenario.flags)),
    ...(conflicts.length > 0 ? [words.missing.choice] : []),
  ]
  const submit = async (): Promise<void> => {
    setBusy(true)
    const done = await scorecard.submit()
    setBusy(false)
    if (done) setOpen(false)
  }
  return (
    <div className={styles.submit}>
      {asked && lines.length > 0 && (
        <div role="alert" className={styles.missing}>
          <p>{words.missingTitle}</p>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <Button
        variant="primary"
        onClick={() => {
          setAsked(true)
          if (lines.length === 0) setOpen(true)
        }}
        data-testid="submit"
      >
        {words.submit}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.submitTitle}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{words.cancel}</Button>
            <Button variant="primary" busy={busy} onClick={() => void submit()} data-testid="submit-confirm">
              {words.submitConfirm}
            </Button>
          </>
        }
      >
        <p>{words.submitHelp}</p>
        {refusal && <p role="alert">{refusal.message}</p>}
      </Dialog>
    </div>
  )
}
