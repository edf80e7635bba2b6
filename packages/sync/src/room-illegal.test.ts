/** Illegal content: it never leaves its author, and the room goes on without it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { board, openStand, type Stand } from './room.test.kit.ts'

let stand: Stand
beforeEach(() => {
  stand = openStand()
})
afterEach(() => stand.close())

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
    for (let i = 0; i < 900; i++) {
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
    await vi.waitFor(() => expect(bob.acknowledged?.count).toBe(901), 10_000)
    expect(stand.journal.loads).toBe(2)
    expect(bob.map.size).toBe(900)
    expect(stand.stored()).toEqual(bob.map.toJSON())
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').size)).toBe(900)
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
