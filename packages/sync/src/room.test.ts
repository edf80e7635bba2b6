import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { tags, writeAsk, writeUpdate } from './frames.ts'
import type { Check } from './ports.ts'
import { createRooms, type Rooms, type Timing } from './rooms.ts'
import { board, Peer, SampleJournal, seat } from './sample-room.ts'

const noCurse: Check = (doc) => ([...doc.getMap('parts').values()].includes('curse') ? 'no cursing' : null)

let journal: SampleJournal
let rooms: Rooms
let peers: Peer[]
let reports: unknown[]

function open(timing: Partial<Timing> = {}): void {
  rooms = createRooms(
    { journal: () => journal, check: () => noCurse, report: (_key, error) => reports.push(error) },
    { retryMs: [1, 1], ...timing },
  )
}

function join(id: string, options: Parameters<typeof seat>[1] = {}): Peer {
  const peer = new Peer().join(rooms, seat(id, options))
  peers.push(peer)
  return peer
}

/** Everything sent so far has been applied and is durable. */
const settled = (): Promise<void> => rooms.read(board, () => undefined)
const stored = (): unknown => journal.doc().getMap('parts').toJSON()
const until = vi.waitFor

beforeEach(() => {
  journal = new SampleJournal()
  peers = []
  reports = []
  open()
})
afterEach(async () => {
  for (const peer of peers) peer.destroy()
  await rooms.drain()
})

describe('reading and writing', () => {
  test('SY2 SY5 a newcomer is told everything that is durable', async () => {
    const ada = join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 2)
    await settled()
    const bob = join('bob', { access: 'read' })
    await settled()
    expect(bob.map.toJSON()).toEqual({ a: 1, b: 2 })
  })

  test('SY3 what a reader writes is dropped without a word', async () => {
    const ada = join('ada')
    const reader = join('reader', { access: 'read' })
    reader.map.set('mine', 1)
    await settled()
    expect(stored()).toEqual({})
    expect(ada.map.toJSON()).toEqual({})
    expect(reader.acknowledged).toBeNull()
    expect(reader.closed).toBeNull()
  })

  test('SY4 only writers are asked what they have', async () => {
    const ada = join('ada')
    const reader = join('reader', { access: 'read' })
    await settled()
    expect([ada.heard(tags.sync, 0), reader.heard(tags.sync, 0)]).toEqual([1, 0])
  })

  test('SY2 SY4 a writer who comes with edits from offline brings them in', async () => {
    const ada = new Peer()
    peers.push(ada)
    ada.map.set('offline', 1)
    ada.join(rooms, seat('ada'))
    await settled()
    expect(stored()).toEqual({ offline: 1 })
  })

  test('SY6 the log gets each change once, with its author, in order', async () => {
    const ada = join('ada')
    const bob = join('bob')
    ada.map.set('a', 1)
    bob.map.set('b', 2)
    ada.map.set('a', 3)
    await settled()
    expect(journal.entries.map(({ by }) => by)).toEqual(['ada', 'bob', 'ada'])
    const all = Y.encodeStateAsUpdate(ada.doc)
    bob.sendRaw(writeUpdate(all))
    await settled()
    expect(journal.entries).toHaveLength(3)
  })

  test('SY6 a deletion alone is logged and sent on', async () => {
    const ada = join('ada')
    ada.map.set('a', 1)
    const bob = join('bob')
    await settled()
    bob.map.delete('a')
    await settled()
    expect(stored()).toEqual({})
    expect(ada.map.toJSON()).toEqual({})
    expect(journal.entries).toHaveLength(2)
  })

  test('SY7 an edit goes to every socket but its own', async () => {
    const ada = join('ada')
    const bob = join('bob')
    const reader = join('reader', { access: 'read' })
    await settled()
    ada.map.set('a', 1)
    await settled()
    expect([ada, bob, reader].map((peer) => peer.heard(tags.sync, 2))).toEqual([0, 1, 1])
    expect([bob, reader].map((peer) => peer.map.toJSON())).toEqual([{ a: 1 }, { a: 1 }])
  })

  test('edits of one turn share one append', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    for (let i = 0; i < 10; i++) (i % 2 ? ada : bob).map.set(`${i}`, i)
    await settled()
    expect(journal.appends).toEqual([10])
  })
})

