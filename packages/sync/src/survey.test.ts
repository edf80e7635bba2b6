/** What is found out about an update before a room takes it in. */
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { openStand, type Stand } from './room.test.kit.ts'
import { survey } from './survey.ts'

let stand: Stand
beforeEach(() => {
  stand = openStand()
})
afterEach(() => stand.close())

it('SY18 tells for each client id the clock that an update reaches, and not what it leaves out', () => {
  const doc = new Y.Doc()
  doc.getArray('list').push([1, 2, 3])
  const before = Y.encodeStateVector(doc)
  doc.getArray('list').push([4])
  const rest = Y.encodeStateAsUpdate(doc, before)
  expect([survey(Y.encodeStateAsUpdate(doc)), survey(rest)]).toEqual([[[doc.clientID, 4]], [[doc.clientID, 4]]])
})

it('SY21 an update of too many parts is as good as broken', () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (let i = 0; i <= 50_000; i++) doc.getArray('list').insert(0, [1])
  })
  expect(survey(Y.encodeStateAsUpdate(doc))).toBeNull()
})

it('SY9 an update of more than a thousand authors is as good as broken', () => {
  const all = new Y.Doc()
  for (let i = 0; i <= 1_000; i++) {
    const doc = new Y.Doc()
    doc.getMap('parts').set('a', i)
    Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  }
  expect(survey(Y.encodeStateAsUpdate(all))).toBeNull()
})

describe('large updates', () => {
  test('SY21 what comes in after one waits for it, and counts also where the socket breaks before', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    ada.map.set('large', 'x'.repeat(100_000))
    ada.map.set('large', 'y'.repeat(100_000))
    ada.map.set('small', 1)
    ada.drop()
    await expect.poll(() => bob.map.toJSON()).toEqual({ large: 'y'.repeat(100_000), small: 1 })
    expect(stand.journal.entries).toHaveLength(3)
  })

  test('SY21 one that is broken is refused, and nothing after it counts', async () => {
    const ada = stand.join('ada')
    const bob = stand.join('bob')
    await stand.settled()
    ada.sendRaw(writeUpdate(new Uint8Array(100_000).fill(255)))
    ada.map.set('small', 1)
    await expect.poll(() => ada.closed).toEqual({ code: 4422, reason: 'broken update' })
    await stand.settled()
    expect(bob.map.toJSON()).toEqual({})
  })
})
