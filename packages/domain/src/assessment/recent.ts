/** What happened in the last minute, for one calm line: the latest first, what belongs together as one. */
import type { TimelineEvent } from '../timeline/timeline.ts'

/** In milliseconds. */
export const recently = 60_000

export interface Recent {
  readonly kind: string
  /** Names or words that it is about, the latest ones; empty where the kind says all. */
  readonly about: readonly string[]
  /** How many more there are. */
  readonly more: number
}

/** Of one kind. */
const mostNamed = 3

const told: readonly string[] = [
  'joined',
  'left',
  'phase-changed',
  'paused',
  'resumed',
  'frozen',
  'unfrozen',
  'component-added',
  'component-removed',
  'component-renamed',
  'fact-revealed',
  'curveball-thrown',
  'taken-back',
  'constraint-asked',
  'help-given',
  'imported',
  'lead-handed-over',
]

/** RC1-RC4 of SPEC.md. `events` in the order of the log. */
export function readRecent(
  events: readonly TimelineEvent[],
  now: number,
  name: (event: TimelineEvent) => string | undefined,
): Recent[] {
  const groups = new Map<string, Set<string>>()
  const present = new Set<string>()
  for (let place = events.length - 1; place >= 0; place--) {
    const event = events[place]
    if (!event || Date.parse(event.at) <= now - recently) break
    if (!told.includes(event.kind)) continue
    const about = name(event)
    if (event.kind === 'joined' || event.kind === 'left') {
      if (about === undefined || present.has(about)) continue
      present.add(about)
    }
    const group = groups.get(event.kind) ?? new Set()
    if (about !== undefined) group.add(about)
    groups.set(event.kind, group)
  }
  return [...groups].map(([kind, about]) => ({
    kind,
    about: [...about].slice(0, mostNamed).reverse(),
    more: Math.max(0, about.size - mostNamed),
  }))
}
