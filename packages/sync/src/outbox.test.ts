/** What is gathered on its way to a peer, and what passes by. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Gathering, Outbox } from './outbox.ts'
import type { Socket } from './ports.ts'

const frame = (byte: number): Uint8Array => Uint8Array.of(byte)

class Line implements Socket {
  buffered = 0
  readonly writes: number[][] = []
  send(frames: readonly Uint8Array[]): void {
    this.writes.push(frames.map((bytes) => bytes[0] ?? -1))
  }
  close(): void {}
}

let line: Line
let outbox: Outbox

beforeEach(() => {
  vi.useFakeTimers()
  line = new Line()
  outbox = new Outbox(line, new Gathering(4))
})
afterEach(() => {
  vi.useRealTimers()
})

it('SY19 the first message after a silence goes at once, what follows within 4 ms goes together and in order', () => {
  outbox.send(frame(1))
  outbox.send(frame(2))
  outbox.sendFleeting(frame(3))
  expect(line.writes).toEqual([[1]])
  vi.advanceTimersByTime(4)
  expect(line.writes).toEqual([[1], [2, 3]])
  vi.advanceTimersByTime(4)
  outbox.send(frame(4))
  expect(line.writes.at(-1)).toEqual([4])
})

it('SY19 of one person’s cursors only the last goes, with what goes next or after 33 ms', () => {
  outbox.sendLatest(frame(1), 7)
  outbox.sendLatest(frame(2), 8)
  outbox.sendLatest(frame(3), 7)
  expect(line.writes).toEqual([])
  outbox.send(frame(4))
  expect(line.writes).toEqual([[3, 2, 4]])
  outbox.sendLatest(frame(5), 7)
  vi.advanceTimersByTime(33)
  expect(line.writes.at(-1)).toEqual([5])
})

it('SY19 a cursor waits its own 33 ms for company, whatever went before it, and not longer for being replaced', () => {
  outbox.sendLatest(frame(1), 7)
  vi.advanceTimersByTime(10)
  outbox.send(frame(2))
  vi.advanceTimersByTime(10)
  outbox.sendLatest(frame(3), 7)
  vi.advanceTimersByTime(20)
  expect(line.writes).toEqual([[1, 2]])
  outbox.sendLatest(frame(4), 7)
  vi.advanceTimersByTime(14)
  expect(line.writes).toEqual([[1, 2], [4]])
})

it('SY13 whoever is behind gets nothing that is only for now, and everything else', () => {
  line.buffered = 256 * 1024 + 1
  outbox.sendFleeting(frame(1))
  outbox.sendLatest(frame(3), 7)
  outbox.send(frame(2))
  expect(line.writes).toEqual([[2]])
})
