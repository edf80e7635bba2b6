/** One room: what is read and written, when it is durable, and what is refused. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { tags, writeUpdate } from './frames.ts'
import { openStand, Peer, type Stand, seat } from './room.test.kit.ts'

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
