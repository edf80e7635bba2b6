/** Updates made by hand, byte by byte, as no client of Yjs makes them (its first format). */
import {
  type AnyEncodable,
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8Array,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'

/** A number is a varuint, a string is told with its length, bytes stand as they are. */
type Part = number | string | Uint8Array

export function join(...parts: readonly Part[]): Uint8Array {
  const encoder = createEncoder()
  for (const part of parts)
    if (typeof part === 'number') writeVarUint(encoder, part)
    else if (typeof part === 'string') writeVarString(encoder, part)
    else writeUint8Array(encoder, part)
  return toUint8Array(encoder)
}

export const raw = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes)

/** What an item holds: its kind's number, and then its bytes. */
export interface Content {
  readonly kind: number
  readonly bytes: Uint8Array
}

export const contents = {
  deleted: (length: number): Content => ({ kind: 1, bytes: join(length) }),
  json: (...texts: string[]): Content => ({ kind: 2, bytes: join(texts.length, ...texts) }),
  binary: (bytes: Uint8Array): Content => ({ kind: 3, bytes: join(bytes.length, bytes) }),
  text: (text: string): Content => ({ kind: 4, bytes: join(text) }),
  embed: (json: string): Content => ({ kind: 5, bytes: join(json) }),
  format: (key: string, json: string): Content => ({ kind: 6, bytes: join(key, json) }),
  type: (number: number, ...parts: Part[]): Content => ({ kind: 7, bytes: join(number, ...parts) }),
  values: (...values: AnyEncodable[]): Content => {
    const encoder = createEncoder()
    writeVarUint(encoder, values.length)
    for (const value of values) writeAny(encoder, value)
    return { kind: 8, bytes: toUint8Array(encoder) }
  },
  /** Values whose bytes are forged as well. */
  rawValues: (count: number, bytes: Uint8Array): Content => ({ kind: 8, bytes: join(count, bytes) }),
  doc: (guid: string, options: AnyEncodable): Content => {
    const encoder = createEncoder()
    writeVarString(encoder, guid)
    writeAny(encoder, options)
    return { kind: 9, bytes: toUint8Array(encoder) }
  },
}

type Id = readonly [client: number, clock: number]
interface Place {
  /** What it stands after. */
  readonly after?: Id
  readonly before?: Id
  /** A part's name, or the item that holds the type. Read only where it stands after and before nothing. */
  readonly parent?: string | Id
  readonly key?: string
}

export function item({ kind, bytes }: Content, { after, before, parent = 'look', key }: Place): Uint8Array {
  const info = kind | (after ? 0x80 : 0) | (before ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  const parts: Part[] = [raw(info), ...(after ?? []), ...(before ?? [])]
  if (!after && !before) {
    parts.push(...(typeof parent === 'string' ? [1, parent] : [0, ...parent]))
    if (key !== undefined) parts.push(key)
  }
  return join(...parts, bytes)
}

export const gone = (length: number): Uint8Array => join(raw(0), length)
export const skip = (length: number): Uint8Array => join(raw(10), length)

export const by = (client: number, clock: number, ...structs: Uint8Array[]): Uint8Array =>
  join(structs.length, client, clock, Buffer.concat(structs))

export const deletions = (client: number, ...ranges: (readonly [clock: number, length: number])[]): Uint8Array =>
  join(client, ranges.length, ...ranges.flat())

export const update = (sections: readonly Uint8Array[], deleted: readonly Uint8Array[] = []): Uint8Array =>
  join(sections.length, ...sections, deleted.length, ...deleted)
