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

it('SY19 of what is about the same only the last goes, where it came', () => {
  outbox.send(frame(1))
  outbox.sendFleeting(frame(2), 'ada')
  outbox.sendFleeting(frame(3), 'bob')
  outbox.sendFleeting(frame(4), 'ada')
  outbox.send(frame(5))
  vi.advanceTimersByTime(4)
  expect(line.writes).toEqual([[1], [3, 4, 5]])
})

it('SY13 whoever is behind gets nothing that is only for now, and everything else', () => {
  line.buffered = 256 * 1024 + 1
  outbox.sendFleeting(frame(1))
  outbox.send(frame(2))
  expect(line.writes).toEqual([[2]])
})
