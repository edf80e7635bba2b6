/** An editor that behaves as Excalidraw does (it mutates in place, and the list is all it knows), bound to a document. */
import { type Board, openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as Y from 'yjs'
import { type Binding, bind, type Editor, type EditorElement } from './binding.ts'
import type { Bound } from './bound-index.ts'

interface Shown extends EditorElement {
  version: number
  isDeleted: boolean
  bound: readonly Bound[]
  raw: Record<string, unknown>
}

export function box(id: string, change: Record<string, unknown> = {}): BoardElement {
  const read = readElement({ id, type: 'rectangle', x: 0, y: 0, width: 100, height: 50, index: 'a1', ...change })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

class FakeEditor implements Editor<Shown> {
  list: Shown[] = []
  hold = new Set<string>()
  replaced = 0
  elements = (): readonly Shown[] => this.list
  replace(elements: readonly Shown[]): void {
    this.replaced += 1
    this.list = [...elements]
  }
  held = (): ReadonlySet<string> => this.hold
  read = (element: Shown) => readElement({ ...element.raw, id: element.id, isDeleted: element.isDeleted })
  make = (element: BoardElement, bound: readonly Bound[], previous: Shown | undefined): Shown => ({
    id: element.id,
    index: element.index,
    isDeleted: element.isDeleted,
    version: (previous?.version ?? 0) + 1,
    bound,
    raw: { ...element },
  })
  remove = (element: Shown): Shown => ({ ...element, isDeleted: true, version: element.version + 1 })

  draw(element: Record<string, unknown> & { id: string }): void {
    this.list.push({ id: element.id, index: 'a1', isDeleted: false, version: 1, bound: [], raw: { ...element } })
  }
  /** In place, as Excalidraw does. */
  change(id: string, fields: Record<string, unknown>): void {
    const element = this.of(id)
    Object.assign(element.raw, fields)
    element.version += 1
  }
  of(id: string): Shown {
    const found = this.list.find((element) => element.id === id)
    if (!found) throw new Error(`The editor does not show ${id}.`)
    return found
  }
}

export interface Side {
  doc: Y.Doc
  board: Board
  editor: FakeEditor
  binding: Binding
  refused: string[]
  updates: () => number
}

/** `editor` may be one that showed another document before. */
export function side(mayWrite: () => boolean = () => true, editor = new FakeEditor()): Side {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const refused: string[] = []
  let updates = 0
  doc.on('update', () => {
    updates += 1
  })
  const binding = bind(board, editor, (named) => refused.push(...named.map(({ id }) => id)), mayWrite)
  return { doc, board, editor, binding, refused, updates: () => updates }
}

export function exchange(a: Side, b: Side): void {
  const [toB, toA] = [
    Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)),
    Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)),
  ]
  Y.applyUpdate(b.doc, toB, 'net')
  Y.applyUpdate(a.doc, toA, 'net')
}
