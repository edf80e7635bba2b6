/** The binding against an editor that behaves as Excalidraw does: it mutates in place, and the list is all it knows. */
import { type Board, openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Binding, bind, type Editor, type EditorElement } from './binding.ts'
import type { Bound } from './bound-index.ts'

interface Shown extends EditorElement {
  version: number
  isDeleted: boolean
  bound: readonly Bound[]
  raw: Record<string, unknown>
}

function box(id: string, change: Record<string, unknown> = {}): BoardElement {
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

interface Side {
  doc: Y.Doc
  board: Board
  editor: FakeEditor
  binding: Binding
  refused: string[]
  updates: () => number
}

function side(mayWrite: () => boolean = () => true): Side {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const editor = new FakeEditor()
  const refused: string[] = []
  let updates = 0
  doc.on('update', () => {
    updates += 1
  })
  const binding = bind(board, editor, (named) => refused.push(...named.map(({ id }) => id)), mayWrite)
  return { doc, board, editor, binding, refused, updates: () => updates }
}

function exchange(a: Side, b: Side): void {
  const [toB, toA] = [
    Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)),
    Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)),
  ]
  Y.applyUpdate(b.doc, toB, 'net')
  Y.applyUpdate(a.doc, toA, 'net')
}

test('what one draws the other shows, and nothing comes back as an echo', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('one'))
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.of('one').raw.width).toBe(100)
  const before = b.updates()
  b.binding.sync()
  b.binding.sync()
  expect(b.updates()).toBe(before)
})

test('an idle sync writes nothing, and an element that only grew its version neither', () => {
  const a = side()
  a.editor.draw(box('one'))
  a.binding.sync()
  const before = a.updates()
  a.binding.sync()
  a.editor.change('one', {})
  a.binding.sync()
  expect(a.updates()).toBe(before)
})

test('a move and a recolour at the same time both stay', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('one'))
  a.binding.sync()
  exchange(a, b)
  a.editor.change('one', { x: 40 })
  a.binding.sync()
  b.editor.change('one', { backgroundColor: '#ff0000' })
  b.binding.sync()
  exchange(a, b)
  for (const { editor } of [a, b]) expect(editor.of('one').raw).toMatchObject({ x: 40, backgroundColor: '#ff0000' })
})

test('a remote change makes one new object and leaves all others the same', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('one'))
  a.editor.draw(box('two', { index: 'a2' }))
  a.binding.sync()
  exchange(a, b)
  const [one, two] = [b.editor.of('one'), b.editor.of('two')]
  a.editor.change('one', { x: 9 })
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.of('one')).not.toBe(one)
  expect(b.editor.of('one').version).toBeGreaterThan(one.version)
  expect(b.editor.of('two')).toBe(two)
})

test('what is held stays as it is, the rest arrives; at the end of the gesture the held element catches up', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('one'))
  a.editor.draw(box('two', { index: 'a2' }))
  a.binding.sync()
  exchange(a, b)
  const one = b.editor.of('one')
  b.editor.hold.add('one')
  a.editor.change('one', { backgroundColor: '#ff0000' })
  a.editor.change('two', { x: 7 })
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.of('one')).toBe(one)
  expect(b.editor.of('two').raw.x).toBe(7)
  b.editor.change('one', { x: 33 })
  b.binding.sync()
  expect(b.board.get('one')).toMatchObject({ x: 33, backgroundColor: '#ff0000' })
  b.editor.hold.clear()
  b.binding.sync()
  expect(b.editor.of('one').raw).toMatchObject({ x: 33, backgroundColor: '#ff0000' })
})

test('a shape given up without a trace is deleted for all; another’s that the editor lost comes back', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('mine'))
  a.binding.sync()
  exchange(a, b)
  a.editor.list = []
  a.binding.sync()
  exchange(a, b)
  expect(b.board.elements()).toEqual([])
  b.editor.draw(box('theirs', { index: 'a2' }))
  b.binding.sync()
  exchange(a, b)
  a.editor.list = []
  a.binding.sync()
  expect(a.editor.of('theirs').isDeleted).toBe(false)
  expect(a.board.get('theirs')?.isDeleted).toBe(false)
})

