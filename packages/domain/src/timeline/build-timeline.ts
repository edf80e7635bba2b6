/** The timeline of an interview from its one log: events, drawing and marks under the log's own order. */
import type { DimensionId, Participant } from '../interview/interview.ts'
import type { Author, LogEntry } from '../interview/log.ts'
import type { BoardChange, NotebookChange } from './change.ts'
import { components, firstBox, readSignals } from './signals.ts'
import type { Timeline, TimelineEvent } from './timeline.ts'

export interface TimelineSources {
  /** The log's events as the reader may read them: others' sealed notes and evidence are left out already. */
  readonly entries: readonly LogEntry[]
  readonly board: readonly BoardChange[]
  readonly notebook: readonly NotebookChange[]
  readonly people: readonly Participant[]
  /** The constraint that a fact is about, and the dimension that a probe belongs to, by the frozen scenario. */
  readonly constraintOf: (fact: string) => string | undefined
  readonly dimensionOf: (probe: string) => DimensionId | undefined
  /** Off: no signals, and nothing that is derived from the drawing. */
  readonly signals: boolean
}

/** TL1 in the order of the log. TL2 stamped by the server alone. */
export function buildTimeline(sources: TimelineSources): Timeline {
  const { entries, board, notebook, people, signals } = sources
  const person = (by: Author | null): Participant | null => people.find(({ id }) => id === by?.id) ?? null
  const stamp = ({ seq, at, by }: { seq: number; at: number; by: Author | null }, document?: 'board' | 'notebook') => ({
    at: new Date(at).toISOString(),
    moment: { seq, ...(document ? { document } : {}) },
    by: person(by),
  })

  const events: TimelineEvent[] = entries.flatMap((entry) =>
    entry.kind === 'event' ? [{ ...entry.event, ...stamp(entry) }] : [],
  )
  for (const change of notebook) {
    const { seq, at, by, ...what } = change
    events.push({ ...what, ...stamp({ seq, at, by }, 'notebook') })
  }
  const inOrder = (a: TimelineEvent, b: TimelineEvent): number => a.moment.seq - b.moment.seq
  events.sort(inOrder)
  if (!signals) return { events, signals: null }

  const startedSeq = events.find(({ kind }) => kind === 'started')?.moment.seq ?? Number.MAX_SAFE_INTEGER
  const box = firstBox(board, events, startedSeq)
  const read = readSignals({ ...sources, events, box })
  for (const change of board)
    if (change.kind === 'added' && change.seq > startedSeq && components.includes(change.element.type))
      events.push({ kind: 'component-added', element: change.element.id, ...stamp(change, 'board') })
  if (box) events.push({ kind: 'first-box', element: box.element.id, ...stamp(box, 'board') })
  return { events: events.sort(inOrder), signals: read }
}
