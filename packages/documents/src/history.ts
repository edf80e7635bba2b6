/** Replays the log's updates, so that what happened can be told without knowing how documents are built. */
import type { LogEntry } from '@probeboard/domain/interview/log'
import type { BoardChange, NotebookChange, Stamped } from '@probeboard/domain/timeline/change'
import * as Y from 'yjs'
import { openBoard } from './board.ts'
import { type NotebookMarks, readMarks, type TradeoffNote } from './notebook.ts'

export interface Changes {
  readonly board: readonly BoardChange[]
  readonly notebook: readonly NotebookChange[]
}

export interface History {
  /** The next entry of the log: what it changed. Costs what it touched. */
  take(entry: LogEntry): Changes
}

const nothing: Changes = { board: [], notebook: [] }

/** Element by element and mark by mark, in the order of the log. */
export function followHistory(): History {
  const board = followBoard()
  const notebook = followNotebook()
  return {
    take(entry) {
      if (entry.kind === 'event' || entry.document === 'brief') return nothing
      const { bytes, seq, at, by } = entry
      return entry.document === 'board'
        ? { board: board(bytes, { seq, at, by }), notebook: [] }
        : { board: [], notebook: notebook(bytes, { seq, at, by }) }
    },
  }
}

type Follow<Change> = (bytes: Uint8Array, stamp: Stamped) => Change[]

function followBoard(): Follow<BoardChange> {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const live = new Set<string>()
  let touched: ReadonlySet<string> = new Set()
  board.observe(({ ids }) => {
    touched = ids
  })
  return (bytes, stamp) => {
    touched = new Set()
    Y.applyUpdate(doc, bytes)
    const changes: BoardChange[] = []
    for (const id of touched) {
      const element = board.get(id)
      if (!element) continue
      const was = live.has(id)
      if (element.isDeleted) live.delete(id)
      else live.add(id)
      if (!was && element.isDeleted) continue
      changes.push({ kind: element.isDeleted ? 'removed' : was ? 'changed' : 'added', element, ...stamp })
    }
    return changes
  }
}

function followNotebook(): Follow<NotebookChange> {
  const doc = new Y.Doc()
  let before: NotebookMarks = readMarks(doc)
  return (bytes, stamp) => {
    Y.applyUpdate(doc, bytes)
    const now = readMarks(doc)
    const changes: NotebookChange[] = []
    const { come: asked, gone: unasked } = differ(before.constraints, now.constraints)
    for (const constraint of asked) changes.push({ kind: 'constraint-asked', constraint, ...stamp })
    for (const constraint of unasked) changes.push({ kind: 'constraint-unasked', constraint, ...stamp })
    for (const probe of new Set([...before.probes.keys(), ...now.probes.keys()])) {
      const state = now.probes.get(probe) ?? null
      if (state !== (before.probes.get(probe) ?? null))
        changes.push({ kind: 'probe-marked', probe, state, ...now.own.get(probe), ...stamp })
    }
    for (const [card, note] of now.tradeoffs)
      if (!sameNote(note, before.tradeoffs.get(card))) changes.push({ kind: 'tradeoff-noted', card, ...note, ...stamp })
    const { come: dismissed, gone: restored } = differ(before.dismissed, now.dismissed)
    for (const signal of dismissed) changes.push({ kind: 'signal-dismissed', signal, ...stamp })
    for (const signal of restored) changes.push({ kind: 'signal-restored', signal, ...stamp })
    before = now
    return changes
  }
}

function sameNote(note: TradeoffNote, before: TradeoffNote | undefined): boolean {
  return note.chose === before?.chose && note.flip === before.flip && note.state === before.state
}

function differ(before: ReadonlySet<string>, now: ReadonlySet<string>): { come: string[]; gone: string[] } {
  return { come: [...now].filter((one) => !before.has(one)), gone: [...before].filter((one) => !now.has(one)) }
}
