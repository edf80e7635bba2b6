/** What happened in the last minute, in one line: for whoever looked away. */
import type { TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { useCockpit } from './cockpit.ts'
import styles from './Recent.module.css'
import { words } from './words.ts'

const most = 3

/** Latest first, no more than a few of a kind; what a tap of one's own has just shown is left out. */
function sayRecent(events: readonly TimelineEvent[], phaseName: (id: unknown) => string): string {
  const labels = (kind: string): string[] => [
    ...new Set(
      events.flatMap((event) =>
        event.kind === kind && typeof event.label === 'string' && event.label !== '' ? [event.label] : [],
      ),
    ),
  ]
  const list = (all: readonly string[]): string =>
    all.slice(-most).join(', ') + (all.length > most ? words.andMore(all.length - most) : '')
  const drawn = labels('component-added')
  const gone = labels('component-removed').filter((label) => !drawn.includes(label))
  const people = (kind: string): string[] => [
    ...new Set(events.flatMap((event) => (event.kind === kind && event.by ? [event.by.name] : []))),
  ]
  const left = people('left')
  const came = people('joined').filter((name) => !left.includes(name))
  const phase = events.findLast(({ kind }) => kind === 'phase-changed')
  const told = events.filter(({ kind }) => kind === 'fact-revealed').length
  return [
    phase ? words.recent.phase(phaseName(phase.phase)) : '',
    left.length > 0 ? words.recent.left(list(left)) : '',
    came.length > 0 ? words.recent.came(list(came)) : '',
    events.some(({ kind }) => kind === 'curveball-thrown') ? words.recent.thrown : '',
    told > 0 ? words.recent.told(told) : '',
    drawn.length > 0 ? words.recent.drew(list(drawn)) : '',
    gone.length > 0 ? words.recent.removed(list(gone)) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

export function Recent() {
  const { session, settings } = useCockpit()
  if (!session) return null
  const line = sayRecent(session.recent, (id) => settings.phases.find((phase) => phase.id === id)?.name ?? '')
  return (
    <p className={styles.line} title={line} data-testid="recent">
      <b>{words.lastMinute}</b> {line === '' ? words.recent.nothing : line}
    </p>
  )
}
