/** Whoever is sent away hears and says nothing more, whether or not their machine hangs up. */
import { connect as connectTcp, type Socket } from 'node:net'
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { message, openWire } from './raw-socket.ts'
import { ask, bearer, makeWorld, openStand, type Seat, type World } from './world.ts'

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.down())

/** A peer that upgrades and then never answers a frame, not even the goodbye. */
async function openDeaf(world: World, seat: Seat): Promise<{ socket: Socket; bytes: () => Buffer }> {
  const { hostname, port, host } = new URL(stand.url)
  const socket = connectTcp(Number(port), hostname)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
  socket.on('error', () => undefined)
  socket.write(
    [
      `GET /sync/${world.id}/board HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Authorization: Bearer ${seat.token}`,
      '\r\n',
    ].join('\r\n'),
  )
  // Something after the answer's head: it is in the room.
  await expect.poll(() => /101 Switching.*\r\n\r\n./s.test(Buffer.concat(chunks).toString('latin1'))).toBe(true)
  return { socket, bytes: () => Buffer.concat(chunks) }
}

/** One masked binary frame, as a client must send it; the mask is nothing. */
const framed = (payload: Uint8Array): Buffer =>
  Buffer.concat([
    payload.length < 126
      ? Buffer.from([0x82, 0x80 | payload.length])
      : Buffer.from([0x82, 0xfe, payload.length >> 8, payload.length & 255]),
    Buffer.alloc(4),
    payload,
  ])

function boxNamed(id: string): Uint8Array {
  const doc = new Y.Doc()
  const box = readElement({ id, type: 'rectangle', x: 0, y: 0, width: 100, height: 50 })
  if ('element' in box) openBoard(doc).write([box.element])
  return Y.encodeStateAsUpdate(doc)
}

test('a peer that does not hang up hears and says nothing more all the same', async () => {
  const world = await makeWorld(stand, 'live')
  const deaf = await openDeaf(world, world.seats.candidate)
  const drawer = openWire(stand.url, {
    interview: world.id,
    document: 'board',
    headers: bearer(world.seats.lead.token),
  })
  await drawer.upgraded
  await drawer.ask()
  drawer.send(message.update(boxNamed('drawn-before')))
  await expect.poll(() => deaf.bytes().includes('drawn-before')).toBe(true)
  const path = `/api/v1/interviews/${world.id}/invites/${world.invites.candidate.id}`
  await ask(stand.url, { method: 'DELETE', path, headers: bearer(stand.owner) })
  await expect.poll(() => deaf.bytes().includes('withdrawn'), { timeout: 2_000 }).toBe(true)
  drawer.send(message.update(boxNamed('drawn-after')))
  deaf.socket.write(framed(message.update(boxNamed('said-after'))))
  deaf.socket.write(framed(message.stepOne()))
  await drawer.ask()
  const witness = openWire(stand.url, {
    interview: world.id,
    document: 'board',
    headers: bearer(world.seats.shadow.token),
  })
  await witness.upgraded
  await witness.ask()
  expect(witness.bytes().includes('drawn-after')).toBe(true)
  expect(witness.bytes().includes('said-after')).toBe(false)
  expect(deaf.bytes().includes('drawn-after')).toBe(false)
  for (const wire of [drawer, witness]) wire.leave()
  deaf.socket.destroy()
})
