/** What this window and another one of the same author both changed, side by side, until the author has chosen. */
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { useStore } from 'zustand'
import { serverNow } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { useCockpit } from './cockpit.ts'
import { type Conflict, nameOf } from './merge-cards.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

function tell(conflict: Conflict, card: ScorecardDraft): { title: string; here: string; there: string } {
  switch (conflict.field) {
    case 'rating': {
      const say = (rating = card.ratings[conflict.dimension]): string => String(rating ?? words.noRating)
      const there = conflict.theirs === undefined ? words.noRating : say(conflict.theirs)
      return { title: dimensions[conflict.dimension].name, here: say(), there }
    }
    case 'recommendation': {
      const say = (value: ScorecardDraft['recommendation']): string =>
        value ? words.recommendations[value] : words.nothing
      return { title: words.recommendation, here: say(card.recommendation), there: say(conflict.theirs) }
    }
    case 'comment':
      return { title: words.comment, here: card.comment || words.nothing, there: conflict.theirs || words.nothing }
  }
}

export function Conflicts() {
  const scorecard = useCockpit().card
  const { card, conflicts } = useStore(scorecard.store)
  if (!card || conflicts.length === 0) return null
  return (
    <section className={styles.conflicts} aria-label={words.conflictTitle} data-testid="conflicts">
      <div role="status">
        <h3>{words.conflictTitle}</h3>
        <p className={styles.quiet}>{words.conflictHelp}</p>
      </div>
      {conflicts.map((conflict) => {
        const { title, here, there } = tell(conflict, card)
        const choose = (keep: 'mine' | 'theirs' | 'both') => () => scorecard.choose(conflict, keep, serverNow())
        const name = nameOf(conflict)
        return (
          <div key={name} className={styles.conflict}>
            <h4>{title}</h4>
            <dl>
              <dt>{words.here}</dt>
              <dd>{here}</dd>
              <dt>{words.there}</dt>
              <dd>{there}</dd>
            </dl>
            <div className={styles.choices}>
              <Button size="small" onClick={choose('mine')} data-testid={`keep-mine-${name}`}>
                {words.keepMine}
              </Button>
              <Button size="small" onClick={choose('theirs')} data-testid={`keep-theirs-${name}`}>
                {words.keepTheirs}
              </Button>
              {conflict.field === 'comment' && (
                <Button size="small" onClick={choose('both')} data-testid={`keep-both-${name}`}>
                  {words.keepBoth}
                </Button>
              )}
            </div>
          </div>
        )
      })}
    </section>
  )
}
