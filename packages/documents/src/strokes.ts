/**
 * A free-hand stroke as bytes. Points are steps from point to point in sixteenths of a pixel; pressures are kept as they
 * are. Layout: format 1 (byte), flags (byte: 1 simulated pressure, 2 pressures in 64 bits), number of points (varuint),
 * two signed varints a point, number of pressures (varuint), the pressures as little-endian floats.
 */
import { createDecoder, hasContent, readUint8, readUint8Array, readVarInt, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeUint8, writeUint8Array, writeVarInt, writeVarUint } from 'lib0/encoding'

export interface Stroke {
  readonly points: readonly (readonly [number, number])[]
  readonly pressures: readonly number[]
  readonly simulatePressure: boolean
}

const format = 1
const simulated = 1
const wide = 2
const stepsPerPixel = 16
/** More than any element may have: what claims more is not decoded. */
const mostPoints = 100_000

export function encodeStroke({ points, pressures, simulatePressure }: Stroke): Uint8Array {
  const narrow = pressures.every((pressure) => Math.fround(pressure) === pressure)
  const encoder = createEncoder()
  writeUint8(encoder, format)
  writeUint8(encoder, (simulatePressure ? simulated : 0) | (narrow ? 0 : wide))
  writeVarUint(encoder, points.length)
  let [lastX, lastY] = [0, 0]
  for (const point of points) {
    const x = Math.round(point[0] * stepsPerPixel)
    const y = Math.round(point[1] * stepsPerPixel)
    writeVarInt(encoder, x - lastX)
    writeVarInt(encoder, y - lastY)
    lastX = x
    lastY = y
  }
  writeVarUint(encoder, pressures.length)
  const size = narrow ? 4 : 8
  const view = new DataView(new ArrayBuffer(pressures.length * size))
  for (const [i, pressure] of pressures.entries())
    if (narrow) view.setFloat32(i * size, pressure, true)
    else view.setFloat64(i * size, pressure, true)
  writeUint8Array(encoder, new Uint8Array(view.buffer))
  return toUint8Array(encoder)
}

/** Null where the bytes are no stroke. */
export function decodeStroke(
  bytes: Uint8Array,
): { points: [number, number][]; pressures: number[]; simulatePressure: boolean } | null {
  try {
    const decoder = createDecoder(bytes)
    if (readUint8(decoder) !== format) return null
    const flags = readUint8(decoder)
    const count = readVarUint(decoder)
    if (count > mostPoints) return null
    const points: [number, number][] = []
    let [x, y] = [0, 0]
    while (points.length < count) {
      x += readVarInt(decoder)
      y += readVarInt(decoder)
      points.push([x / stepsPerPixel, y / stepsPerPixel])
    }
    const pressed = readVarUint(decoder)
    if (pressed > mostPoints) return null
    const size = flags & wide ? 8 : 4
    const raw = readUint8Array(decoder, pressed * size)
    if (hasContent(decoder)) return null
    const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
    const pressures = Array.from({ length: pressed }, (_, i) =>
      size === 8 ? view.getFloat64(i * size, true) : view.getFloat32(i * size, true),
    )
    return { points, pressures, simulatePressure: (flags & simulated) !== 0 }
  } catch {
    // lib0 throws where the bytes end too early.
    return null
  }
}
