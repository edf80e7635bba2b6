/**
 * How a gesture stands, as bytes: what goes to the others some thirty times a second while somebody drags or draws, and
 * is kept nowhere. Lengths are in sixteenths of a pixel, as in strokes.
 *
 * A frame is varuint gesture * 4 + kind, then by kind: 0 the ids of the elements (a varuint count and strings), which later
 * frames name by their place; 1 elements that moved (place, a byte that says which fields follow, the fields); 2 a stroke
 * that grew (place * 2 + whether pressures follow, how many points came before, steps); 3 the end.
 */
import { createDecoder, type Decoder, readUint8, readVarInt, readVarString, readVarUint } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8,
  writeVarInt,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'

type Point = readonly [number, number]

/** Fields of an element that a gesture changes; those that have not changed are left out. */
export interface Pose {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly angle?: number
  readonly points?: readonly Point[]
}

export type GestureFrame =
  | { readonly kind: 'names'; readonly ids: readonly string[] }
  | { readonly kind: 'poses'; readonly poses: readonly { readonly place: number; readonly pose: Pose }[] }
  | {
      readonly kind: 'stroke'
      readonly place: number
      /** How many points came before these. */
      readonly from: number
      /** The first step leads from the last point before. */
      readonly steps: readonly Point[]
      /** As many as steps, or none where pressure is simulated. */
      readonly pressures: readonly number[]
    }
  | { readonly kind: 'end' }

const kinds = ['names', 'poses', 'stroke', 'end'] as const
/** Gestures are told apart by so many numbers, which come round again. */
export const gestureNumbers = 32
const stepsPerPixel = 16
const anglesPerRadian = 4096
const pressureSteps = 255
const most = { ids: 64, points: 2_000, pixels: 1e7 }

const lengths = ['x', 'y', 'width', 'height'] as const
const bits = { x: 1, y: 2, width: 4, height: 8, angle: 16, points: 32 } as const

export const toSteps = (pixels: number): number => Math.round(pixels * stepsPerPixel)

export function writeGesture(gesture: number, frame: GestureFrame): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, gesture * kinds.length + kinds.indexOf(frame.kind))
  switch (frame.kind) {
    case 'names':
      writeVarUint(encoder, frame.ids.length)
      for (const id of frame.ids) writeVarString(encoder, id)
      break
    case 'poses':
      for (const { place, pose } of frame.poses) {
        writeVarUint(encoder, place)
        writePose(encoder, pose)
      }
      break
    case 'stroke':
      writeVarUint(encoder, frame.place * 2 + (frame.pressures.length > 0 ? 1 : 0))
      writeVarUint(encoder, frame.from)
      for (const [i, step] of frame.steps.entries()) {
        writePoint(encoder, step)
        if (frame.pressures.length > 0) writeUint8(encoder, Math.round((frame.pressures[i] ?? 0) * pressureSteps))
      }
      break
  }
  return toUint8Array(encoder)
}

function writePoint(encoder: Encoder, [x, y]: Point): void {
  writeVarInt(encoder, toSteps(x))
  writeVarInt(encoder, toSteps(y))
}

function writePose(encoder: Encoder, pose: Pose): void {
  let mask = 0
  for (const field of [...lengths, 'angle', 'points'] as const) if (pose[field] !== undefined) mask |= bits[field]
  writeUint8(encoder, mask)
  for (const field of lengths) if (pose[field] !== undefined) writeVarInt(encoder, toSteps(pose[field]))
  if (pose.angle !== undefined) writeVarInt(encoder, Math.round(pose.angle * anglesPerRadian))
  if (pose.points === undefined) return
  writeVarUint(encoder, pose.points.length)
  for (const point of pose.points) writePoint(encoder, point)
}

/** Null where the bytes are no frame. */
export function readGesture(bytes: Uint8Array): { gesture: number; frame: GestureFrame } | null {
  try {
    const decoder = createDecoder(bytes)
    const head = readVarUint(decoder)
    const frame = readBody(decoder, head % kinds.length)
    return frame && decoder.pos === bytes.length ? { gesture: Math.floor(head / kinds.length), frame } : null
  } catch {
    // The decoder throws where the bytes end too early, or say what no hand does.
    return null
  }
}

function readBody(decoder: Decoder, kind: number): GestureFrame | null {
  switch (kinds[kind]) {
    case 'names':
      return { kind: 'names', ids: Array.from({ length: readCount(decoder, most.ids) }, () => readVarString(decoder)) }
    case 'poses': {
      const poses: { place: number; pose: Pose }[] = []
      while (more(decoder)) poses.push({ place: readVarUint(decoder), pose: readPose(decoder) })
      return { kind: 'poses', poses }
    }
    case 'stroke': {
      const head = readVarUint(decoder)
      const from = readVarUint(decoder)
      const steps: Point[] = []
      const pressures: number[] = []
      while (more(decoder)) {
        steps.push(readPoint(decoder))
        if (head % 2 === 1) pressures.push(readUint8(decoder) / pressureSteps)
      }
      return { kind: 'stroke', place: Math.floor(head / 2), from, steps, pressures }
    }
    case 'end':
      return { kind: 'end' }
    default:
      return null
  }
}

/** A byte read behind the end moves the decoder past it and says nothing. */
const more = (decoder: Decoder): boolean => decoder.pos < decoder.arr.length

function readCount(decoder: Decoder, limit: number): number {
  const count = readVarUint(decoder)
  if (count > limit) throw new Error('more than a gesture holds')
  return count
}

function readLength(decoder: Decoder): number {
  const pixels = readVarInt(decoder) / stepsPerPixel
  if (Math.abs(pixels) > most.pixels) throw new Error('out of this world')
  return pixels
}

function readPoint(decoder: Decoder): Point {
  return [readLength(decoder), readLength(decoder)]
}

function readPose(decoder: Decoder): Pose {
  const mask = readUint8(decoder)
  const pose: { -readonly [Field in keyof Pose]: Pose[Field] } = {}
  for (const field of lengths) if (mask & bits[field]) pose[field] = readLength(decoder)
  if (mask & bits.angle) pose.angle = readVarInt(decoder) / anglesPerRadian
  if (mask & bits.points)
    pose.points = Array.from({ length: readCount(decoder, most.points) }, () => readPoint(decoder))
  return pose
}