describe('durable first', () => {
  test('SY5 while the append is under way nobody hears of it: no broadcast, no answer, no acknowledgement', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    const before = ada.acknowledged?.count
    const release = journal.hold()
    ada.map.set('a', 1)
    await until(() => expect(journal.appends).toHaveLength(1))
    const late = join('late')
    expect([bob.map.size, late.map.size, ada.acknowledged?.count]).toEqual([0, 0, before])
    expect(late.heard(tags.sync, 1)).toBe(0)
    release()
    await settled()
    expect([bob.map.size, late.map.size, ada.acknowledged?.count]).toEqual([1, 1, (before ?? 0) + 1])
  })

  test('SY8 the count is of edit messages, and the vector covers what was written', async () => {
    const ada = join('ada')
    await settled()
    expect(ada.acknowledged?.count).toBe(1)
    ada.map.set('a', 1)
    ada.map.set('b', 2)
    ada.map.delete('a')
    await settled()
    expect(ada.acknowledged?.count).toBe(4)
    expect(ada.acknowledged?.vector.get(ada.doc.clientID)).toBe(2)
  })

  test('SY8 a client that did not ask for acknowledgements gets none', async () => {
    const stock = join('stock', { bare: true })
    stock.map.set('a', 1)
    await settled()
    expect(stock.heard(tags.acknowledgement)).toBe(0)
  })

  test('SY8 an edit that waits for what it builds on is counted when that has come', async () => {
    const ada = join('ada', {})
    await settled()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getMap('parts').set('first', 1)
    source.getMap('parts').set('second', 2)
    const [first, second] = updates
    if (!first || !second) throw new Error('two updates')
    ada.sendRaw(writeUpdate(second))
    await settled()
    expect([ada.acknowledged?.count, journal.entries.length]).toEqual([1, 0])
    ada.sendRaw(writeUpdate(first))
    await settled()
    expect(ada.acknowledged?.count).toBe(3)
    expect(stored()).toEqual({ first: 1, second: 2 })
  })

  test('SY9 more than a mebibyte that waits for ever is thrown away with who sent it', async () => {
    const ada = join('ada')
    await settled()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getMap('parts').set('first', 1)
    source.getMap('parts').set('second', 'x'.repeat(1024 * 1024))
    ada.sendRaw(writeUpdate(updates[1] ?? new Uint8Array()))
    expect(ada.closed).toMatchObject({ code: 1012 })
    await settled()
    expect(journal.loads).toBe(2)
  })
})

