/**
 * The y-protocol frames of a sync socket, read and written. Reading is total: whatever bytes come in, the answer is a
 * frame or the word why it is none. Promises nothing about the content of an update; the room finds that out.
 */
import { type Cursor, mostCoordinate } from '@probeboard/domain/interview/presence'
import {
  createDecoder,
  type Decoder,
  hasContent,
  readTailAsUint8Array,
  readVarInt,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarInt,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import * as Y from 'yjs'

/** The tags of protocol/messages; a test across packages holds the two together. */
export const tags = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledgement: 4,
  preview: 100,
  cursor: 101,
  notice: 103,
} as const
const steps = { one: 0, two: 1, update: 2 } as const

/** What a client says about one client id; a null state takes it back. */
export interface Claim {
  readonly client: number
  readonly state: unknown
}

export type Frame =
  /** Sync step 1: asks for what is missing beyond this state vector. */
  | { readonly kind: 'ask'; readonly vector: Uint8Array }
  /** Sync step 2 or an update. */
  | { readonly kind: 'edit'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly claims: readonly Claim[] }
  | { readonly kind: 'query' }
  /** How a gesture stands that is under way: for the others' eyes, never for the log. */
  | { readonly kind: 'preview'; readonly payload: Uint8Array }
  /** Where the sender points now; null when nowhere. */
  | { readonly kind: 'cursor'; readonly cursor: Cursor | null }
  /** A message that has no meaning from a client; skipped, as later versions may have more. */
  | { readonly kind: 'foreign'; readonly tag: number }

export type Reading = { readonly frame: Frame } | { readonly problem: string }

function readSync(decoder: Decoder): Frame {
  const step = readVarUint(decoder)
  const payload = readVarUint8Array(decoder)
  if (step === steps.one) {
    Y.decodeStateVector(payload)
    return { kind: 'ask', vector: payload }
  }
  if (step === steps.two || step === steps.update) return { kind: 'edit', update: payload }
  throw new Error('unknown sync step')
}

function readClaims(decoder: Decoder): Claim[] {
  const inner = createDecoder(readVarUint8Array(decoder))
  const count = readVarUint(inner)
  const claims: Claim[] = []
  for (let i = 0; i < count; i++) {
    const client = readVarUint(inner)
    // The clock of a claim is not evidence; the room keeps its own.
    readVarUint(inner)
    claims.push({ client, state: JSON.parse(readVarString(inner)) })
  }
  return claims
}

const cursorBits = { laser: 1, down: 2, nowhere: 4 } as const
/** Cursors are told in quarters of a pixel. */
const cursorSteps = 4

function readCursor(decoder: Decoder): Cursor | null {
  const flags = readVarUint(decoder)
  if (flags & cursorBits.nowhere) return null
  const [x, y] = [readVarInt(decoder) / cursorSteps, readVarInt(decoder) / cursorSteps]
  if (Math.abs(x) > mostCoordinate || Math.abs(y) > mostCoordinate) throw new Error('points nowhere')
  return { x, y, tool: flags & cursorBits.laser ? 'laser' : 'pointer', down: (flags & cursorBits.down) !== 0 }
}

function readBody(decoder: Decoder, tag: number): Frame {
  switch (tag) {
    case tags.sync:
      return readSync(decoder)
    case tags.awareness:
      return { kind: 'presence', claims: readClaims(decoder) }
    case tags.queryAwareness:
      return { kind: 'query' }
    case tags.cursor:
      return { kind: 'cursor', cursor: readCursor(decoder) }
    case tags.preview:
      return { kind: 'preview', payload: readTailAsUint8Array(decoder) }
    default:
      readTailAsUint8Array(decoder)
      return { kind: 'foreign', tag }
  }
}

export function readFrame(bytes: Uint8Array): Reading {
  try {
    const decoder = createDecoder(bytes)
    const frame = readBody(decoder, readVarUint(decoder))
    return hasContent(decoder) ? { problem: 'bytes after the message' } : { frame }
  } catch {
    // The decoder throws on whatever it cannot read; which byte it was helps nobody.
    return { problem: 'not a message of this protocol' }
  }
}

function write(tag: number, body: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, tag)
  body(encoder)
  return toUint8Array(encoder)
}

function writeSync(step: number, payload: Uint8Array): Uint8Array {
  return write(tags.sync, (encoder) => {
    writeVarUint(encoder, step)
    writeVarUint8Array(encoder, payload)
  })
}

export const writeAsk = (vector: Uint8Array): Uint8Array => writeSync(steps.one, vector)
export const writeAnswer = (update: Uint8Array): Uint8Array => writeSync(steps.two, update)
export const writeUpdate = (update: Uint8Array): Uint8Array => writeSync(steps.update, update)

/** `state` is JSON; `null` says that the client is gone. */
export function writePresence(states: readonly { client: number; clock: number; state: string }[]): Uint8Array {
  const inner = createEncoder()
  writeVarUint(inner, states.length)
  for (const { client, clock, state } of states) {
    writeVarUint(inner, client)
    writeVarUint(inner, clock)
    writeVarString(inner, state)
  }
  return write(tags.awareness, (encoder) => writeVarUint8Array(encoder, toUint8Array(inner)))
}

/** How many of the connection's edit messages are durable, and the durable state vector. */
export function writeAcknowledgement(count: number, vector: Uint8Array): Uint8Array {
  return write(tags.acknowledgement, (encoder) => {
    writeVarUint(encoder, count)
    writeVarUint8Array(encoder, vector)
  })
}

/** `from` is the number of the sender's connection in its room. */
export function writePreview(from: number, payload: Uint8Array): Uint8Array {
  return write(tags.preview, (encoder) => {
    writeVarUint(encoder, from)
    writeUint8Array(encoder, payload)
  })
}

/** `client` is the id under which the one who points is known. */
export function writeCursor(client: number, cursor: Cursor | null): Uint8Array {
  return write(tags.cursor, (encoder) => {
    writeVarUint(encoder, client)
    if (cursor === null) return writeVarUint(encoder, cursorBits.nowhere)
    const { x, y, tool, down } = cursor
    writeVarUint(encoder, (tool === 'laser' ? cursorBits.laser : 0) | (down ? cursorBits.down : 0))
    writeVarInt(encoder, Math.round(x * cursorSteps))
    writeVarInt(encoder, Math.round(y * cursorSteps))
  })
}

export type Notice = 'cannot-save' | 'saves-again' | 'draining'

export function writeNotice(notice: Notice): Uint8Array {
  return write(tags.notice, (encoder) => writeVarString(encoder, notice))
}
