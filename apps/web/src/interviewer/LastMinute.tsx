/** What changed in the last minute, in one calm line; with signals off only what was told and staged. */
import { type Recent, readRecent } from '@probeboard/domain/assessment/recent'
import type { TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { useServerTime } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { type Cockpit, mayAct, useCockpit } from './cockpit.ts'
import styles from './Now.module.css'
import panel from './Panel.module.css'
import { toggleHelp } from './panel-store.ts'
import { useSignals } from './use-signals.ts'
import { words } from './words.ts'

/** What the documents tell by themselves. */
function eventsOfBrief({ brief }: Cockpit): TimelineEvent[] {
  const { stage, facts, curveballs } = brief
  const event = (kind: string, at: number, rest: object): TimelineEvent => ({
    kind,
    at: new Date(at).toISOString(),
    moment: { seq: 0 },
    by: null,
    ...rest,
  })
  return [
    ...(stage.startedAt === null ? [] : [event('phase-changed', stage.startedAt, { phase: stage.phase })]),
    ...facts.map(({ at, text }) => event('fact-revealed', at, { text })),
    ...curveballs.map(({ at, title }) => event('curveball-thrown', at, { title })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function nameIn({ settings, scenario }: Cockpit, event: TimelineEvent): string | undefined {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
  switch (event.kind) {
    case 'joined':
    case 'left':
      return event.by?.name
    case 'phase-changed':
      return settings.phases.find(({ id }) => id === event.phase)?.name
    case 'curveball-thrown':
      return text(event.title) ?? scenario.curveballs.find(({ id }) => id === event.curveball)?.title
    case 'constraint-asked':
      return text(event.constraint)
    default:
      return text(event.label) ?? text(event.text)
  }
}

function say({ kind, about, more }: Recent): string {
  const line = words.recent[kind]?.(about) ?? ''
  return more > 0 ? `${line} ${words.andMore(more)}` : line
}

export function LastMinute() {
  const cockpit = useCockpit()
  const now = useServerTime()
  const read = useSignals((state) => state.read)
  const events = cockpit.settings.signals && read ? read.timeline.events : eventsOfBrief(cockpit)
  const line = readRecent(events, now, (event) => nameIn(cockpit, event))
    .map(say)
    .filter((part) => part !== '')
    .join(' · ')
  return (
    <div className={styles.minute}>
      <p title={line} data-testid="last-minute">
        <span className={panel.spoken}>{words.lastMinute}: </span>
        {line}
      </p>
      {mayAct(cockpit) && (
        <Button size="small" variant="quiet" aria-keyshortcuts="h" onClick={toggleHelp} data-testid="help">
          {words.help} <Kbd>H</Kbd>
        </Button>
      )}
    </div>
  )
}
