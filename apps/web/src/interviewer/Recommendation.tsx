/** The overall recommendation. It opens when every dimension of this rater is rated or N/O, so that it follows from them. */
import { recommendationOpen, recommendationSchema, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { Button } from '../design/Button.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function Recommendation({ card, dimensions }: { card: ScorecardDraft; dimensions: readonly DimensionId[] }) {
  const scorecard = useCockpit().card
  const open = recommendationOpen(card, dimensions)
  const unrated = dimensions.filter((dimension) => card.ratings[dimension] === undefined).length
  return (
    <section className={styles.dimension} aria-labelledby="recommendation">
      <header>
        <h3 id="recommendation">{words.recommendation}</h3>
      </header>
      <fieldset className={styles.recommendations} aria-labelledby="recommendation">
        {recommendationSchema.options.map((value) => (
          <Button
            key={value}
            disabled={!open}
            aria-pressed={card.recommendation === value}
            onClick={() => scorecard.edit((before) => ({ ...before, recommendation: value }))}
            data-testid={`recommendation-${value}`}
          >
            {words.recommendations[value]}
          </Button>
        ))}
      </fieldset>
      {!open && <p className={styles.quiet}>{words.recommendationClosed(unrated)}</p>}
    </section>
  )
}
