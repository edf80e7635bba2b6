/** One hand under one client id: what the rooms let in, whoever brings it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { board, openStand, type Peer, type Stand, seat } from './room.test.kit.ts'

let stand: Stand

beforeEach(() => {
  stand = openStand()
})
afterEach(() => stand.close())

/** What somebody would send who goes on under the client id of `victim`. */
function forge(victim: Peer): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim.doc))
  // Set last: a document that hears of its own id takes another one.
  doc.clientID = victim.doc.clientID
  doc.getMap('parts').set('b', 'forged')
  return writeUpdate(Y.encodeStateAsUpdate(doc))
}

it('SY18 what is new under the id of another is refused, and nothing of it is applied', async () => {
  const [ada, bob] = [stand.join('ada'), stand.join('bob')]
  ada.map.set('a', 1)
  await stand.settled()
  bob.sendRaw(forge(ada))
  await stand.settled()
  expect(bob.closed).toEqual({ code: 4422, reason: 'client id of another' })
  ada.map.set('c', 2)
  await stand.settled()
  expect(stand.stored()).toEqual({ a: 1, c: 2 })
})

it('SY18 what would wait for its predecessor under the id of another is refused at once', async () => {
  const [ada, bob] = [stand.join('ada'), stand.join('bob')]
  ada.map.set('a', 1)
  await stand.settled()
  const doc = new Y.Doc()
  doc.clientID = ada.doc.clientID
  for (let i = 0; i < 5; i++) doc.getMap('parts').set('x', i)
  const before = Y.encodeStateVector(doc)
  doc.getMap('parts').set('x', 'forged')
  bob.sendRaw(writeUpdate(Y.encodeStateAsUpdate(doc, before)))
  await stand.settled()
  expect(bob.closed?.code).toBe(4422)
})

it('SY18 what is in the log already is accepted from anybody', async () => {
  const [ada, bob] = [stand.join('ada'), stand.join('bob')]
  ada.map.set('a', 1)
  await stand.settled()
  bob.sendRaw(writeUpdate(Y.encodeStateAsUpdate(bob.doc)))
  bob.map.set('b', 2)
  await stand.settled()
  expect([bob.closed, stand.stored()]).toEqual([null, { a: 1, b: 2 }])
})

it('SY18 an id stays with its participant on another device and after everybody has left', async () => {
  const ada = stand.join('ada')
  ada.map.set('a', 1)
  await stand.settled()
  ada.drop()
  const bob = stand.join('bob')
  await stand.settled()
  bob.sendRaw(forge(ada))
  await stand.settled()
  expect(bob.closed?.code).toBe(4422)
  ada.map.set('c', 2)
  ada.join(stand.rooms, seat('ada'))
  await stand.settled()
  expect([ada.closed, stand.stored()]).toEqual([null, { a: 1, c: 2 }])
})

it('SY18 an id stays with its participant where only a snapshot is left of its edits', async () => {
  const [ada, bob] = [stand.join('ada'), stand.join('bob')]
  for (let i = 0; i < 3; i++) {
    ada.map.set('a', i)
    await stand.settled()
  }
  ada.drop()
  bob.drop()
  await expect.poll(() => stand.journal.snapshots.length).toBe(1)
  const late = stand.join('late')
  late.sendRaw(forge(ada))
  await stand.settled()
  expect([late.closed?.code, stand.stored()]).toEqual([4422, { a: 2 }])
})

it('SY18 nobody writes under the id of the server', async () => {
  const [ada, bob] = [stand.join('ada'), stand.join('bob')]
  const server = await stand.rooms.edit(board, null, (doc) => {
    doc.getMap('parts').set('s', 1)
    return doc.clientID
  })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ada.doc))
  doc.clientID = server
  doc.getMap('parts').set('s', 'forged')
  bob.sendRaw(writeUpdate(Y.encodeStateAsUpdate(doc)))
  await stand.settled()
  expect([bob.closed?.code, stand.stored()]).toEqual([4422, { s: 1 }])
})

it('SY14 a snapshot that cannot be read is left aside, and the log has everything', async () => {
  const ada = stand.join('ada')
  for (let i = 0; i < 3; i++) {
    ada.map.set('a', i)
    await stand.settled()
  }
  ada.drop()
  await expect.poll(() => stand.journal.snapshots.length).toBe(1)
  stand.journal.broken = Uint8Array.of(9, 9, 9)
  const bob = stand.join('bob')
  await stand.settled()
  expect([bob.map.get('a'), stand.reports.length]).toEqual([2, 1])
})
