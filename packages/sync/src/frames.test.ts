import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  readFrame,
  writeAcknowledgement,
  writeAnswer,
  writeAsk,
  writeNotice,
  writePresence,
  writeUpdate,
} from './frames.ts'

const update = Uint8Array.of(1, 2, 3)

describe('SY1 frames', () => {
  test('SY1 what is written is read back', () => {
    const vector = Y.encodeStateVector(new Y.Doc())
    expect(readFrame(writeAsk(vector))).toEqual({ frame: { kind: 'ask', vector } })
    expect(readFrame(writeAnswer(update))).toEqual({ frame: { kind: 'edit', update } })
    expect(readFrame(writeUpdate(update))).toEqual({ frame: { kind: 'edit', update } })
    expect(readFrame(writePresence([{ client: 7, clock: 1, state: '{"cursor":null}' }]))).toEqual({
      frame: { kind: 'presence', claims: [{ client: 7, state: { cursor: null } }] },
    })
    expect(readFrame(Uint8Array.of(3))).toEqual({ frame: { kind: 'query' } })
    expect(readFrame(writeNotice('draining'))).toMatchObject({ frame: { kind: 'foreign', tag: 103 } })
    expect(readFrame(writeAcknowledgement(3, vector))).toEqual({ frame: { kind: 'foreign', tag: 4 } })
  })

  test.each([
    ['nothing', []],
    ['a tag alone', [0]],
    ['an unknown sync step', [0, 9, 0]],
    ['a length beyond the end', [0, 2, 200, 1]],
    ['a state vector that is none', [0, 0, 1, 5]],
    ['a second message in the frame', [...writeUpdate(update), 3]],
    ['a presence that is no JSON', [1, 4, 1, 7, 1, 1]],
    ['more presences than there are', [1, 1, 9]],
    ['a number without an end', [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ])('SY1 %s is a problem and no exception', (_, bytes) => {
    expect(readFrame(Uint8Array.from(bytes))).toEqual({ problem: expect.any(String) })
  })

  test('SY1 no bytes whatever make the reader throw', () => {
    const valid = fc.constantFrom(
      writeAsk(Uint8Array.of(0)),
      writeUpdate(update),
      writePresence([{ client: 7, clock: 1, state: '{"cursor":{"x":1}}' }]),
    )
    const flipped = fc
      .tuple(valid, fc.nat(), fc.nat(255), fc.nat(40))
      .map(([frame, at, byte, length]) =>
        frame.with(at % frame.length, byte).slice(0, Math.max(1, frame.length - (length % 5))),
      )
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), flipped), (bytes) => {
        const reading = readFrame(bytes)
        return 'frame' in reading || reading.problem.length > 0
      }),
      { numRuns: 10_000 },
    )
  })
})
