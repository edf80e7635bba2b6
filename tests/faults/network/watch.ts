/** Other interviews on the same server, in which somebody points all the time: how long each cursor took. */
import { createDecoder, readVarInt, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarInt, writeVarUint } from 'lib0/encoding'
import { message, openWire, type Wire } from '../../privacy/raw-socket.ts'
import type { Server } from '../server.ts'
import { openHouse } from './house.ts'

export interface Watch {
  /** What was measured since it was last asked, in ms; those that still wait count as well. */
  take(): number[]
  /** Whether nobody was sent away. */
  readonly ok: boolean
  leave(): void
}

const cursor = 101

function point(number: number): Uint8Array {
  const encoder = createEncoder()
  for (const part of [cursor, 0]) writeVarUint(encoder, part)
  writeVarInt(encoder, number)
  writeVarInt(encoder, 0)
  return toUint8Array(encoder)
}

/** The number that a cursor told, or null where these bytes are none. */
function readPoint(bytes: Uint8Array | undefined): number | null {
  if (bytes?.[0] !== cursor) return null
  const decoder = createDecoder(bytes)
  readVarUint(decoder)
  readVarUint(decoder)
  return readVarUint(decoder) === 0 ? readVarInt(decoder) : null
}

export async function watchRooms(server: Server, rooms: number, everyMs = 20): Promise<Watch> {
  const pairs: { from: Wire; to: Wire; seen: number; sent: Map<number, number> }[] = []
  for (let room = 0; room < rooms; room++) {
    const { interview, seat } = await openHouse(server)
    const knock = async (role: 'candidate' | 'lead'): Promise<Wire> => {
      const headers = { authorization: `Bearer ${await seat(role)}` }
      const wire = openWire(server.url, { interview, document: 'board', headers, query: { ext: '1' } })
      if (await wire.upgraded) await wire.ask()
      return wire
    }
    const pair = { from: await knock('candidate'), to: await knock('lead'), seen: 0, sent: new Map<number, number>() }
    pair.from.send(message.presence(9_000, {}))
    pairs.push(pair)
  }
  let taken: number[] = []
  let next = 0
  const look = setInterval(() => {
    const now = performance.now()
    for (const pair of pairs) {
      for (; pair.seen < pair.to.messages.length; pair.seen++) {
        const number = readPoint(pair.to.messages[pair.seen])
        if (number === null) continue
        const started = pair.sent.get(number)
        if (started !== undefined) taken.push(now - started)
        for (const earlier of pair.sent.keys()) if (earlier <= number) pair.sent.delete(earlier)
      }
    }
  }, 2)
  const send = setInterval(() => {
    next += 1
    for (const { from, sent } of pairs)
      if (from.isOpen()) {
        sent.set(next, performance.now())
        from.send(point(next))
      }
  }, everyMs)
  return {
    take() {
      const now = performance.now()
      const waiting = pairs.flatMap(({ sent }) => [...sent.values()].map((started) => now - started))
      const all = [...taken, ...waiting]
      taken = []
      return all.length > 0 ? all : [0]
    },
    get ok() {
      return pairs.every(({ from, to }) => from.isOpen() && to.isOpen())
    },
    leave() {
      clearInterval(look)
      clearInterval(send)
      for (const { from, to } of pairs) {
        from.leave()
        to.leave()
      }
    },
  }
}