describe('illegal content', () => {
  test('SY9 it reaches neither the log nor a peer, and closes its sender with the reason', async () => {
    const ada = join('ada')
    const bob = join('bob')
    bob.map.set('good', 1)
    await settled()
    ada.map.set('bad', 'curse')
    expect(ada.closed).toEqual({ code: 4422, reason: 'no cursing' })
    await settled()
    expect(stored()).toEqual({ good: 1 })
    expect(bob.map.toJSON()).toEqual({ good: 1 })
    expect(await rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({ good: 1 })
    expect(bob.closed).toBeNull()
  })

  test('SY9 what was accepted just before stays, and others go on while the room is built anew', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    const release = journal.hold()
    bob.map.set('under way', 1)
    await until(() => expect(journal.appends).toHaveLength(1))
    bob.map.set('gathered', 2)
    ada.map.set('bad', 'curse')
    bob.map.set('while rewinding', 3)
    release()
    await until(() => expect(stored()).toEqual({ 'under way': 1, gathered: 2, 'while rewinding': 3 }))
    await settled()
    expect(bob.acknowledged?.count).toBe(4)
    expect(journal.entries).toHaveLength(3)
  })

  test('SY9 SY2 a newcomer during the rewind is told the legal document', async () => {
    const ada = join('ada')
    const bob = join('bob')
    bob.map.set('good', 1)
    await settled()
    const release = journal.hold()
    ada.map.set('bad', 'curse')
    const late = join('late')
    release()
    await settled()
    expect(late.map.toJSON()).toEqual({ good: 1 })
  })

  test('SY9 bytes that are no update are illegal', async () => {
    const ada = join('ada')
    const bob = join('bob')
    bob.map.set('good', 1)
    await settled()
    ada.sendRaw(writeUpdate(Uint8Array.of(1, 1, 200, 3)))
    expect(ada.closed).toMatchObject({ code: 4422 })
    await settled()
    expect(stored()).toEqual({ good: 1 })
  })

  test('SY1 a broken frame closes its socket and touches nobody else', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    ada.sendRaw(Uint8Array.of(0, 2, 200))
    expect(ada.closed).toMatchObject({ code: 4422 })
    bob.map.set('b', 1)
    await settled()
    expect(stored()).toEqual({ b: 1 })
    expect(journal.loads).toBe(1)
  })

  test('SY13 messages of 100 and above from a client are skipped', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    const before = bob.received.length
    ada.sendRaw(Uint8Array.of(100, 1, 2, 3))
    await settled()
    expect([ada.closed, bob.received.length]).toEqual([null, before])
  })
})

describe('a failing journal', () => {
  test('SY10 nothing is acknowledged or sent until the same append succeeds, and people are told', async () => {
    const ada = join('ada')
    const bob = join('bob')
    const stock = join('stock', { bare: true })
    await settled()
    journal.failing = 1
    journal.appends.length = 0
    ada.map.set('a', 1)
    await until(() => expect(bob.map.toJSON()).toEqual({ a: 1 }))
    expect(journal.appends).toEqual([1, 1])
    expect(ada.notices).toEqual(['cannot-save', 'saves-again'])
    expect(ada.acknowledged?.count).toBe(2)
    expect([stock.heard(tags.notice), stock.map.toJSON()]).toEqual([0, { a: 1 }])
    expect(reports).toHaveLength(1)
  })

  test('SY10 after the last try everybody is sent away to come back, and brings back what was not saved', async () => {
    const ada = join('ada')
    const bob = join('bob')
    await settled()
    journal.failing = 3
    ada.map.set('a', 1)
    await until(() => expect([ada.closed?.code, bob.closed?.code]).toEqual([1012, 1012]))
    expect([ada.acknowledged?.count, bob.map.size, rooms.count()]).toEqual([1, 0, 0])
    ada.join(rooms, seat('ada'))
    await settled()
    expect(stored()).toEqual({ a: 1 })
  })

  test('SY10 SY11 what the server wrote is refused with the failure', async () => {
    journal.failing = 3
    await expect(rooms.edit(board, null, (doc) => doc.getMap('parts').set('a', 1))).rejects.toThrow('disk full')
    expect(rooms.count()).toBe(0)
  })

  test('SY14 a room that cannot be loaded sends its people away', async () => {
    const broken = {
      ...journal,
      load: () => Promise.reject(new Error('no disk')),
      append: journal.append,
      snapshot: journal.snapshot,
    }
    rooms = createRooms({ journal: () => broken, check: () => noCurse })
    const ada = join('ada')
    await until(() => expect(ada.closed?.code).toBe(1012))
    await expect(rooms.read(board, () => 1)).rejects.toThrow('no disk')
    expect(rooms.count()).toBe(0)
  })
})

