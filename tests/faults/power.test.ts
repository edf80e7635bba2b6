import { describe, expect, test } from 'vitest'
import { type Deed, losePower, readDeeds } from './power.ts'

const never = (): number => 0
const deed = (kind: number, offset = 0, bytes: number[] = []): Deed => ({
  kind,
  name: 'file',
  offset,
  bytes: Uint8Array.from(bytes),
})
const write = (offset: number, ...bytes: number[]): Deed => deed(1, offset, bytes)
const sync = deed(2)

describe('a disk that loses its power', () => {
  test('keeps what was synced, and may lose all that was written later', () => {
    expect(losePower(null, [write(0, 1, 2), sync, write(0, 9)], never)).toEqual(Uint8Array.of(1, 2))
    expect(losePower(Uint8Array.of(7), [write(1, 8), write(2, 9)], never)).toEqual(Uint8Array.of(7))
  })

  test('loses a file that was never synced, and forgets a removal', () => {
    expect(losePower(null, [write(0, 1)], never)).toBeNull()
    expect(losePower(Uint8Array.of(1), [deed(4)], never)).toEqual(Uint8Array.of(1))
  })

  test('may tear a write between two sectors', () => {
    const answers = [1, 1]
    const torn = losePower(Uint8Array.of(1), [write(0, ...new Array<number>(1024).fill(5))], () => answers.shift() ?? 0)
    expect(torn).toEqual(new Uint8Array(512).fill(5))
  })

  test('what the shim wrote down is read back; a deed that was cut off did not happen', () => {
    const head = (length: number): number[] => [
      1,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      3,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      length,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ]
    const record = Uint8Array.from([...head(2), 97, 1, 2, ...head(9), 97, 1])
    expect(readDeeds(record)).toEqual([{ kind: 1, name: 'a', offset: 3, bytes: Uint8Array.of(1, 2) }])
  })
})
