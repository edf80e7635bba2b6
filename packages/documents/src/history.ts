/** Replays the log's updates, so that what happened can be told without knowing how documents are built. */
import type { LogEntry } from '@probeboard/domain/interview/log'
import type { BoardChange, NotebookChange } from '@probeboard/domain/timeline/change'
import * as Y from 'yjs'
import { openBoard } from './board.ts'
import { type NotebookView, readNotebook } from './notebook.ts'

type Update = Extract<LogEntry, { kind: 'update' }>

function updatesOf(entries: readonly LogEntry[], document: Update['document']): Update[] {
  return entries.flatMap((entry) => (entry.kind === 'update' && entry.document === document ? [entry] : []))
}

/** Element by element, in the order of the log. Costs what each update touched. */
export function replayBoard(entries: readonly LogEntry[]): BoardChange[] {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const live = new Set<string>()
  const changes: BoardChange[] = []
  let touched: ReadonlySet<string> = new Set()
  board.observe(({ ids }) => {
    touched = ids
  })
  for (const { bytes, seq, at, by } of updatesOf(entries, 'board')) {
    touched = new Set()
    Y.applyUpdate(doc, bytes)
    for (const id of touched) {
      const element = board.get(id)
      if (!element) continue
      const was = live.has(id)
      if (element.isDeleted) live.delete(id)
      else live.add(id)
      if (!was && element.isDeleted) continue
      changes.push({ kind: element.isDeleted ? 'removed' : was ? 'changed' : 'added', element, seq, at, by })
    }
  }
  doc.destroy()
  return changes
}

/** Marks as they were set and taken away, in the order of the log. */
export function replayNotebook(entries: readonly LogEntry[]): NotebookChange[] {
  const doc = new Y.Doc()
  const changes: NotebookChange[] = []
  let before: NotebookView = readNotebook(doc)
  for (const { bytes, seq, at, by } of updatesOf(entries, 'notebook')) {
    Y.applyUpdate(doc, bytes)
    const now = readNotebook(doc)
    for (const constraint of now.constraints)
      if (!before.constraints.has(constraint)) changes.push({ kind: 'constraint-asked', constraint, seq, at, by })
    for (const constraint of before.constraints)
      if (!now.constraints.has(constraint)) changes.push({ kind: 'constraint-unasked', constraint, seq, at, by })
    for (const probe of new Set([...before.probes.keys(), ...now.probes.keys()])) {
      const state = now.probes.get(probe) ?? null
      if (state !== (before.probes.get(probe) ?? null))
        changes.push({ kind: 'probe-marked', probe, state, seq, at, by })
    }
    before = now
  }
  doc.destroy()
  return changes
}
