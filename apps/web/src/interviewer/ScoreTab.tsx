/** One's own scorecard. Nobody else sees any of it until it is submitted; nothing here is ever filled in by a program. */
import { useStore } from 'zustand'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Field, TextArea } from '../design/Field.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { AmendBar } from './AmendBar.tsx'
import { Conflicts } from './Conflicts.tsx'
import { useCockpit } from './cockpit.ts'
import { DimensionRating } from './DimensionRating.tsx'
import { Flags } from './Flags.tsx'
import { HelpGiven } from './HelpGiven.tsx'
import { useOwnDimensions } from './own-dimensions.ts'
import { RaterList } from './RaterList.tsx'
import { Recommendation } from './Recommendation.tsx'
import styles from './Score.module.css'
import { SealedCard } from './SealedCard.tsx'
import { SubmitBar } from './SubmitBar.tsx'
import { WhoRates } from './WhoRates.tsx'
import { words } from './words.ts'

export function ScoreTab() {
  const { me, card: scorecard } = useCockpit()
  const dimensions = useOwnDimensions()
  const { card, versions, amending, merged, conflicts, refusal, save } = useStore(scorecard.store)
  if (!card)
    return refusal ? (
      <ErrorState
        title={words.cardFailed}
        action={<Button onClick={() => void scorecard.load()}>{words.retry}</Button>}
      >
        <p>{refusal.message}</p>
      </ErrorState>
    ) : (
      <Skeleton lines={6} />
    )
  if (versions.length > 0 && !amending)
    return (
      <div className={styles.card}>
        <SealedCard versions={versions} dimensions={dimensions} />
        <RaterList />
      </div>
    )
  return (
    <div className={styles.card}>
      {me.participant.role === 'shadow' && <Chip tone="accent">{words.training}</Chip>}
      {merged && conflicts.length === 0 && <p role="status">{words.merged}</p>}
      <Conflicts />
      {save === 'refused' && refusal && <p role="alert">{refusal.message}</p>}
      {amending && <p role="status">{words.amending}</p>}
      <HelpGiven />
      <WhoRates />
      {dimensions.map((dimension) => (
        <DimensionRating key={dimension} dimension={dimension} card={card} />
      ))}
      <Flags card={card} dimensions={dimensions} />
      <Recommendation card={card} dimensions={dimensions} />
      <Field label={words.comment} hint={words.commentHint}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={10_000}
            value={card.comment ?? ''}
            onChange={(event) => {
              const comment = event.currentTarget.value
              scorecard.edit((before) => ({ ...before, comment }))
            }}
            data-testid="comment"
          />
        )}
      </Field>
      {amending ? <AmendBar card={card} dimensions={dimensions} /> : <SubmitBar card={card} dimensions={dimensions} />}
      <RaterList />
    </div>
  )
}
