/** What happened, as three lanes over the time of interview, and as a list for whoever wants to read it. */
import type { Settings } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Timeline, TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { formatClock } from '../client/clock.ts'
import type { timesOf } from './compare.ts'
import styles from './Happened.module.css'
import { words } from './words.ts'

const lanes: readonly [lane: keyof typeof words.lanes, kinds: readonly string[]][] = [
  ['phases', ['phase-changed', 'ended']],
  ['told', ['fact-revealed', 'curveball-thrown', 'constraint-asked', 'probe-marked', 'first-box']],
  ['evidence', ['evidence-pinned', 'note-added']],
]

/** The event in words: what is behind its ids, by the frozen scenario. */
function describe(event: TimelineEvent, settings: Settings, scenario: Scenario): string {
  const name = words.events[event.kind] ?? event.kind
  const what =
    event.kind === 'phase-changed'
      ? settings.phases.find(({ id }) => id === event.phase)?.name
      : event.kind === 'fact-revealed'
        ? event.text
        : event.kind === 'curveball-thrown'
          ? scenario.curveballs.find(({ id }) => id === event.curveball)?.title
          : event.kind === 'probe-marked'
            ? `${String(event.state ?? 'unmarked')}: ${scenario.probes.find(({ id }) => id === event.probe)?.ask ?? ''}`
            : event.kind === 'constraint-asked'
              ? event.constraint
              : event.kind === 'joined' || event.kind === 'left'
                ? event.role
                : undefined
  return typeof what === 'string' ? `${name}: ${what}` : name
}

export function Happened({
  timeline,
  settings,
  scenario,
  times,
}: {
  timeline: Timeline
  settings: Settings
  scenario: Scenario
  times: ReturnType<typeof timesOf>
}) {
  const events = timeline.events.filter(({ kind }) => kind in words.events)
  const last = Math.max(1, ...events.map(({ at }) => times.since(at) ?? 0))
  const key = ({ moment, kind, id, element }: TimelineEvent): string =>
    `${moment.seq}-${kind}-${String(id ?? element ?? '')}`
  if (times.since(new Date(0).toISOString()) === null) return <p className={styles.quiet}>{words.notStarted}</p>
  return (
    <section className={styles.happened} aria-label={words.happened}>
      <div className={styles.lanes} aria-hidden="true">
        {lanes.map(([lane, kinds]) => (
          <div key={lane} className={styles.lane}>
            <span>{words.lanes[lane]}</span>
            <div>
              {events
                .filter(({ kind }) => kinds.includes(kind))
                .map((event) => (
                  <i
                    key={key(event)}
                    data-kind={event.kind}
                    title={`${formatClock(times.since(event.at) ?? 0)} ${describe(event, settings, scenario)}`}
                    style={{ left: `${((times.since(event.at) ?? 0) / last) * 100}%` }}
                  />
                ))}
            </div>
          </div>
        ))}
      </div>
      <details>
        <summary>{words.happened}</summary>
        <ol className={styles.list}>
          {events.map((event) => (
            <li key={key(event)}>
              <time>{formatClock(times.since(event.at) ?? 0)}</time>
              <span>{describe(event, settings, scenario)}</span>
              <small>{event.by?.name}</small>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
