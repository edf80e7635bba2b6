/** One room: what is read and written, when it is durable, and what is refused. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { tags, writeUpdate } from './frames.ts'
import { board, openStand, Peer, type Stand, seat } from './room.test.kit.ts'

let stand: Stand
beforeEach(() => {
  stand = openStand()
})
afterEach(() => stand.close())

describe('reading and writing', () => {
  test('SY2 SY5 a newcomer is told everything that is durable', async () => {
    const ada = stand.join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 2)
    await stand.settled()
    const bob = stand.join('bob', { access: 'read' })
    await stand.settled()
    expect(bob.map.toJSON()).toEqual({ a: 1, b: 2 })
  })

  test('SY3 what a reader writes is dropped without a word', async () => {
    const ada = stand.join('ada')
    const reader = stand.join('reader', { access: 'read' })
    reader.map.set('mine', 1)
    await stand.settled()
    expect(stand.stored()).toEqual({})
    expect(ada.map.toJSON()).toEqual({})
    expect(reader.acknowledged).toBeNull()
    expect(reader.closed).toBeNull()
  })

  test('SY4 only writers are asked what they have', async () => {
    const ada = stand.join('ada')
    const reader = stand.join('reader', { access: 'read' })
    await stand.settled()
    expect([ada.heard(tags.sync, 0), reader.heard(tags.sync, 0)]).toEqual([1, 0])
  })

  test('SY2 SY4 a writer who comes with edits from offline brings them in', async () => {
    const ada = new Peer()
    stand.peers.push(ada)
    ada.map.set('offline', 1)
    ada.join(stand.rooms, seat('ada'))
    await stand.settled()
    expect(stand.stored()).toEqual({ offline: 1 })
  })

  test('SY6 the log gets each change once, with its author, in order', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    ada.map.set('a', 1)
    bob.map.set('b', 2)
    ada.map.set('a', 3)
    await stand.settled()
    expect(stand.journal.entries.map(({ by }) => by)).toEqual(['ada', 'bob', 'ada'])
    const all = Y.encodeStateAsUpdate(ada.doc)
    bob.sendRaw(writeUpdate(all))
    await stand.settled()
    expect(stand.journal.entries).toHaveLength(3)
  })

  test('SY6 a deletion alone is logged and sent on', async () => {
    const ada = stand.join('ada')
    ada.map.set('a', 1)
    const bob = stand.join('bob')
    await stand.settled()
    bob.map.delete('a')
    await stand.settled()
    expect(stand.stored()).toEqual({})
    expect(ada.map.toJSON()).toEqual({})
    expect(stand.journal.entries).toHaveLength(2)
  })

  test('SY7 an edit goes to every socket but its own', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    const reader = stand.join('reader', { access: 'read' })
    await stand.settled()
    ada.map.set('a', 1)
    await stand.settled()
    expect([ada, bob, reader].map((peer) => peer.heard(tags.sync, 2))).toEqual([0, 1, 1])
    expect([bob, reader].map((peer) => peer.map.toJSON())).toEqual([{ a: 1 }, { a: 1 }])
  })

  test('edits of one turn share one append', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    for (let i = 0; i < 10; i++) (i % 2 ? ada : bob).map.set(`${i}`, i)
    await stand.settled()
    expect(stand.journal.appends).toEqual([10])
  })
})

describe('durable first', () => {
  test('SY5 while the append is under way nobody hears of it: no broadcast, no answer, no acknowledgement', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    const before = ada.acknowledged?.count
    const release = stand.journal.hold()
    ada.map.set('a', 1)
    await vi.waitFor(() => expect(stand.journal.appends).toHaveLength(1))
    const late = stand.join('late')
    expect([bob.map.size, late.map.size, ada.acknowledged?.count]).toEqual([0, 0, before])
    expect(late.heard(tags.sync, 1)).toBe(0)
    release()
    await stand.settled()
    expect([bob.map.size, late.map.size, ada.acknowledged?.count]).toEqual([1, 1, (before ?? 0) + 1])
  })

  test('SY8 the count is of edit messages, and the vector covers what was written', async () => {
    const ada = stand.join('ada')
    await stand.settled()
    expect(ada.acknowledged?.count).toBe(1)
    ada.map.set('a', 1)
    ada.map.set('b', 2)
    ada.map.delete('a')
    await stand.settled()
    expect(ada.acknowledged?.count).toBe(4)
    expect(ada.acknowledged?.vector.get(ada.doc.clientID)).toBe(2)
  })

  test('SY8 a client that did not ask for acknowledgements gets none', async () => {
    const stock = stand.join('stock', { bare: true })
    stock.map.set('a', 1)
    await stand.settled()
    expect(stock.heard(tags.acknowledgement)).toBe(0)
  })

  test('SY8 an edit that waits for what it builds on is counted when that has come', async () => {
    const ada = stand.join('ada', {})
    await stand.settled()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getMap('parts').set('first', 1)
    source.getMap('parts').set('second', 2)
    const [first, second] = updates
    if (!first || !second) throw new Error('two updates')
    ada.sendRaw(writeUpdate(second))
    await stand.settled()
    expect([ada.acknowledged?.count, stand.journal.entries.length]).toEqual([1, 0])
    ada.sendRaw(writeUpdate(first))
    await stand.settled()
    expect(ada.acknowledged?.count).toBe(3)
    expect(stand.stored()).toEqual({ first: 1, second: 2 })
  })

  test('SY9 more than a mebibyte that waits for ever is thrown away with who sent it', async () => {
    const ada = stand.join('ada')
    stand.join('bob')
    await stand.settled()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getMap('parts').set('first', 1)
    source.getMap('parts').set('second', 'x'.repeat(1024 * 1024))
    ada.sendRaw(writeUpdate(updates[1] ?? new Uint8Array()))
    await expect.poll(() => ada.closed).toMatchObject({ code: 1012 })
    await stand.settled()
    expect(stand.journal.loads).toBe(2)
  })
})

describe('illegal content', () => {
  test('SY9 it reaches neither the log nor a peer, and closes its sender with the reason', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    bob.map.set('good', 1)
    await stand.settled()
    ada.map.set('bad', 'curse')
    expect(ada.closed).toEqual({ code: 4422, reason: 'no cursing' })
    await stand.settled()
    expect(stand.stored()).toEqual({ good: 1 })
    expect(bob.map.toJSON()).toEqual({ good: 1 })
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({ good: 1 })
    expect(bob.closed).toBeNull()
  })

  test('SY9 what was accepted just before stays, and others go on while the room is built anew', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    const release = stand.journal.hold()
    bob.map.set('under way', 1)
    await vi.waitFor(() => expect(stand.journal.appends).toHaveLength(1))
    bob.map.set('gathered', 2)
    ada.map.set('bad', 'curse')
    bob.map.set('while rewinding', 3)
    release()
    await vi.waitFor(() => expect(stand.stored()).toEqual({ 'under way': 1, gathered: 2, 'while rewinding': 3 }))
    await stand.settled()
    expect(bob.acknowledged?.count).toBe(4)
    expect(stand.journal.entries).toHaveLength(3)
  })

  test('SY8 SY9 a sender whose edits were waiting is sent away to bring them again', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    const source = new Y.Doc()
    const updates: Uint8Array[] = []
    source.on('update', (update: Uint8Array) => updates.push(update))
    source.getMap('parts').set('first', 1)
    source.getMap('parts').set('second', 2)
    bob.sendRaw(writeUpdate(updates[1] ?? new Uint8Array()))
    ada.map.set('bad', 'curse')
    expect([ada.closed?.code, bob.closed?.code]).toEqual([4422, 1012])
  })

  test('SY9 SY2 a newcomer during the rewind is told the legal document', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    bob.map.set('good', 1)
    await stand.settled()
    const release = stand.journal.hold()
    ada.map.set('bad', 'curse')
    const late = stand.join('late')
    release()
    await stand.settled()
    expect(late.map.toJSON()).toEqual({ good: 1 })
  })

  test('SY9 whoever spoils the document again and again has it read off the log once, and keeps nobody waiting', async () => {
    const bob = stand.join('bob')
    await stand.settled()
    const release = stand.journal.hold()
    for (let i = 0; i < 1_200; i++) {
      bob.map.set(`own ${i}`, i)
      if (i % 2 === 0) continue
      const ada = stand.join('ada')
      ada.map.set('bad', 'curse')
      expect(ada.closed).toMatchObject(i === 1 ? {} : { code: 4422 })
      if (i === 1) {
        release()
        await stand.settled()
      }
    }
    await stand.settled()
    expect(stand.journal.loads).toBe(2)
    expect(bob.map.size).toBe(1_200)
    expect(stand.stored()).toEqual(bob.map.toJSON())
    expect(bob.acknowledged?.count).toBe(1_201)
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').size)).toBe(1_200)
  })

  test('SY9 bytes that are no update are illegal', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    bob.map.set('good', 1)
    await stand.settled()
    ada.sendRaw(writeUpdate(Uint8Array.of(1, 1, 200, 3)))
    expect(ada.closed).toMatchObject({ code: 4422 })
    await stand.settled()
    expect(stand.stored()).toEqual({ good: 1 })
  })

  test('SY9 where the check itself fails, nothing passes and it is reported', async () => {
    const ada = stand.join('ada')
    await stand.settled()
    ada.map.set('bad', 'trap')
    expect(ada.closed?.code).toBe(4422)
    await stand.settled()
    expect(stand.stored()).toEqual({})
    expect(stand.reports).toEqual([new Error('the check is broken')])
  })

  test('SY1 a broken frame closes its socket and touches nobody else', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    ada.sendRaw(Uint8Array.of(0, 2, 200))
    expect(ada.closed).toMatchObject({ code: 4422 })
    bob.map.set('b', 1)
    await stand.settled()
    expect(stand.stored()).toEqual({ b: 1 })
    expect(stand.journal.loads).toBe(1)
  })

  test('SY13 a preview reaches the others who asked for such messages, with its sender’s number, and no log', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    const stock = stand.join('stock', { bare: true })
    await stand.settled()
    const before = stock.received.length
    ada.sendRaw(Uint8Array.of(100, 7, 8))
    bob.sendRaw(Uint8Array.of(100, 9))
    expect([ada.previews, bob.previews]).toEqual([[[1, 9]], [[0, 7, 8]]])
    await stand.settled()
    expect([stock.received.length, stand.journal.entries.length]).toEqual([before, 0])
  })

  test('SY13 a preview of one who may not write, too big a one, and one to somebody who is behind go nowhere', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    const reader = stand.join('reader', { access: 'read' })
    await stand.settled()
    reader.sendRaw(Uint8Array.of(100, 1))
    ada.sendRaw(Uint8Array.from([100, ...new Uint8Array(5_000)]))
    bob.buffered = 300_000
    ada.sendRaw(Uint8Array.of(100, 2))
    expect([bob.previews, reader.previews, ada.previews]).toEqual([[], [[0, 2]], []])
  })

  test('SY13 other messages of 100 and above from a client are skipped', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    const before = bob.received.length
    ada.sendRaw(Uint8Array.of(102, 1, 2, 3))
    await stand.settled()
    expect([ada.closed, bob.received.length]).toEqual([null, before])
  })
})
