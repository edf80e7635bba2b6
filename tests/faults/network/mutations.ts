/** Frames by chance: real ones bent in all ways, bytes behind a real tag, and bytes without any sense. */
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { writeAnswer, writeAsk, writeCursor, writePresence, writePreview, writeUpdate } from '@probeboard/sync/frames'
import * as Y from 'yjs'
import type { Chance } from '../../convergence/seeds.ts'

const types = ['rectangle', 'diamond', 'ellipse', 'arrow', 'text', 'freedraw', 'frame'] as const

/** What a hand sends that draws, moves, deletes and points: every kind of message. */
export function recordFrames(chance: Chance): Uint8Array[] {
  const doc = new Y.Doc()
  const board = openBoard(doc)
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(writeUpdate(update)))
  const draw = (number: number, x: number, isDeleted: boolean): void => {
    const type = types[number % types.length] ?? 'rectangle'
    const linear = type === 'arrow' || type === 'freedraw'
    const read = readElement({
      ...{ id: `crooked-${number}`, type, x, y: 2, width: 3, height: 4, index: 'a1', isDeleted, text: 'some words' },
      ...(linear ? { points: [...Array(3 + (x % 4)).keys()].map((at) => [at, at]) } : {}),
    })
    if ('element' in read) board.write([read.element])
  }
  for (let number = 0; number < 14; number++) draw(number, chance(100), false)
  for (let time = 0; time < 10; time++) draw(chance(14), chance(1000), chance(3) === 0)
  const { clientID } = doc
  frames.push(writeAsk(Y.encodeStateVector(doc)), writeAnswer(Y.encodeStateAsUpdate(doc)), writeAsk(Uint8Array.of(0)))
  frames.push(writePresence([{ client: clientID, clock: 1, state: '{"cursor":{"x":1,"y":2},"selected":["a"]}' }]))
  frames.push(writePresence([{ client: clientID, clock: 2, state: 'null' }]), Uint8Array.of(3))
  const ownCursor = writeCursor(1, { x: 10, y: -20, tool: 'laser', down: true })
  frames.push(Uint8Array.of(101, ...ownCursor.subarray(2)), writePreview(1, Uint8Array.of(1, 2, 3)))
  return frames
}

const extremes = [0, 1, 127, 128, 255]

function bend(bytes: Uint8Array, others: readonly Uint8Array[], chance: Chance): Uint8Array {
  const at = chance(bytes.length)
  const other = others[chance(others.length)] ?? bytes
  switch (chance(8)) {
    case 0:
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << chance(8)) : byte))
    case 1:
      return bytes.map((byte, index) => (index === at ? (extremes[chance(extremes.length)] ?? 0) : byte))
    case 2:
      return bytes.slice(0, at)
    case 3:
      return Uint8Array.of(...bytes.subarray(0, at), chance(256), ...bytes.subarray(at))
    case 4:
      return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(at + 1 + chance(4)))
    // A number that has no end, or a very large one.
    case 5:
      return Uint8Array.of(...bytes.subarray(0, at), 255, 255, 255, 255, 15, ...bytes.subarray(at + 1))
    case 6:
      return Uint8Array.of(...bytes.subarray(0, at), ...other.subarray(chance(other.length)))
    default:
      return Uint8Array.of(...bytes.subarray(0, at), ...bytes.subarray(chance(bytes.length)))
  }
}

const tags = [0, 0, 0, 1, 2, 3, 4, 100, 101, 102, 103]

export function makeFrame(recorded: readonly Uint8Array[], chance: Chance): Uint8Array {
  const kind = chance(20)
  if (kind === 0) return Uint8Array.from({ length: chance(80) }, () => chance(256))
  if (kind === 1)
    return Uint8Array.of(
      tags[chance(tags.length)] ?? 0,
      chance(3),
      ...Array.from({ length: chance(60) }, () => chance(256)),
    )
  let frame = recorded[chance(recorded.length)] ?? Uint8Array.of(0)
  if (kind === 2) return frame
  const [tag = 0, step = 0] = frame
  // The payload alone is bent and its length told rightly, so that most get as far as the document.
  if (tag === 0 && step > 0 && frame.length > 6 && kind < 16) {
    let payload = frame.subarray(frame.length > 129 ? 4 : 3)
    for (let times = 1 + chance(3); times > 0 && payload.length > 0; times--) payload = bend(payload, recorded, chance)
    return writeUpdate(payload)
  }
  for (let times = 1 + chance(3); times > 0 && frame.length > 0; times--) frame = bend(frame, recorded, chance)
  return frame
}
