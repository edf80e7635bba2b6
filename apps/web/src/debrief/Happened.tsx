/** What happened, as three lanes over the time of interview, and as a list of all that the log tells. */
import { dimensionIdSchema, type Settings } from '@probeboard/domain/interview/interview'
import { everyTradeoff, type FrozenScenario, findAsk } from '@probeboard/domain/scenario/bank'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Timeline, TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { formatClock } from '../client/clock.ts'
import type { Times } from './compare.ts'
import styles from './Happened.module.css'
import { momentHref, useMoment } from './moment.ts'
import { words } from './words.ts'

const marks: readonly [lane: 'told' | 'evidence', kinds: readonly string[]][] = [
  ['told', ['fact-revealed', 'curveball-thrown', 'constraint-asked', 'probe-marked', 'tradeoff-noted', 'first-box']],
  ['evidence', ['evidence-pinned', 'note-added']],
]

/** What is behind an event's ids, by the frozen scenario. */
function detailOf(event: TimelineEvent, settings: Settings, scenario: FrozenScenario): unknown {
  switch (event.kind) {
    case 'phase-changed':
      return settings.phases.find(({ id }) => id === event.phase)?.name
    case 'fact-revealed':
    case 'help-given':
      return event.text
    case 'curveball-thrown':
      return scenario.curveballs.find(({ id }) => id === event.curveball)?.title
    case 'probe-marked': {
      const ask = event.ask ?? findAsk(scenario, String(event.probe)) ?? ''
      return `${typeof event.state === 'string' ? event.state : words.unmarked}: ${ask}`
    }
    case 'tradeoff-noted':
      return everyTradeoff(scenario).find(({ id }) => id === event.card)?.choice
    case 'constraint-asked':
    case 'constraint-unasked':
      return event.constraint
    case 'evidence-pinned': {
      const dimension = dimensionIdSchema.safeParse(event.dimension)
      return dimension.success ? dimensions[dimension.data].name : undefined
    }
    case 'extended':
      return typeof event.minutes === 'number' ? words.extended(event.minutes) : undefined
    case 'imported':
      return typeof event.elements === 'number' ? words.imported(event.elements) : undefined
    case 'rater-expected':
      return event.expected === true ? words.expectedAgain : words.onlyListened
    case 'joined':
    case 'left':
      return event.role
    default:
      return undefined
  }
}

function describe(event: TimelineEvent, settings: Settings, scenario: FrozenScenario): string {
  const name = words.events[event.kind] ?? event.kind
  const detail = detailOf(event, settings, scenario)
  return typeof detail === 'string' ? `${name}: ${detail}` : name
}

export function Happened({
  timeline,
  settings,
  scenario,
  times,
}: {
  timeline: Timeline
  settings: Settings
  scenario: FrozenScenario
  times: Times
}) {
  const events = timeline.events.filter(({ kind }) => kind in words.events)
  const time = ({ at }: TimelineEvent): number => times.since(at) ?? 0
  const end = events.find(({ kind }) => kind === 'ended')
  // Scorecards may come days after: the lanes hold the interview, the list holds everything.
  const length = Math.max(1, end ? time(end) : Math.max(0, ...events.map(time)))
  const held = events.filter((event) => time(event) <= length)
  const phases = held.filter(({ kind }) => kind === 'phase-changed')
  const share = (ms: number): string => `${(ms / length) * 100}%`
  const told = (event: TimelineEvent): string => `${formatClock(time(event))} ${describe(event, settings, scenario)}`
  const key = ({ moment, kind, id, element, role }: TimelineEvent): string =>
    `${moment.seq}-${kind}-${String(id ?? element ?? role ?? '')}`
  const moment = useMoment()
  /** Up to the next curveball or the end: what was made of this one. */
  const lastPlace = ({ moment: { seq } }: TimelineEvent): number | null =>
    events.find(({ kind, moment: next }) => next.seq > seq && (kind === 'curveball-thrown' || kind === 'ended'))?.moment
      .seq ?? null
  if (times.since(new Date(0).toISOString()) === null) return <p className={styles.quiet}>{words.notStarted}</p>
  return (
    <section className={styles.happened} aria-label={words.happened}>
      <div className={styles.lanes} aria-hidden="true">
        <div className={styles.lane}>
          <span>{words.lanes.phases}</span>
          <div>
            {phases.map((event, place) => {
              const next = phases[place + 1]
              return (
                <b
                  key={key(event)}
                  title={told(event)}
                  style={{ left: share(time(event)), width: share((next ? time(next) : length) - time(event)) }}
                />
              )
            })}
          </div>
        </div>
        {marks.map(([lane, kinds]) => (
          <div key={lane} className={styles.lane}>
            <span>{words.lanes[lane]}</span>
            <div>
              {held
                .filter(({ kind }) => kinds.includes(kind))
                .map((event) => (
                  <i key={key(event)} data-kind={event.kind} title={told(event)} style={{ left: share(time(event)) }} />
                ))}
            </div>
          </div>
        ))}
      </div>
      <details>
        <summary>{words.happened}</summary>
        <ol className={styles.list} aria-label={words.happened} tabIndex={0}>
          {events.map((event) => (
            <li key={key(event)}>
              <a
                href={momentHref(event.moment.seq)}
                aria-label={words.goTo(told(event))}
                aria-current={event.moment.seq === moment ? 'location' : undefined}
              >
                <time>{formatClock(time(event))}</time>
              </a>
              <span>
                {describe(event, settings, scenario)}
                {event.kind === 'curveball-thrown' && (
                  <span className={styles.around}>
                    <a
                      href={momentHref(event.moment.seq)}
                      aria-label={words.boardBefore(describe(event, settings, scenario))}
                    >
                      {words.before}
                    </a>
                    <a
                      href={momentHref(lastPlace(event))}
                      aria-label={words.boardAfter(describe(event, settings, scenario))}
                    >
                      {words.after}
                    </a>
                  </span>
                )}
              </span>
              <small>{event.by?.name}</small>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
