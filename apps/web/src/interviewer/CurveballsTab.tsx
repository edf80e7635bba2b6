/** Prepared changes of circumstances: thrown in one tap, with what a good and a weak response sound like. */
import type { CurveballCard } from '@probeboard/documents/brief'
import type { Curveball } from '@probeboard/domain/scenario/scenario'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { mayAct, timeOf, useCockpit } from './cockpit.ts'
import styles from './Lists.module.css'
import { MomentLink } from './MomentLink.tsx'
import { Sum, useSums } from './Sum.tsx'
import { TakeBack } from './TakeBack.tsx'
import { readThrown } from './told.ts'
import { useStory } from './use-story.ts'
import { words } from './words.ts'

function Responses({ title, lines, tone }: { title: string; lines: readonly string[]; tone: 'good' | 'weak' }) {
  return (
    <div className={styles.responses} data-tone={tone}>
      <p className={styles.kind}>{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** The sums that bear out the curveball, so that a claim is checked while it is made. */
function Arithmetic({ of: { id: place, numbers: ids = [] } }: { of: Curveball }) {
  const { scenario } = useCockpit()
  const sums = useSums()
  const numbers = scenario.numbers.filter(({ id }) => ids.includes(id))
  if (numbers.length === 0) return null
  return (
    <>
      <p className={styles.kind}>{words.arithmetic}</p>
      <ul className={styles.sums}>
        {numbers.map((number) => (
          <Sum key={number.id} number={number} computed={sums.get(number.id)} place={place} />
        ))}
      </ul>
    </>
  )
}

function CurveballRow({
  curveball,
  card,
  seq,
}: {
  curveball: Curveball
  card: CurveballCard | undefined
  /** Where in the log it was thrown. */
  seq: number | undefined
}) {
  const cockpit = useCockpit()
  const may = mayAct(cockpit)
  return (
    <li className={styles.row} data-state={card ? 'told' : undefined} data-testid={`curveball-${curveball.id}`}>
      <div className={styles.line}>
        <div>
          <p className={styles.hint}>{words.kinds[curveball.kind]}</p>
          <h3>{curveball.title}</h3>
        </div>
        {may && card && <TakeBack cardKey={card.key} />}
        {may && !card && (
          <Button size="small" onClick={() => cockpit.fling(curveball)} data-testid={`throw-${curveball.id}`}>
            {words.throw}
          </Button>
        )}
      </div>
      <p>{curveball.text}</p>
      {card && (
        <p className={styles.chips}>
          <Chip tone="good">✓ {words.thrownAt(timeOf(cockpit.brief, card.at))}</Chip>
          {seq !== undefined && (
            <MomentLink seq={seq} label={words.boardThen(curveball.title)}>
              {words.boardAt}
            </MomentLink>
          )}
        </p>
      )}
      <details className={styles.more} open={card !== undefined}>
        <summary>{words.responses}</summary>
        <Responses title={words.good} lines={curveball.good} tone="good" />
        <Responses title={words.weak} lines={curveball.weak} tone="weak" />
        <Arithmetic of={curveball} />
      </details>
    </li>
  )
}

export function CurveballsTab() {
  const { scenario, brief } = useCockpit()
  const thrown = readThrown(scenario.curveballs, brief)
  const { places } = useStory(brief.curveballs.map(({ key }) => key))
  return (
    <ul className={styles.facts}>
      {scenario.curveballs.map((curveball) => (
        <CurveballRow
          key={curveball.id}
          curveball={curveball}
          card={thrown.get(curveball.id)}
          seq={places.get(thrown.get(curveball.id)?.key ?? '')}
        />
      ))}
    </ul>
  )
}
