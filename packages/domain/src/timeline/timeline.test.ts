import { describe, expect, it } from 'vitest'
import { readElement } from '../diagram/restore.ts'
import { type Participant, participantIdSchema } from '../interview/interview.ts'
import type { Author, InterviewEvent, LogEntry } from '../interview/log.ts'
import type { BoardChange, NotebookChange } from './change.ts'
import { followTimeline } from './follow-timeline.ts'

const person = (id: string, role: Participant['role']): Participant => ({
  id: participantIdSchema.parse(id),
  role,
  name: id,
})
const lead = person('lead-0001', 'lead')
const candidate = person('candidate', 'candidate')
const author = ({ id, role }: Participant): Author => ({ id, role })
const event = (seq: number, what: InterviewEvent, by = lead): LogEntry => ({
  kind: 'event',
  seq,
  at: seq * 1000,
  event: what,
  by: author(by),
})

function change(seq: number, kind: BoardChange['kind'], id: string, by = candidate, type = 'rectangle'): BoardChange {
  const read = readElement({ id, type, width: 10, height: 10, text: 'x', isDeleted: kind === 'removed' })
  if ('refused' in read) throw new Error(read.refused)
  return { seq, at: seq * 1000, by: author(by), kind, element: read.element }
}

const started = event(10, { kind: 'started' })
const told = (seq: number, fact: string, unasked = false): LogEntry =>
  event(seq, { kind: 'fact-revealed', key: `k${seq}`, fact, text: 'It is so.', unasked })
interface Log {
  readonly entries?: readonly LogEntry[]
  readonly board?: readonly BoardChange[]
  readonly notebook?: readonly NotebookChange[]
  readonly signals?: boolean
}

/** The log of these, in their order; an update's bytes are of no matter here. */
function build({ entries = [started], board = [], notebook = [], signals = true }: Log) {
  const timeline = followTimeline({ signals })
  const update = (seq: number, document: 'board' | 'notebook'): LogEntry => {
    const change = [...board, ...notebook].find((one) => one.seq === seq)
    return { kind: 'update', document, bytes: new Uint8Array(), seq, at: seq * 1000, by: change?.by ?? null }
  }
  const of = <Change extends { seq: number }>(changes: readonly Change[], seq: number) =>
    changes.filter((one) => one.seq === seq)
  const log = [
    ...entries,
    ...[...new Set(board.map(({ seq }) => seq))].map((seq) => update(seq, 'board')),
    ...[...new Set(notebook.map(({ seq }) => seq))].map((seq) => update(seq, 'notebook')),
  ].sort((a, b) => a.seq - b.seq)
  for (const entry of log)
    timeline.take(entry, of(entry.kind === 'event' ? [] : board, entry.seq), of(notebook, entry.seq))
  return timeline.tell({
    people: [lead, candidate],
    mayRead: () => true,
    constraintOf: (fact) => ({ budget: 'cost', speed: 'latency' })[fact],
    dimensionOf: () => 'D3',
  })
}

