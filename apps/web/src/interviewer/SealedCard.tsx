/** The submitted card, read-only, with all its versions; changing it is an amendment with a reason. */
import type { SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions as dimensionWords } from '@probeboard/domain/scenario/rubric'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import styles from './Score.module.css'
import { words } from './words.ts'

const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export function SealedCard({
  versions,
  dimensions,
}: {
  versions: readonly SealedScorecard[]
  dimensions: readonly DimensionId[]
}) {
  const { me, card: scorecard } = useCockpit()
  const last = versions.at(-1)
  if (!last) return null
  const { card } = last
  return (
    <div className={styles.card} data-testid="sealed-card">
      <p className={styles.sealed}>
        <Chip tone="good">✓ {words.sealed(format.format(new Date(last.submittedAt)))}</Chip>
        {versions.length > 1 && <Chip>{words.versionNumber(last.version)}</Chip>}
        {me.participant.role === 'shadow' && <Chip tone="accent">{words.training}</Chip>}
      </p>
      {last.reason && <p className={styles.quiet}>{last.reason}</p>}
      <dl className={styles.summary}>
        {dimensions.map((dimension) => (
          <div key={dimension}>
            <dt>
              <DimensionMark dimension={dimension} /> {dimensionWords[dimension].name}
            </dt>
            <dd>{card.ratings[dimension] ?? words.notObserved}</dd>
          </div>
        ))}
        <div>
          <dt>{words.recommendation}</dt>
          <dd>{card.recommendation ? words.recommendations[card.recommendation] : ''}</dd>
        </div>
      </dl>
      {card.comment && <p>{card.comment}</p>}
      <div>
        <Button onClick={scorecard.startAmending} data-testid="amend">
          {words.amend}
        </Button>
      </div>
    </div>
  )
}
