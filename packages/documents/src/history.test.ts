import { readElement } from '@probeboard/domain/diagram/restore'
import { participantIdSchema } from '@probeboard/domain/interview/interview'
import type { LogEntry } from '@probeboard/domain/interview/log'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from './board.ts'
import { followHistory } from './history.ts'
import { askOwn, markConstraint, markProbe, markSignal, noteTradeoff } from './notebook.ts'

const by = { id: participantIdSchema.parse('person-0001'), role: 'candidate' } as const

/** The log of what `work` does to a document, one entry an update. */
function logOf(document: 'board' | 'notebook', work: (doc: Y.Doc) => void): LogEntry[] {
  const entries: LogEntry[] = []
  const doc = new Y.Doc()
  doc.on('update', (bytes: Uint8Array) => {
    const seq = entries.length + 1
    entries.push({ kind: 'update', document, bytes, by, seq, at: seq * 1000 })
  })
  work(doc)
  return entries
}

function replay(entries: readonly LogEntry[]) {
  const history = followHistory()
  const taken = entries.map((entry) => history.take(entry))
  return { board: taken.flatMap(({ board }) => board), notebook: taken.flatMap(({ notebook }) => notebook) }
}

function box(change: Record<string, unknown> = {}) {
  const read = readElement({ id: 'a', type: 'rectangle', width: 10, height: 10, ...change })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

it('tells what was added, changed and removed, by whom and when', () => {
  const entries = logOf('board', (doc) => {
    const board = openBoard(doc)
    board.write([box()])
    board.write([box({ x: 50 })])
    board.write([box({ x: 50, isDeleted: true })])
    board.write([box({ id: 'gone', isDeleted: true })])
  })
  const { board: changes, notebook } = replay(entries)
  expect(changes.map(({ kind, seq, at, by: author, element }) => [kind, seq, at, author, element.id])).toEqual([
    ['added', 1, 1000, by, 'a'],
    ['changed', 2, 2000, by, 'a'],
    ['removed', 3, 3000, by, 'a'],
  ])
  expect(notebook).toEqual([])
})

it('tells each mark as it was set and taken away', () => {
  const entries = logOf('notebook', (doc) => {
    markProbe(doc, 'p', 'asked')
    markConstraint(doc, 'cost', true)
    markProbe(doc, 'p', null)
    markConstraint(doc, 'cost', false)
    markSignal(doc, 'D3', true)
    markSignal(doc, 'D3', false)
  })
  expect(replay(entries).notebook).toMatchObject([
    { kind: 'probe-marked', probe: 'p', state: 'asked', seq: 1 },
    { kind: 'constraint-asked', constraint: 'cost', seq: 2 },
    { kind: 'probe-marked', probe: 'p', state: null, seq: 3 },
    { kind: 'constraint-unasked', constraint: 'cost', seq: 4 },
    { kind: 'signal-dismissed', signal: 'D3', seq: 5 },
    { kind: 'signal-restored', signal: 'D3', seq: 6 },
  ])
})

it('tells a question of one\u2019s own with its words, what was said over a card, and each step of help once', () => {
  const entries = logOf('notebook', (doc) => {
    askOwn(doc, 'own-1', { ask: 'What if it is empty?', dimension: 'D4' })
    markProbe(doc, 'own-1', 'answered')
    noteTradeoff(doc, 'host-or-buy', { chose: 'Buy', flip: '' })
    noteTradeoff(doc, 'host-or-buy', { chose: 'Buy', flip: 'The bill' })
    noteTradeoff(doc, 'host-or-buy', { chose: 'Buy', flip: 'The bill', state: 'done' })
  })
  const own = { probe: 'own-1', ask: 'What if it is empty?', dimension: 'D4' }
  expect(replay(entries).notebook).toMatchObject([
    { kind: 'probe-marked', state: 'asked', ...own, seq: 1 },
    { kind: 'probe-marked', state: 'answered', ...own, seq: 2 },
    { kind: 'tradeoff-noted', card: 'host-or-buy', chose: 'Buy', flip: '', seq: 3 },
    { kind: 'tradeoff-noted', card: 'host-or-buy', chose: 'Buy', flip: 'The bill', seq: 4 },
    { kind: 'tradeoff-noted', card: 'host-or-buy', state: 'done', seq: 5 },
  ])
})
