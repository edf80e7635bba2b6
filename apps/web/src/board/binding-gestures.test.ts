/** The binding while somebody has hold of something: what waits, what is laid over, what two hands at once come to. */
import { expect, test } from 'vitest'
import { box, exchange, type Side, side } from './binding.test.kit.ts'

const label = (id: string, shape: string, text = id) =>
  box(id, { type: 'text', text, containerId: shape, index: 'a4', width: 40, height: 20, verticalAlign: 'middle' })

function both(...elements: ReturnType<typeof box>[]): [Side, Side] {
  const [a, b] = [side(), side()]
  for (const element of elements) a.editor.draw(element)
  a.binding.sync()
  exchange(a, b)
  return [a, b]
}

test('what moves along with the hand waits with it: labels, arrows and their labels, what lies in a frame', () => {
  const arrow = box('arrow', {
    type: 'arrow',
    index: 'a5',
    points: [
      [0, 0],
      [9, 9],
    ],
    endBinding: { elementId: 'one', focus: 0, gap: 1 },
  })
  const [a, b] = both(
    box('frame', { type: 'frame', index: 'a9' }),
    box('one', { frameId: 'frame' }),
    label('name', 'one'),
    arrow,
    label('on-arrow', 'arrow'),
    box('far'),
  )
  b.editor.hold.add('frame')
  expect([...b.binding.underHand()].sort()).toEqual(['arrow', 'frame', 'name', 'on-arrow', 'one'])
  for (const id of ['name', 'arrow', 'on-arrow', 'far']) a.editor.change(id, { opacity: 50 })
  a.binding.sync()
  exchange(a, b)
  const faded = () => ['name', 'arrow', 'on-arrow', 'far'].filter((id) => b.editor.of(id).raw.opacity === 50)
  expect(faded()).toEqual(['far'])
  b.editor.hold.clear()
  b.binding.sync()
  expect(faded()).toHaveLength(4)
})

test('two labels typed into one empty box end as one bound and one free text below it', () => {
  const [a, b] = both(box('shape', { x: 100, y: 100, width: 200, height: 80 }))
  a.editor.draw(label('second', 'shape'))
  a.binding.sync()
  b.editor.draw(label('first', 'shape'))
  b.binding.sync()
  for (let round = 0; round < 3; round++) exchange(a, b)
  for (const { editor, board } of [a, b]) {
    expect(board.get('first')?.containerId).toBe('shape')
    expect(board.get('second')).toMatchObject({ containerId: null, x: 180, y: 188 })
    expect(editor.of('shape').bound).toEqual([{ id: 'first', type: 'text' }])
    expect(editor.of('second').raw.containerId).toBeNull()
  }
})

test('a label that is still being typed goes free when it is done', () => {
  const [a, b] = both(box('shape'))
  a.editor.draw(label('second', 'shape', 'Cac'))
  a.editor.hold.add('second')
  a.binding.sync()
  b.editor.draw(label('first', 'shape'))
  b.binding.sync()
  exchange(a, b)
  expect(a.board.get('second')?.containerId).toBe('shape')
  a.editor.change('second', { text: 'Cache', originalText: 'Cache' })
  a.editor.hold.clear()
  a.binding.sync()
  exchange(a, b)
  expect(b.board.get('second')).toMatchObject({ containerId: null, text: 'Cache' })
})

test('another’s gesture is shown and not written, and ends with what the document says', () => {
  const [, b] = both(box('one'))
  const before = b.updates()
  b.binding.overlay(new Map([['one', { x: 55 }]]))
  expect(b.editor.of('one').raw.x).toBe(55)
  b.binding.sync()
  expect(b.updates()).toBe(before)
  b.binding.overlay(new Map([['one', null]]))
  expect(b.editor.of('one').raw.x).toBe(0)
  expect(b.updates()).toBe(before)
})

test('a recolour under another’s gesture writes the colour and not the gesture', () => {
  const [a, b] = both(box('one'))
  b.binding.overlay(new Map([['one', { x: 55 }]]))
  b.editor.change('one', { backgroundColor: '#ff0000' })
  b.binding.sync()
  exchange(a, b)
  expect(a.board.get('one')).toMatchObject({ x: 0, backgroundColor: '#ff0000' })
})

test('a commit in the middle of another’s gesture does not throw the element back', () => {
  const [a, b] = both(box('one'))
  b.binding.overlay(new Map([['one', { x: 55 }]]))
  a.editor.change('one', { x: 40, opacity: 50 })
  a.binding.sync()
  exchange(a, b)
  expect(b.editor.of('one').raw).toMatchObject({ x: 55, opacity: 50 })
})

test('what I hold, nobody’s gesture moves', () => {
  const [, b] = both(box('one'))
  b.editor.hold.add('one')
  const one = b.editor.of('one')
  b.binding.overlay(new Map([['one', { x: 55 }]]))
  expect(b.editor.of('one')).toBe(one)
})

test('a text that another deletes while it is typed comes back with the next key', () => {
  const [a, b] = both(label('note', 'none', 'Ca'))
  a.editor.hold.add('note')
  b.editor.change('note', { isDeleted: true })
  b.editor.of('note').isDeleted = true
  b.binding.sync()
  exchange(a, b)
  expect(a.board.get('note')?.isDeleted).toBe(true)
  a.editor.change('note', { text: 'Cache', originalText: 'Cache' })
  a.editor.hold.clear()
  a.binding.sync()
  exchange(a, b)
  for (const { board, editor } of [a, b]) {
    expect(board.get('note')).toMatchObject({ isDeleted: false, text: 'Cache' })
    expect(editor.of('note').isDeleted).toBe(false)
  }
})
