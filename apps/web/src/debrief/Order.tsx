/** What the log says of the order of things, each signal with what lit it and by which rule; a person dismisses it with one tap. */
import type { Signals } from '@probeboard/domain/timeline/timeline'
import { formatClock } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { Chip, type Tone } from '../design/Chip.tsx'
import type { Times } from './compare.ts'
import styles from './Debrief.module.css'
import { words } from './words.ts'

const names = ['cost', 'latency', 'compliance'] as const
const tones = { before: 'good', after: 'warn', never: 'neutral' } as const

interface Row {
  readonly signal: string
  readonly says: string
  readonly tone: Tone
}

function rowsOf(signals: Signals, time: (place: Signals['firstBox']) => string): Row[] {
  const { firstBox, evaluation, metric } = signals
  return [
    ...names.map((name): Row => {
      const order = signals.constraints[name]
      const asked = time(signals.asked[name])
      const says = `${name} · ${words.orders[order]}${asked && `, ${asked}`}`
      return { signal: name, says, tone: tones[order] }
    }),
    { signal: 'first-box', says: firstBox ? words.firstBox(time(firstBox)) : words.noFirstBox, tone: 'neutral' },
    { signal: 'evaluation', says: words.evaluationOrders[evaluation.order], tone: tones[evaluation.order] },
    ...(metric ? [{ signal: 'metric', says: words.metric(metric.label), tone: 'neutral' } as const] : []),
  ]
}

/** `mark` null: for those who may look and not dismiss. */
export function Order({
  signals,
  times,
  mark,
}: {
  signals: Signals
  times: Times
  mark: ((signal: string, dismissed: boolean) => void) | null
}) {
  const dismissed = new Map(signals.dismissed.map((one) => [one.signal, one]))
  const time = (place: Signals['firstBox']): string => (place ? formatClock(times.since(place.at) ?? 0) : '')
  const reasons = (signal: string): string[] =>
    signals.why
      .filter((one) => one.signal === signal)
      .map((one) => {
        const how = one.elementId === null ? (one.label === null ? words.tapped : words.told) : words.drawn
        return words.reason(
          one.label === null ? signal : `“${one.label}”`,
          how,
          time(one),
          one.by?.name ?? '',
          one.rule,
        )
      })
  return (
    <section>
      <h2>{words.order}</h2>
      <ul className={styles.signals}>
        {rowsOf(signals, time).map(({ signal, says, tone }) => {
          const gone = dismissed.get(signal)
          return (
            <li key={signal} data-testid={`signal-${signal}`}>
              {gone ? (
                <span className={styles.quiet}>{words.dismissed(signal, gone.by?.name ?? words.somebody)}</span>
              ) : (
                <Chip tone={tone}>{says}</Chip>
              )}
              {mark && (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={gone ? words.undoLabel(signal) : words.dismissLabel(signal)}
                  onClick={() => mark(signal, !gone)}
                >
                  {gone ? words.undo : words.dismiss}
                </Button>
              )}
              {!gone && reasons(signal).map((reason) => <small key={reason}>{reason}</small>)}
            </li>
          )
        })}
      </ul>
      <p className={styles.quiet}>{words.orderRule}</p>
    </section>
  )
}