describe('the server writes', () => {
  test('SY11 it goes to everybody in one transaction and is done when durable', async () => {
    const ada = join('ada', { access: 'read' })
    await settled()
    const answer = await rooms.edit(board, null, (doc) => {
      doc.getMap('parts').set('a', 1)
      doc.getMap('parts').set('b', 2)
      return 'answer'
    })
    expect(answer).toBe('answer')
    expect(journal.entries.map(({ by }) => by)).toEqual([null])
    expect(ada.map.toJSON()).toEqual({ a: 1, b: 2 })
  })

  test('SY11 it may write in the name of a participant', async () => {
    await rooms.edit(board, seat('ada').participant, (doc) => doc.getMap('parts').set('a', 1))
    expect(journal.entries.map(({ by }) => by)).toEqual(['ada'])
  })

  test.each([
    ['refused', 'no cursing', (doc: Y.Doc) => doc.getMap('parts').set('bad', 'curse')],
    [
      'failing',
      'half way',
      (doc: Y.Doc) => {
        doc.getMap('parts').set('half', 1)
        throw new Error('half way')
      },
    ],
  ])('SY11 a %s change leaves nothing behind', async (_, reason, change) => {
    const ada = join('ada')
    await settled()
    await expect(rooms.edit(board, null, change)).rejects.toThrow(reason)
    expect(await rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({})
    expect([ada.map.size, journal.entries.length]).toEqual([0, 0])
  })

  test('reading that changes the document is refused', async () => {
    await expect(rooms.read(board, (doc) => doc.getMap('parts').set('a', 1))).rejects.toThrow('must not change')
    expect(await rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({})
  })
})

describe('coming and going', () => {
  test('SY14 a room is forgotten when nobody is in it, and comes back as it was', async () => {
    const ada = join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 1)
    await settled()
    ada.drop()
    await until(() => expect(rooms.count()).toBe(0))
    expect(journal.snapshots).toHaveLength(1)
    const bob = join('bob')
    await settled()
    expect(bob.map.toJSON()).toEqual({ a: 1, b: 1 })
    bob.drop()
    await until(() => expect(rooms.count()).toBe(0))
    expect(journal.snapshots).toHaveLength(1)
  })

  test('SY14 a failing snapshot costs nothing', async () => {
    journal.failingSnapshots = 1
    const ada = join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 1)
    await settled()
    ada.drop()
    await until(() => expect(rooms.count()).toBe(0))
    expect(reports).toHaveLength(1)
    expect(await rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({ a: 1, b: 1 })
  })

  test('SY14 what arrives while the room loads waits for it', async () => {
    await rooms.edit(board, null, (doc) => doc.getMap('parts').set('before', 1))
    await until(() => expect(rooms.count()).toBe(0))
    const release = journal.hold()
    const ada = join('ada')
    ada.map.set('early', 2)
    expect(ada.received).toEqual([])
    release()
    await settled()
    expect(ada.map.toJSON()).toEqual({ before: 1, early: 2 })
    expect(stored()).toEqual({ before: 1, early: 2 })
  })

  test('SY15 after a close nothing goes in or out', async () => {
    const ada = join('ada')
    const lead = join('lead', { role: 'lead' })
    await settled()
    const { member } = ada
    const before = ada.received.length
    rooms.close((key, { participant }) => key.document === 'board' && participant.role === 'candidate', 4410, 'over')
    expect([ada.closed, lead.closed]).toEqual([{ code: 4410, reason: 'over' }, null])
    lead.map.set('a', 1)
    member?.receive(writeAsk(Y.encodeStateVector(new Y.Doc())))
    const source = new Y.Doc()
    source.getMap('parts').set('late', 1)
    member?.receive(writeUpdate(Y.encodeStateAsUpdate(source)))
    await settled()
    expect(ada.received).toHaveLength(before)
    expect(stored()).toEqual({ a: 1 })
  })

  test('SY16 a drain keeps what was accepted, sends everybody away and takes nobody new', async () => {
    const ada = join('ada')
    await settled()
    ada.map.set('last', 1)
    const drained = rooms.drain()
    expect(ada.closed?.code).toBe(1012)
    expect(ada.notices).toEqual(['draining'])
    const late = join('late')
    expect(late.closed?.code).toBe(1012)
    await expect(rooms.edit(board, null, () => undefined)).rejects.toThrow('stopping')
    await drained
    expect(stored()).toEqual({ last: 1 })
    expect(rooms.count()).toBe(0)
  })
})
