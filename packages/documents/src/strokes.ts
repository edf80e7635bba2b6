/**
 * A free-hand stroke in two forms. As bytes it is whole: points are steps from point to point in sixteenths of a pixel,
 * pressures are kept as they are. As text it can grow while it is drawn: the text of a longer stroke begins with the text
 * of its beginning, so that only what is new is written. board.md gives both layouts.
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

/** A coordinate as a stroke keeps it. */
export function roundStep(coordinate: number): number {
  return Math.round(coordinate * stepsPerPixel) / stepsPerPixel
}

function isNarrow({ pressures }: Stroke): boolean {
  return pressures.every((pressure) => Math.fround(pressure) === pressure)
}

/** Steps from point to point, in sixteenths of a pixel. */
function* stepsOf({ points }: Stroke): Generator<readonly [number, number]> {
  let [lastX, lastY] = [0, 0]
  for (const point of points) {
    const x = Math.round(point[0] * stepsPerPixel)
    const y = Math.round(point[1] * stepsPerPixel)
    yield [x - lastX, y - lastY]
    lastX = x
    lastY = y
  }
}

export function encodeStroke(stroke: Stroke): Uint8Array {
  const { points, pressures, simulatePressure } = stroke
  const narrow = isNarrow(stroke)
  const encoder = createEncoder()
  writeUint8(encoder, format)
  writeUint8(encoder, (simulatePressure ? simulated : 0) | (narrow ? 0 : wide))
  writeVarUint(encoder, points.length)
  for (const [x, y] of stepsOf(stroke)) {
    writeVarInt(encoder, x)
    writeVarInt(encoder, y)
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

interface DecodedStroke extends Stroke {
  points: [number, number][]
  pressures: number[]
}

/** Null where the bytes are no stroke. */
export function decodeStroke(bytes: Uint8Array): DecodedStroke | null {
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

/** The first character of a stroke as text. */
const simulatedPressure = 's'
const measuredPressure = 'm'

/** Null for what only bytes can hold: pressures of 64 bits, or another number of them than of points. */
export function strokeText(stroke: Stroke): string | null {
  const { points, pressures, simulatePressure } = stroke
  const measured = !simulatePressure
  if (measured ? pressures.length !== points.length || !isNarrow(stroke) : pressures.length > 0) return null
  const view = new DataView(new ArrayBuffer(4))
  let text = measured ? measuredPressure : simulatedPressure
  let place = 0
  for (const [x, y] of stepsOf(stroke)) {
    text += letters(x >= 0 ? 2 * x : -2 * x - 1) + letters(y >= 0 ? 2 * y : -2 * y - 1)
    if (measured) {
      view.setFloat32(0, pressures[place] ?? 0)
      text += letters(view.getUint32(0))
    }
    place += 1
  }
  return text
}

/** A whole number from 0 up as characters below 128: six bits each, lowest first, the seventh says that more follow. */
function letters(value: number): string {
  let text = ''
  let rest = value
  for (; rest >= 64; rest = Math.floor(rest / 64)) text += String.fromCharCode((rest % 64) | 64)
  return text + String.fromCharCode(rest)
}

/** Null where the text is no stroke. */
export function readStrokeText(text: string): DecodedStroke | null {
  const measured = text.startsWith(measuredPressure)
  if ((!measured && !text.startsWith(simulatedPressure)) || text.length > 20 * mostPoints) return null
  let at = 1
  const next = (): number => {
    let value = 0
    for (let unit = 1; at < text.length && unit < 2 ** 42; unit *= 64) {
      const code = text.charCodeAt(at++)
      value += (code & 63) * unit
      if (code < 64) return value
      if (code > 127) break
    }
    return Number.NaN
  }
  const signed = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)
  const view = new DataView(new ArrayBuffer(4))
  const points: [number, number][] = []
  const pressures: number[] = []
  let [x, y] = [0, 0]
  while (at < text.length) {
    x += signed(next())
    y += signed(next())
    points.push([x / stepsPerPixel, y / stepsPerPixel])
    if (!measured) continue
    view.setUint32(0, next())
    pressures.push(view.getFloat32(0))
  }
  return Number.isNaN(x + y) ? null : { points, pressures, simulatePressure: !measured }
}
