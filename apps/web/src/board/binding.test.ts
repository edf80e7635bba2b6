/** The binding between two people: what each draws, changes and deletes. */
import { expect, test } from 'vitest'
import { box, exchange, type Side, side } from './binding.test.kit.ts'

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

test('an editor that gets another document shows that one, and writes nothing of the old one but what is in the hand', () => {
  const old = side()
  for (const id of ['refused', 'kept', 'drawn']) old.editor.draw(box(id, { index: 'a1' }))
  old.binding.sync()
  old.binding.stop()
  const { editor } = old
  const there = side()
  there.editor.draw(box('kept', { x: 70 }))
  there.editor.draw(box('theirs', { index: 'a2' }))
  there.binding.sync()
  there.binding.stop()

  editor.hold = new Set(['drawn'])
  const fresh = side(() => true, editor)
  exchange(there, fresh)
  fresh.binding.sync()
  expect(editor.list.map(({ id }) => id).sort()).toEqual(['drawn', 'kept', 'theirs'])
  expect(editor.of('kept').raw.x).toBe(70)
  editor.hold = new Set()
  editor.change('drawn', { width: 140 })
  fresh.binding.sync()
  expect(fresh.board.get('drawn')?.width).toBe(140)
  expect(fresh.board.get('refused')).toBeNull()
})
