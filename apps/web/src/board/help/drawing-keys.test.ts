import { expect, test } from 'vitest'
import { readKey, type Stroke } from './drawing-keys.ts'

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }
const read = (key: string, held: Partial<Stroke> = {}) => readKey({ key, ...none, ...held })

test('plain keys walk, connect and open the palette, also where Shift is needed for the slash', () => {
  expect(read('/')).toEqual({ act: 'palette' })
  expect(read('/', { shiftKey: true })).toEqual({ act: 'palette' })
  expect(['c', 'n', 'b', 'Escape'].map((key) => read(key)?.act)).toEqual(['connect', 'next', 'back', 'end'])
  expect(read('C')).toEqual({ act: 'connect' })
})

test('Alt with an arrow key adds on that side; the other arrow keys stay with the editor', () => {
  expect(read('ArrowUp', { altKey: true })).toEqual({ act: 'add', side: 'up' })
  expect(read('ArrowUp')).toBeNull()
  expect(read('ArrowUp', { ctrlKey: true })).toBeNull()
  expect(read('ArrowUp', { altKey: true, shiftKey: true })).toBeNull()
})

test('copying, the outline and keys of the editor are no drawing keys', () => {
  expect(read('c', { ctrlKey: true })).toBeNull()
  expect(read('c', { metaKey: true })).toBeNull()
  expect(read('/', { ctrlKey: true })).toEqual({ act: 'outline' })
  expect(['r', 'a', 'v', '?', 'Delete', 'Enter'].map((key) => read(key))).toEqual(Array(6).fill(null))
})
