/** The timeline of an interview from its one log, entry by entry: events, drawing and marks under the log's own order. */

import type { OwnWord } from '../diagram/own-words.ts'
import type { DimensionId, Participant } from '../interview/interview.ts'
import type { Author, InterviewEvent, LogEntry } from '../interview/log.ts'
import { readBoxes } from './boxes.ts'
import type { BoardChange, NotebookChange, Stamped } from './change.ts'
import { dismissalsIn } from './dismissed.ts'
import { followDrawing } from './drawing.ts'
import { readEvidence } from './drawn.ts'
import { followSilences } from './gaps.ts'
import { createLexica } from './shown.ts'
import { readSignals } from './signals.ts'
import type { Timeline, TimelineEvent } from './timeline.ts'
import { readTold } from './told.ts'

/** Who asks, and what the frozen scenario says. */
export interface TimelineAsked {
  readonly people: readonly Participant[]
  /** Others' sealed notes and evidence are left out. */
  readonly mayRead: (event: InterviewEvent) => boolean
  /** The constraint that a fact is about, and the dimension that a probe belongs to. */
  readonly constraintOf: (fact: string) => string | undefined
  readonly dimensionOf: (probe: string) => DimensionId | undefined
}

export interface FollowedTimeline {
  /** The next entry of the log, and what it changed on the board and in the notebook. */
  take(entry: LogEntry, board: readonly BoardChange[], notebook: readonly NotebookChange[]): void
  tell(asked: TimelineAsked): Timeline
}

export interface TimelineOptions {
  readonly signals: boolean
  /** Words that the scenario adds to what shows something. */
  readonly vocabulary?: readonly OwnWord[]
}

/** TL1 in the order of the log. TL2 stamped by the server alone. TL5 without `signals` the drawing is not looked at. */
export function followTimeline({ signals, vocabulary = [] }: TimelineOptions): FollowedTimeline {
  const drawing = signals ? followDrawing(createLexica(vocabulary)) : null
  const silences = followSilences()
  const events: Extract<LogEntry, { kind: 'event' }>[] = []
  const marks: NotebookChange[] = []
  /** Where each person last changed the board, and which of these were imports. */
  const drew = new Map<string, number>()
  const imports = new Set<number>()
  let startedSeq = Number.MAX_SAFE_INTEGER
  let end = 0

  function hear(entry: Extract<LogEntry, { kind: 'event' }>): void {
    events.push(entry)
    const { event, by, seq } = entry
    if (event.kind === 'started') startedSeq = Math.min(startedSeq, seq)
    const drawn = by && drew.get(by.id)
    if (event.kind === 'imported' && event.elements > 0 && drawn) imports.add(drawn)
  }

  return {
    take(entry, board, notebook) {
      end = entry.at
      marks.push(...notebook)
      if (entry.kind === 'event') hear(entry)
      if (!drawing) return
      silences.take(entry)
      if (board.length === 0) return
      drawing.step(board)
      if (entry.by) drew.set(entry.by.id, entry.seq)
    },
    tell({ people, mayRead, constraintOf, dimensionOf }) {
      const person = (by: Author | null): Participant | null => people.find(({ id }) => id === by?.id) ?? null
      const stamp = ({ seq, at, by }: Stamped, document?: 'board' | 'notebook') => ({
        at: new Date(at).toISOString(),
        moment: { seq, ...(document ? { document } : {}) },
        by: person(by),
      })
      const told: TimelineEvent[] = events.flatMap((entry) =>
        mayRead(entry.event) ? [{ ...entry.event, ...stamp(entry) }] : [],
      )
      for (const { seq, at, by, ...what } of marks) told.push({ ...what, ...stamp({ seq, at, by }, 'notebook') })
      const inOrder = (): TimelineEvent[] => told.sort((a, b) => a.moment.seq - b.moment.seq)
      if (!drawing) return { events: inOrder(), signals: null }

      const counts = ({ seq, by }: Stamped): boolean =>
        seq > startedSeq && (by?.role === 'candidate' || imports.has(seq))
      const boxes = readBoxes(drawing, end).filter(({ seq }) => seq > startedSeq)
      const box = boxes.find((change) => change.kind === 'component-added' && counts(change)) ?? null
      for (const { seq, at, by, ...what } of boxes) told.push({ ...what, ...stamp({ seq, at, by }, 'board') })
      if (box) told.push({ kind: 'first-box', element: box.element, label: box.label, ...stamp(box, 'board') })
      return {
        events: inOrder(),
        signals: readSignals({
          box,
          told: readTold(events),
          notebook: marks,
          dismissals: dismissalsIn(events, marks),
          gaps: silences.gaps,
          quietSince: silences.last,
          evidence: (subject) => readEvidence(drawing, subject, counts),
          person,
          constraintOf,
          dimensionOf,
        }),
      }
    },
  }
}
