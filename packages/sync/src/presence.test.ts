import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writePresence } from './frames.ts'
import { board, Peer, SampleJournal, seat } from './room.test.kit.ts'
import { createRooms, type Rooms } from './rooms.ts'

const cursor = (x: number) => ({ x, y: 2, tool: 'pointer', down: false })

let rooms: Rooms
let peers: Peer[]

function open(renewMs = 60_000): void {
  const journal = new SampleJournal()
  rooms = createRooms(
    { journal: () => journal, check: () => () => null, examine: async () => null },
    { renewMs, gatherMs: 0 },
  )
}

function join(id: string, options: Parameters<typeof seat>[1] = {}): Peer {
  const peer = new Peer().join(rooms, seat(id, options))
  peers.push(peer)
  return peer
}

/** What `viewer` knows of `other`. */
const seen = (viewer: Peer, other: Peer): unknown => viewer.awareness.getStates().get(other.doc.clientID)
const settled = (): Promise<void> => rooms.read(board, () => undefined)

beforeEach(() => {
  peers = []
  open()
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await rooms.drain()
})

describe('SY12 presence', () => {
  test('SY12 name and role come from the seat, whatever the client says', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    ada.point(cursor(1))
    expect(seen(bob, ada)).toEqual({ user: seat('ada').participant, cursor: cursor(1) })
  })

  test('SY12 newcomers are told who is there, and everybody is told who leaves', async () => {
    const ada = join('ada')
    await settled()
    ada.point(cursor(1))
    const bob = join('bob')
    await settled()
    expect(seen(bob, ada)).toMatchObject({ cursor: cursor(1) })
    ada.drop()
    expect(seen(bob, ada)).toBeUndefined()
  })

  test('SY12 what a peer says about somebody else is ignored', async () => {
    const ada = join('ada')
    const bob = join('bob')
    const eve = join('eve')
    await settled()
    ada.point(cursor(1))
    const forged = writePresence([
      { client: ada.doc.clientID, clock: 9e12, state: JSON.stringify({ cursor: cursor(666) }) },
    ])
    eve.sendRaw(forged)
    expect(seen(bob, ada)).toMatchObject({ user: { name: 'ada' }, cursor: cursor(1) })
    eve.sendRaw(writePresence([{ client: ada.doc.clientID, clock: 9e12, state: 'null' }]))
    expect(seen(bob, ada)).toBeDefined()
    eve.point(cursor(3))
    expect(seen(bob, eve)).toMatchObject({ user: { name: 'eve' } })
  })

  test('SY12 the id of one who left is not taken by an echo of another', async () => {
    const ada = join('ada')
    const bob = join('bob')
    const stock = join('stock')
    await settled()
    ada.point(cursor(1))
    ada.drop()
    stock.sendRaw(writePresence([{ client: ada.doc.clientID, clock: 5, state: '{}' }]))
    expect(seen(bob, ada)).toBeUndefined()
  })

  test('SY12 a reconnect before the old socket is found dead keeps one presence', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    ada.point(cursor(1))
    const { member } = ada
    ada.join(rooms, seat('ada'))
    await settled()
    ada.point(cursor(2))
    member?.closed()
    expect(seen(bob, ada)).toMatchObject({ cursor: cursor(2) })
  })

  test('SY12 a reconnect is seen at once, though its own clock did not move', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    ada.point(cursor(1))
    ada.drop()
    expect(seen(bob, ada)).toBeUndefined()
    ada.join(rooms, seat('ada'))
    await settled()
    ada.point(cursor(1))
    expect(seen(bob, ada)).toBeDefined()
  })

  test('SY12 fields that are not allowed are dropped', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    ada.sendRaw(
      writePresence([
        {
          client: ada.doc.clientID,
          clock: 1,
          state: JSON.stringify({ cursor: cursor(1), rubric: 'secret', __proto__: 1 }),
        },
      ]),
    )
    expect(seen(bob, ada)).toEqual({ user: seat('ada').participant, cursor: cursor(1) })
  })

  test('SY12 the server renews presences, and a lone client hears that the line lives', async () => {
    await rooms.drain()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      open(12_000)
      const lone = join('lone')
      await settled()
      const before = lone.received.length
      vi.advanceTimersByTime(12_000)
      expect(lone.received).toHaveLength(before + 1)
      const ada = join('ada')
      await settled()
      ada.point(cursor(1))
      const clock = () => lone.awareness.meta.get(ada.doc.clientID)?.clock ?? 0
      const first = clock()
      vi.advanceTimersByTime(12_000)
      expect(clock()).toBeGreaterThan(first)
      expect(seen(lone, ada)).toMatchObject({ cursor: cursor(1) })
    } finally {
      vi.useRealTimers()
    }
  })

  test('SY13 a cursor reaches those who asked for such messages in a few bytes, and stock clients as a presence', async () => {
    const ada = join('ada')
    const bob = join('bob')
    const stock = join('stock', { bare: true })
    await settled()
    ada.sendRaw(Uint8Array.of(101, 2, 4, 8))
    expect([bob.cursors, stock.cursors]).toEqual([[], []])
    ada.point(cursor(1))
    ada.sendRaw(Uint8Array.of(101, 3, 40, 66))
    expect(bob.cursors).toEqual([[ada.doc.clientID, 3, 40, 66]])
    expect(seen(bob, ada)).toMatchObject({ cursor: cursor(1) })
    expect(seen(stock, ada)).toMatchObject({ cursor: { x: 10, y: -0.5, tool: 'laser', down: true } })
    ada.sendRaw(Uint8Array.of(101, 4))
    expect(seen(stock, ada)).toMatchObject({ cursor: null })
    const late = join('late')
    await settled()
    expect(seen(late, ada)).toMatchObject({ cursor: null, user: { name: 'ada' } })
  })
})
