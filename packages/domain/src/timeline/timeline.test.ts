import { describe, expect, it } from 'vitest'
import { box } from '../diagram/reading/sketches.test.kit.ts'
import { readElement } from '../diagram/restore.ts'
import type { LogEntry } from '../interview/log.ts'
import type { BoardChange } from './change.ts'
import { build, candidate, draw, event, lead, started, tap } from './log.test.kit.ts'

function change(seq: number, kind: BoardChange['kind'], id: string, by = candidate, type = 'rectangle'): BoardChange {
  const read = readElement({ id, type, width: 10, height: 10, text: 'x' })
  if ('refused' in read) throw new Error(read.refused)
  return draw(seq, kind, read.element, by)
}

const told = (seq: number, fact: string, unasked = false): LogEntry =>
  event(seq, { kind: 'fact-revealed', key: `k${seq}`, fact, text: 'It is so.', unasked })

describe('TL timeline', () => {
  it('TL1 puts events, drawing and marks under the one order of the log, TL2 with server time', () => {
    const { events } = build({
      entries: [started, event(30, { kind: 'ended' })],
      board: [change(20, 'added', 'a')],
      notebook: [tap(25, { kind: 'probe-marked', probe: 'p', state: 'asked' })],
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
      notebook: [tap(30, { kind: 'constraint-asked', constraint: 'latency' })],
    })
    expect(signals?.constraints).toEqual({ cost: 'before', latency: 'after', compliance: 'never' })
  })

  it('TL4 within one millisecond the log’s order decides, not the time', () => {
    const board = [change(20, 'added', 'a')]
    const order = (seq: number) =>
      build({ entries: [started, { ...told(seq, 'budget'), at: 20_000 }], board }).signals?.constraints.cost
    expect([order(19), order(21)]).toEqual(['before', 'after'])
  })

  it('TL3 an import counts whoever brought it in; what its author drew besides does not', () => {
    const board = [change(20, 'added', 'mine', lead), change(30, 'added', 'a', lead)]
    const imported = event(31, { kind: 'imported', elements: 1, refused: 0 })
    expect(build({ entries: [started, imported], board }).signals?.firstBox?.moment.seq).toBe(30)
    expect(build({ entries: [started], board }).signals?.firstBox).toBeNull()
  })

  const lamp = (seq: number, on: boolean) =>
    tap(seq, { kind: on ? 'constraint-asked' : 'constraint-unasked', constraint: 'cost' } as const)
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
    const notebook = states.map((state, i) => tap(20 + i, { kind: 'probe-marked', probe: 'p', state } as const))
    const coverage = build({ notebook }).signals?.coverage
    expect(coverage?.filter((one) => one.lit).map(({ dimension }) => dimension)).toEqual(lit ? ['D3'] : [])
  })

  it('TL5 switched off, not one element is looked at', () => {
    const board = change(20, 'added', 'a')
    const untouchable: BoardChange = Object.defineProperty({ ...board }, 'element', {
      get: (): never => {
        throw new Error('An element was looked at.')
      },
    })
    expect(build({ board: [untouchable], signals: false }).signals).toBeNull()
    expect(() => build({ board: [untouchable] })).toThrow('was looked at')
  })

  it('TL15 what stands on the board and calls for a dimension is named; what has gone is not', () => {
    const named = (seq: number, kind: BoardChange['kind'], id: string, words: string) =>
      box(id, [seq * 300, 0], words).map((element) => draw(seq, kind, element))
    const calls = (board: BoardChange[]) =>
      build({ board }).signals?.calls.map(({ dimension, by }) => [dimension, ...by.map(({ label }) => label)])
    const board = [...named(20, 'added', 'a', 'Vector DB'), ...named(30, 'added', 'b', 'Vendor API')]
    expect(calls(board)).toEqual([
      ['D3', 'Vector DB'],
      ['D4', 'Vendor API'],
    ])
    expect(
      calls([...board, ...named(20, 'removed', 'a', 'Vector DB').map((gone) => ({ ...gone, seq: 40, at: 40_000 }))]),
    ).toEqual([['D3'], ['D4', 'Vendor API']])
    expect(build({ board }).signals?.why.filter(({ signal }) => signal.startsWith('calls'))).toMatchObject([
      { signal: 'calls D3', rule: 'TL15 SR1', label: 'Vector DB', elementId: 'a' },
      { signal: 'calls D4', rule: 'TL15 VN1', label: 'Vendor API', elementId: 'b' },
    ])
  })

  it('TL5 switched off, nothing is derived', () => {
    const { events, signals } = build({ board: [change(20, 'added', 'a')], signals: false })
    expect(signals).toBeNull()
    expect(events.map(({ kind }) => kind)).toEqual(['started'])
  })
})