test('a vanished shape is found though another was drawn meanwhile', () => {
  const a = side()
  a.editor.draw(box('one'))
  a.binding.sync()
  a.editor.list = []
  a.editor.draw(box('two'))
  a.binding.sync()
  expect(a.board.elements().map(({ id }) => id)).toEqual(['two'])
})

test('what must not be on a board never reaches the document, is gone from the editor and named', () => {
  const a = side()
  a.editor.draw({ ...box('evil'), type: 'iframe' })
  a.binding.sync()
  expect(a.board.ids()).toEqual([])
  expect(a.editor.of('evil').isDeleted).toBe(true)
  expect(a.refused).toEqual(['evil'])
  a.binding.sync()
  expect(a.refused).toEqual(['evil'])
})

test('a link that could run is taken off, in the document and before the author’s eyes', () => {
  const a = side()
  a.editor.draw({ ...box('one'), link: 'javascript:alert(1)' })
  a.binding.sync()
  expect(a.board.get('one')?.link).toBeNull()
  expect(a.editor.of('one').raw.link).toBeNull()
})

test('an element that becomes illegal goes back to what the document holds; its author loses nothing', () => {
  const [a, b] = [side(), side()]
  a.editor.draw({ ...box('note', { type: 'text', text: 'short' }) })
  a.binding.sync()
  exchange(a, b)
  a.editor.change('note', { text: 'x'.repeat(60_000), originalText: 'x'.repeat(60_000) })
  a.binding.sync()
  exchange(a, b)
  const at = (s: Side) => ({
    deleted: s.editor.of('note').isDeleted,
    text: String(s.editor.of('note').raw.text).length,
  })
  expect(a.refused).toEqual(['note'])
  expect(at(a)).toEqual(at(b))
  expect(a.editor.of('note').isDeleted).toBe(false)
})

test('a box that another ties an arrow to carries the arrow, also when both tie one at once', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('one'))
  a.binding.sync()
  exchange(a, b)
  const arrow = (id: string) => ({
    ...box(id, {
      type: 'arrow',
      index: 'a3',
      points: [
        [0, 0],
        [10, 10],
      ],
      endBinding: { elementId: 'one', focus: 0, gap: 1 },
    }),
  })
  a.editor.draw(arrow('from-a'))
  a.binding.sync()
  b.editor.draw(arrow('from-b'))
  b.binding.sync()
  exchange(a, b)
  for (const { editor } of [a, b])
    expect(
      editor
        .of('one')
        .bound.map(({ id }) => id)
        .sort(),
    ).toEqual(['from-a', 'from-b'])
})

test('equal places in the pile are shown in the same order on both sides', () => {
  const [a, b] = [side(), side()]
  a.editor.draw(box('z'))
  a.binding.sync()
  b.editor.draw(box('m'))
  b.binding.sync()
  exchange(a, b)
  const order = (s: Side) => s.editor.list.map(({ id }) => id)
  expect(order(a)).toEqual(order(b))
})

test('after stop nothing is shown any more', () => {
  const [a, b] = [side(), side()]
  b.binding.stop()
  a.editor.draw(box('one'))
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.list).toEqual([])
})

test('a reader’s editor may repair what it likes: nothing is written until writing is allowed again', () => {
  let allowed = false
  const [a, b] = [side(), side(() => allowed)]
  a.editor.draw(box('one'))
  a.binding.sync()
  exchange(a, b)
  const before = b.updates()
  b.editor.change('one', { index: 'a5' })
  b.binding.sync()
  expect(b.updates()).toBe(before)
  a.editor.change('one', { x: 12 })
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.of('one').raw.x).toBe(12)
  b.editor.change('one', { width: 180 })
  allowed = true
  b.binding.sync()
  expect(b.board.get('one')).toMatchObject({ x: 12, width: 180 })
})
