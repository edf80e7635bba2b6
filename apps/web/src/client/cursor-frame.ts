/** A cursor as message 101 has it: flags (1 laser, 2 button down, 4 nowhere), then x and y in quarters of a pixel. */
import type { Cursor } from '@probeboard/domain/interview/presence'
import { type Decoder, readVarInt, readVarUint } from 'lib0/decoding'
import { type Encoder, writeVarInt, writeVarUint } from 'lib0/encoding'

const bits = { laser: 1, down: 2, nowhere: 4 } as const
const stepsPerPixel = 4

export function writeCursor(encoder: Encoder, cursor: Cursor | null): void {
  if (cursor === null) {
    writeVarUint(encoder, bits.nowhere)
    return
  }
  writeVarUint(encoder, (cursor.tool === 'laser' ? bits.laser : 0) | (cursor.down ? bits.down : 0))
  writeVarInt(encoder, Math.round(cursor.x * stepsPerPixel))
  writeVarInt(encoder, Math.round(cursor.y * stepsPerPixel))
}

export function readCursor(decoder: Decoder): Cursor | null {
  const flags = readVarUint(decoder)
  if (flags & bits.nowhere) return null
  const [x, y] = [readVarInt(decoder) / stepsPerPixel, readVarInt(decoder) / stepsPerPixel]
  return { x, y, tool: flags & bits.laser ? 'laser' : 'pointer', down: (flags & bits.down) !== 0 }
}
