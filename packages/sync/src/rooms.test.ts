/** Rooms over time: a journal that fails, the server's own hand, people who come and go. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { tags, writeAsk, writeUpdate } from './frames.ts'
import { board, openStand, type Stand, seat } from './room.test.kit.ts'

let stand: Stand
beforeEach(() => {
  stand = openStand()
})
afterEach(() => stand.close())

describe('a failing journal', () => {
  test('SY10 nothing is acknowledged or sent until the same append succeeds, and people are told', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    const stock = stand.join('stock', { bare: true })
    await stand.settled()
    stand.journal.failing = 1
    stand.journal.appends.length = 0
    ada.map.set('a', 1)
    await vi.waitFor(() => expect(bob.map.toJSON()).toEqual({ a: 1 }))
    expect(stand.journal.appends).toEqual([1, 1])
    expect(ada.notices).toEqual(['cannot-save', 'saves-again'])
    expect(ada.acknowledged?.count).toBe(2)
    expect([stock.heard(tags.notice), stock.map.toJSON()]).toEqual([0, { a: 1 }])
    expect(stand.reports).toHaveLength(1)
  })

  test('SY10 after the last try everybody is sent away to come back, and brings back what was not saved', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    stand.journal.failing = 3
    ada.map.set('a', 1)
    await vi.waitFor(() => expect([ada.closed?.code, bob.closed?.code]).toEqual([1012, 1012]))
    expect([ada.acknowledged?.count, bob.map.size, stand.rooms.count()]).toEqual([1, 0, 0])
    ada.join(stand.rooms, seat('ada'))
    await stand.settled()
    expect(stand.stored()).toEqual({ a: 1 })
  })

  test('SY10 SY11 what the server wrote is refused with the failure', async () => {
    stand.journal.failing = 3
    await expect(stand.rooms.edit(board, null, (doc) => doc.getMap('parts').set('a', 1))).rejects.toThrow('disk full')
    expect(stand.rooms.count()).toBe(0)
  })

  test('SY14 a room that cannot be loaded sends its people away', async () => {
    stand.journal.failingLoads = 2
    const ada = stand.join('ada')
    await vi.waitFor(() => expect(ada.closed?.code).toBe(1012))
    await expect(stand.rooms.read(board, () => 1)).rejects.toThrow('disk full')
    expect(stand.rooms.count()).toBe(0)
    expect(await stand.rooms.read(board, () => 1)).toBe(1)
  })
})

describe('the server writes', () => {
  test('SY11 it goes to everybody in one transaction and is done when durable', async () => {
    const ada = stand.join('ada', { access: 'read' })
    await stand.settled()
    const answer = await stand.rooms.edit(board, null, (doc) => {
      doc.getMap('parts').set('a', 1)
      doc.getMap('parts').set('b', 2)
      return 'answer'
    })
    expect(answer).toBe('answer')
    expect(stand.journal.entries.map(({ by }) => by)).toEqual([null])
    expect(ada.map.toJSON()).toEqual({ a: 1, b: 2 })
  })

  test('SY11 it may write in the name of a participant', async () => {
    await stand.rooms.edit(board, seat('ada').participant, (doc) => doc.getMap('parts').set('a', 1))
    expect(stand.journal.entries.map(({ by }) => by)).toEqual(['ada'])
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
    const ada = stand.join('ada')
    await stand.settled()
    await expect(stand.rooms.edit(board, null, change)).rejects.toThrow(reason)
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({})
    expect([ada.map.size, stand.journal.entries.length]).toEqual([0, 0])
  })

  test('reading that changes the document is refused', async () => {
    await expect(stand.rooms.read(board, (doc) => doc.getMap('parts').set('a', 1))).rejects.toThrow('must not change')
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({})
  })
})

describe('coming and going', () => {
  test('SY14 a room is forgotten when nobody is in it, and comes back as it was', async () => {
    const ada = stand.join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 1)
    await stand.settled()
    ada.drop()
    await vi.waitFor(() => expect(stand.rooms.count()).toBe(0))
    expect(stand.journal.snapshots).toHaveLength(1)
    const bob = stand.join('bob')
    await stand.settled()
    expect(bob.map.toJSON()).toEqual({ a: 1, b: 1 })
    bob.drop()
    await vi.waitFor(() => expect(stand.rooms.count()).toBe(0))
    expect(stand.journal.snapshots).toHaveLength(1)
  })

  test('SY14 a failing snapshot costs nothing', async () => {
    stand.journal.failingSnapshots = 1
    const ada = stand.join('ada')
    ada.map.set('a', 1)
    ada.map.set('b', 1)
    await stand.settled()
    ada.drop()
    await vi.waitFor(() => expect(stand.rooms.count()).toBe(0))
    expect(stand.reports).toHaveLength(1)
    expect(await stand.rooms.read(board, (doc) => doc.getMap('parts').toJSON())).toEqual({ a: 1, b: 1 })
  })

  test('SY14 what arrives while the room loads waits for it', async () => {
    await stand.rooms.edit(board, null, (doc) => doc.getMap('parts').set('before', 1))
    await vi.waitFor(() => expect(stand.rooms.count()).toBe(0))
    const release = stand.journal.hold()
    const ada = stand.join('ada')
    ada.map.set('early', 2)
    expect(ada.received).toEqual([])
    release()
    await stand.settled()
    expect(ada.map.toJSON()).toEqual({ before: 1, early: 2 })
    expect(stand.stored()).toEqual({ before: 1, early: 2 })
  })

  test('SY15 after a close nothing goes in or out', async () => {
    const ada = stand.join('ada')
    const lead = stand.join('lead', { role: 'lead' })
    await stand.settled()
    const { member } = ada
    const before = ada.received.length
    stand.rooms.close(
      (key, { participant }) => key.document === 'board' && participant.role === 'candidate',
      4410,
      'over',
    )
    expect([ada.closed, lead.closed]).toEqual([{ code: 4410, reason: 'over' }, null])
    lead.map.set('a', 1)
    member?.receive(writeAsk(Y.encodeStateVector(new Y.Doc())))
    const source = new Y.Doc()
    source.getMap('parts').set('late', 1)
    member?.receive(writeUpdate(Y.encodeStateAsUpdate(source)))
    await stand.settled()
    expect(ada.received).toHaveLength(before)
    expect(stand.stored()).toEqual({ a: 1 })
  })

  test('SY15 what came in before the socket broke counts, also where it had to wait for the room', async () => {
    const release = stand.journal.hold()
    const ada = stand.join('ada')
    ada.map.set('early', 1)
    ada.drop()
    release()
    await stand.settled()
    expect(stand.stored()).toEqual({ early: 1 })
  })

  test('SY9 SY15 what waited behind a refused edit does not count', async () => {
    const release = stand.journal.hold()
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    const curse = new Y.Doc()
    curse.getMap('parts').set('bad', 'curse')
    ada.sendRaw(writeUpdate(Y.encodeStateAsUpdate(curse)))
    ada.map.set('after', 1)
    bob.map.set('b', 1)
    release()
    await stand.settled()
    expect([ada.closed?.code, bob.closed]).toEqual([4422, null])
    expect(stand.stored()).toEqual({ b: 1 })
  })

  test('SY16 a drain keeps what was accepted, sends everybody away and takes nobody new', async () => {
    const ada = stand.join('ada')
    await stand.settled()
    ada.map.set('last', 1)
    const drained = stand.rooms.drain()
    expect(ada.closed?.code).toBe(1012)
    expect(ada.notices).toEqual(['draining'])
    const late = stand.join('late')
    expect(late.closed?.code).toBe(1012)
    await expect(stand.rooms.edit(board, null, () => undefined)).rejects.toThrow('stopping')
    await drained
    expect(stand.stored()).toEqual({ last: 1 })
    expect(stand.rooms.count()).toBe(0)
  })
})
