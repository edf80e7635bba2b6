/** Gestures under way between two boards: what one hand does, the other screen shows, and nothing of it is written. */
import type { ElementType } from '@probeboard/domain/diagram/element'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PreviewLine } from '../client/connect.ts'
import { box, exchange, type Side, side } from './binding.test.kit.ts'
import { readGesture, writeGesture } from './gesture-frames.ts'
import { type Posed, sendGestures, showGestures } from './previews.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A line from one sender to one screen, on which frames can be lost. */
function line() {
  const listeners = new Set<(from: number, payload: Uint8Array) => void>()
  const sizes: number[] = []
  let up = true
  const ends: PreviewLine = {
    send(payload) {
      sizes.push(payload.length)
      if (up) for (const listener of listeners) listener(7, payload)
    },
    hear(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { ends, sizes, lose: (lost: boolean) => (up = !lost) }
}

function stand(...ids: string[]) {
  const [a, b] = [side(), side()]
  for (const [i, id] of ids.entries()) a.editor.draw(box(id, { index: `a${i + 1}` }))
  a.binding.sync()
  exchange(a, b)
  const wire = line()
  const stop = showGestures(wire.ends, b.board, b.binding)
  return { a, b, wire, stop, hand: sendGestures(wire.ends) }
}

const pose = (id: string, change: Partial<Posed> = {}): Posed => ({
  id,
  type: 'rectangle' satisfies ElementType,
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  angle: 0,
  ...change,
})
const at = (s: Side, id: string) => s.editor.of(id).raw

test('a drag is seen while it goes on, in some ten bytes a step, and is written by nobody who watches', () => {
  const { b, hand, wire } = stand('V1StGXR8_Z5jdHi6B-myT')
  const before = b.updates()
  for (let step = 0; step < 30; step++)
    hand.show([pose('V1StGXR8_Z5jdHi6B-myT', { x: 1000 + step * 7.3, y: step })], step * 33)
  expect(at(b, 'V1StGXR8_Z5jdHi6B-myT')).toMatchObject({ x: 1211.6875, y: 29 })
  expect(Math.max(...wire.sizes.slice(2))).toBeLessThan(12)
  b.binding.sync()
  expect(b.updates()).toBe(before)
})

test('a stroke grows on the other screen point by point', () => {
  const { a, b, hand } = stand()
  const points = Array.from({ length: 50 }, (_, i): [number, number] => [i * 2.5, Math.round(Math.sin(i) * 100) / 10])
  const upTo = (count: number) => pose('s', { type: 'freedraw', points: points.slice(0, count), pressures: [] })
  a.editor.draw(box('s', { type: 'freedraw', points: points.slice(0, 2), pressures: [], simulatePressure: true }))
  a.binding.sync()
  exchange(a, b)
  for (const count of [2, 20, 50]) hand.show([upTo(count)], count)
  const shown = at(b, 's').points
  expect(shown).toHaveLength(50)
  expect(b.board.get('s')?.points).toHaveLength(2)
})

test('frames that are lost cost nothing but themselves: the next commit heals a stroke', () => {
  const { a, b, hand, wire } = stand()
  const points = Array.from({ length: 40 }, (_, i): [number, number] => [i, 0])
  const stroke = (count: number) => ({
    type: 'freedraw',
    points: points.slice(0, count),
    pressures: [],
    simulatePressure: true,
  })
  const show = (count: number) =>
    hand.show([pose('s', { type: 'freedraw', points: points.slice(0, count), pressures: [] })], count)
  a.editor.draw(box('s', stroke(2)))
  a.binding.sync()
  exchange(a, b)
  show(10)
  wire.lose(true)
  show(20)
  wire.lose(false)
  show(30)
  expect(at(b, 's').points).toHaveLength(10)
  a.editor.change('s', stroke(30))
  a.binding.sync()
  exchange(a, b)
  show(40)
  expect(at(b, 's').points).toHaveLength(40)
})

test('when the gesture ends the document’s word counts, as soon as it comes or after a second', () => {
  const { a, b, hand } = stand('one')
  hand.show([pose('one', { x: 70 })], 0)
  hand.end()
  expect(at(b, 'one').x).toBe(70)
  a.editor.change('one', { x: 70.01 })
  a.binding.sync()
  exchange(a, b)
  expect(at(b, 'one').x).toBe(70.01)
  hand.show([pose('one', { x: 90 })], 100)
  vi.advanceTimersByTime(1000)
  expect(at(b, 'one').x).toBe(70.01)
})

test('a newcomer in the middle of a gesture is told what moves within a second', () => {
  const { b, hand, wire } = stand('one')
  wire.lose(true)
  hand.show([pose('one', { x: 10 })], 0)
  wire.lose(false)
  hand.show([pose('one', { x: 20 })], 33)
  expect(at(b, 'one').x).toBe(0)
  hand.show([pose('one', { x: 30 })], 1001)
  expect(at(b, 'one').x).toBe(30)
})

test('whatever the bytes, reading them never throws, and what is written is read back', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readGesture(bytes)))
  const frame = {
    kind: 'poses' as const,
    poses: [{ place: 3, pose: { x: -12.5, angle: 0.5, points: [[0, 0] as const, [4.25, -8] as const] } }],
  }
  expect(readGesture(writeGesture(31, frame))).toEqual({ gesture: 31, frame })
})
