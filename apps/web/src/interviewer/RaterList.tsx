/** For the lead: who has submitted and who has not, by name alone, and who only listened. */
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { leads, useCockpit } from './cockpit.ts'
import styles from './Score.module.css'
import { useRaters } from './use-raters.ts'
import { words } from './words.ts'

export function RaterList() {
  const cockpit = useCockpit()
  const { raters, renew, expect } = useRaters()
  const rows = raters?.raters.filter(({ training }) => !training) ?? []
  if (!leads(cockpit) || rows.length === 0) return null
  const missing = rows.filter(({ expected, submitted }) => expected && !submitted).length
  return (
    <details className={styles.raters} onToggle={renew} data-testid="raters">
      <summary>
        {words.raters} <span className={styles.quiet}>{words.ratersMissing(missing)}</span>
      </summary>
      <ul>
        {rows.map(({ rater, expected, submitted }) => (
          <li key={rater.id}>
            <span>{rater.name}</span>
            {submitted ? (
              <Chip tone="good">{words.submitted}</Chip>
            ) : (
              <>
                <Chip>{expected ? words.notSubmitted : words.onlyListened}</Chip>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={expected ? words.excuseLabel(rater.name) : words.expectLabel(rater.name)}
                  onClick={() => expect(rater.id, !expected)}
                  data-testid={`expect-${rater.id}`}
                >
                  {expected ? words.excuse : words.expect}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
