/** One dimension: five buttons, the anchor that each stands for beside them, and the evidence for what was chosen. */
import { rate, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions, type Rating } from '@probeboard/domain/scenario/rubric'
import { Pin } from 'lucide-react'
import { serverNow } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { timeOf, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { say } from './notice.ts'
import { usePanel } from './panel-store.ts'
import { beginPin } from './pinning.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

const levels = [1, 2, 3, 4] as const

export function DimensionRating({ dimension, card }: { dimension: DimensionId; card: ScorecardDraft }) {
  const cockpit = useCockpit()
  const pinning = usePanel(({ pin }) => pin?.dimension === dimension && pin.flag === undefined)
  const { name } = dimensions[dimension]
  const rating = card.ratings[dimension]
  const pins = card.evidence.filter((pin) => pin.dimension === dimension)
  const anchors = cockpit.scenario.rubric[dimension]
  /** A second tap on the same button takes the rating away. */
  const give = (next: Rating | null): void => cockpit.card.edit((before) => rate(before, dimension, next, serverNow()))
  const tap = (level: Rating): void => {
    usePanel.setState({ dimension })
    const was = rating ?? null
    const next = was === level ? null : level
    give(next)
    // A 1 for a 4 is one key apart: what was there before is one tap away.
    say(words.changedRating(name, next === null ? words.noRating : String(next)), {
      label: words.undo,
      run: () => give(was),
    })
  }
  const earlier = (card.ratingChanges ?? []).filter((change) => change.dimension === dimension).slice(0, -1)
  return (
    <section className={styles.dimension} aria-labelledby={`score-${dimension}`} data-dimension={dimension}>
      <header>
        <DimensionMark dimension={dimension} />
        <h3 id={`score-${dimension}`}>{name}</h3>
        {pins.length > 0 && <span className={styles.quiet}>{words.pins(pins.length)}</span>}
        <Button
          size="small"
          icon={<Pin size={12} aria-hidden="true" />}
          aria-label={words.pinLabel(name)}
          aria-expanded={pinning}
          onClick={() => beginPin(cockpit, dimension)}
          data-testid={`pin-${dimension}`}
        >
          {words.pin}
        </Button>
      </header>
      <fieldset className={styles.scale} aria-label={name}>
        {[...levels, 'N/O' as const].map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={rating === level}
            aria-label={words.rateLabel(name, level === 'N/O' ? words.notObservedLong : String(level))}
            title={level === 'N/O' ? words.notObservedLong : anchors[level]}
            onClick={() => tap(level)}
            data-testid={`rate-${dimension}-${level === 'N/O' ? 'NO' : level}`}
          >
            {level}
          </button>
        ))}
      </fieldset>
      {earlier.length > 0 && (
        <p className={styles.quiet} data-testid={`before-${dimension}`}>
          {words.before(
            earlier
              .map((change) => words.ratedAt(String(change.rating ?? words.noRating), timeOf(cockpit.brief, change.at)))
              .join(', '),
          )}
        </p>
      )}
      {pinning && <EvidenceForm />}
      <ol className={styles.anchors} aria-label={words.anchor}>
        {levels.map((level) => (
          <li key={level} value={level} data-on={rating === level || undefined}>
            <b>{level}</b> {anchors[level]}
          </li>
        ))}
      </ol>
      {(rating === 1 || rating === 4) && pins.length === 0 && !pinning && (
        <p className={styles.wanted}>{words.needsEvidence}</p>
      )}
      <EvidenceList pins={pins} />
    </section>
  )
}