describe('TL timeline', () => {
  it('TL1 puts events, drawing and marks under the one order of the log, TL2 with server time', () => {
    const { events } = build({
      entries: [started, event(30, { kind: 'ended' })],
      board: [change(20, 'added', 'a')],
      notebook: [{ kind: 'probe-marked', probe: 'p', state: 'asked', seq: 25, at: 25_000, by: author(lead) }],
    })
    expect(events.map(({ kind, moment }) => [moment.seq, kind])).toEqual([
      [10, 'started'],
      [20, 'component-added'],
      [20, 'first-box'],
      [25, 'probe-marked'],
      [30, 'ended'],
    ])
    expect(events[0]).toMatchObject({ at: '1970-01-01T00:00:10.000Z', by: { name: 'lead-0001' } })
  })

  it.each([
    ['drawn before the start', [change(5, 'added', 'a')], null],
    ['drawn by an interviewer', [change(20, 'added', 'a', lead)], null],
    ['a text', [change(20, 'added', 'a', candidate, 'text')], null],
    ['taken away within four seconds', [change(20, 'added', 'a'), change(23, 'removed', 'a')], null],
    ['taken away later', [change(20, 'added', 'a'), change(26, 'removed', 'a')], 20],
    [
      'the second one, where the first did not stand',
      [change(20, 'added', 'a'), change(21, 'removed', 'a'), change(22, 'added', 'b')],
      22,
    ],
  ])('TL3 the first box: %s', (_, board, seq) => {
    expect(build({ board }).signals?.firstBox?.moment.seq ?? null).toBe(seq)
  })

  it('TL4 constraints stand before, after or never by their place in the log', () => {
    const board = [change(20, 'added', 'a')]
    const { signals } = build({
      entries: [started, told(15, 'budget'), told(22, 'speed')],
      board,
      notebook: [{ kind: 'constraint-asked', constraint: 'latency', seq: 30, at: 30_000, by: author(lead) }],
    })
    expect(signals?.constraints).toEqual({ cost: 'before', latency: 'after', compliance: 'never' })
  })

  it('TL3 an import counts whoever brought it in; what its author drew besides does not', () => {
    const board = [change(20, 'added', 'mine', lead), change(30, 'added', 'a', lead)]
    const imported = event(31, { kind: 'imported', elements: 1, refused: 0 })
    expect(build({ entries: [started, imported], board }).signals?.firstBox?.moment.seq).toBe(30)
    expect(build({ entries: [started], board }).signals?.firstBox).toBeNull()
  })

  const lamp = (seq: number, on: boolean) =>
    ({
      kind: on ? 'constraint-asked' : 'constraint-unasked',
      constraint: 'cost',
      seq,
      at: seq * 1000,
      by: author(lead),
    }) as const
  it.each([
    ['lit by mistake and put out', [lamp(15, true), lamp(16, false)], 'never', null],
    ['lit by mistake, and truly later', [lamp(15, true), lamp(16, false), lamp(90, true)], 'after', 90],
    ['put out by mistake and lit again at once', [lamp(15, true), lamp(70, false), lamp(72, true)], 'before', 15],
    ['lit twice', [lamp(15, true), lamp(40, true)], 'before', 15],
  ] as const)('TL4 a lamp that was %s', (_, notebook, order, seq) => {
    const { signals } = build({ board: [change(20, 'added', 'a')], notebook })
    expect(signals?.constraints.cost).toBe(order)
    expect(signals?.asked.cost?.moment.seq ?? null).toBe(seq)
  })

  it('TL4 a fact that was taken back does not count; told again, it counts from then on', () => {
    const entries = [started, told(15, 'budget'), event(16, { kind: 'taken-back', key: 'k15' })]
    const board = [change(20, 'added', 'a')]
    expect(build({ entries, board }).signals?.constraints.cost).toBe('never')
    expect(build({ entries: [...entries, told(25, 'budget')], board }).signals?.constraints.cost).toBe('after')
  })

  it('TL4 a fact given unasked does not count as asked', () => {
    expect(build({ entries: [started, told(15, 'budget', true)] }).signals?.constraints.cost).toBe('never')
  })

  it.each([
    [['asked'], true],
    [['later', 'answered'], true],
    [['later'], false],
    [['skipped'], false],
    [['asked', null], false],
  ])('TL6 a probe that stood as %s: its dimension is lit %s', (states, lit) => {
    const notebook = states.map((state, i) => ({
      ...{ kind: 'probe-marked' as const, probe: 'p', state },
      ...{ seq: 20 + i, at: 20_000 + i, by: author(lead) },
    }))
    const coverage = build({ notebook }).signals?.coverage
    expect(coverage?.filter((one) => one.lit).map(({ dimension }) => dimension)).toEqual(lit ? ['D3'] : [])
  })

  it('TL5 switched off, nothing is derived', () => {
    const { events, signals } = build({ board: [change(20, 'added', 'a')], signals: false })
    expect(signals).toBeNull()
    expect(events.map(({ kind }) => kind)).toEqual(['started'])
  })
})
