/** Logs by hand: a second an entry, said by what it changed on the board and in the notebook. For tests. */
import type { BoardElement } from '../diagram/element.ts'
import type { OwnWord } from '../diagram/own-words.ts'
import { type Participant, participantIdSchema } from '../interview/interview.ts'
import type { Author, InterviewEvent, LogEntry } from '../interview/log.ts'
import type { BoardChange, NotebookChange } from './change.ts'
import { followTimeline } from './follow-timeline.ts'

const person = (id: string, role: Participant['role']): Participant => ({
  id: participantIdSchema.parse(id),
  role,
  name: id,
})
export const lead = person('lead-0001', 'lead')
export const candidate = person('candidate', 'candidate')
const author = ({ id, role }: Participant): Author => ({ id, role })

export const event = (seq: number, what: InterviewEvent, by = lead): LogEntry => ({
  kind: 'event',
  seq,
  at: seq * 1000,
  event: what,
  by: author(by),
})
export const started = event(10, { kind: 'started' })

export const draw = (seq: number, kind: BoardChange['kind'], element: BoardElement, by = candidate): BoardChange => ({
  seq,
  at: seq * 1000,
  by: author(by),
  kind,
  element: kind === 'removed' ? { ...element, isDeleted: true } : element,
})

export const tap = <Mark extends object>(seq: number, mark: Mark, by = lead) => ({
  ...mark,
  seq,
  at: seq * 1000,
  by: author(by),
})

interface Log {
  readonly entries?: readonly LogEntry[]
  readonly board?: readonly BoardChange[]
  readonly notebook?: readonly NotebookChange[]
  readonly signals?: boolean
  readonly vocabulary?: readonly OwnWord[]
}

/** The log of these, in their order; an update's bytes are of no matter here. */
export function build({ entries = [started], board = [], notebook = [], signals = true, vocabulary = [] }: Log) {
  const timeline = followTimeline({ signals, vocabulary })
  const updates = (changes: readonly (BoardChange | NotebookChange)[], document: 'board' | 'notebook'): LogEntry[] =>
    [...new Map(changes.map((change) => [change.seq, change])).values()].map(({ seq, at, by }) => ({
      kind: 'update',
      document,
      bytes: new Uint8Array(),
      seq,
      at,
      by,
    }))
  const log = [...entries, ...updates(board, 'board'), ...updates(notebook, 'notebook')]
  for (const entry of log.sort((a, b) => a.seq - b.seq)) {
    const here = <Change extends { seq: number }>(changes: readonly Change[]): Change[] =>
      entry.kind === 'event' ? [] : changes.filter(({ seq }) => seq === entry.seq)
    timeline.take(entry, here(board), here(notebook))
  }
  return timeline.tell({
    people: [lead, candidate],
    mayRead: () => true,
    constraintOf: (fact) => ({ budget: 'cost', speed: 'latency' })[fact],
    dimensionOf: () => 'D3',
  })
}
