/** What waits for its foundation is nobody's to see: it was not looked at yet, and the log does not hold it. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { board, openStand } from './room.test.kit.ts'

/** Two edits of one hand, of which the second builds on the first and is forbidden. */
function makeEdits(): { foundation: Uint8Array; forbidden: Uint8Array } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('parts').set('a', 'fine')
  doc.getMap('parts').set('a', 'curse')
  const [foundation, forbidden] = updates
  if (!foundation || !forbidden) throw new Error('Two edits are two updates.')
  return { foundation, forbidden }
}

describe('an edit that waits for what it builds on', () => {
  test('SY5 is in no answer to those who come', async () => {
    const stand = openStand()
    const eve = stand.join('eve')
    await stand.settled()
    eve.sendRaw(writeUpdate(makeEdits().forbidden))
    await stand.settled()
    const bob = stand.join('bob')
    await stand.settled()
    expect(bob.doc.store.pendingStructs).toBeNull()
    await stand.close()
  })

  test('SY9 SY17 never reaches others by its foundation, once it was refused', async () => {
    const { foundation, forbidden } = makeEdits()
    const stand = openStand()
    const eve = stand.join('eve')
    await stand.settled()
    eve.sendRaw(writeUpdate(forbidden))
    await stand.settled()
    const bob = stand.join('bob')
    await stand.settled()
    eve.sendRaw(writeUpdate(foundation))
    await stand.settled()
    expect(eve.closed).not.toBeNull()
    const again = stand.join('eve')
    again.sendRaw(writeUpdate(foundation))
    await stand.settled()
    expect(bob.map.toJSON()).toEqual(stand.stored())
    expect(bob.closed?.code ?? 1012).toBe(1012)
    await stand.close()
  })

  test('SY14 is in no snapshot', async () => {
    const stand = openStand()
    const eve = stand.join('eve')
    eve.map.set('x', 1)
    eve.map.set('y', 1)
    await stand.settled()
    eve.sendRaw(writeUpdate(makeEdits().forbidden))
    await stand.settled()
    eve.drop()
    await expect.poll(() => stand.rooms.count()).toBe(0)
    const doc = new Y.Doc()
    for (const state of stand.journal.snapshots) Y.applyUpdate(doc, state)
    expect(stand.journal.snapshots).toHaveLength(1)
    expect(doc.store.pendingStructs).toBeNull()
    await stand.close()
  })

  test('SY9 costs the edits of others nothing, however much waits', async () => {
    const stand = openStand()
    const eve = stand.join('eve')
    const bob = stand.join('bob')
    await stand.settled()
    const doc = new Y.Doc()
    doc.getMap('parts').set('a', 1)
    const before = Y.encodeStateVector(doc)
    doc.getMap('parts').set('b', 'x'.repeat(1_000_000))
    eve.sendRaw(writeUpdate(Y.encodeStateAsUpdate(doc, before)))
    await stand.settled()
    const started = process.threadCpuUsage().user
    for (let edit = 0; edit < 100; edit++) bob.map.set('good', edit)
    await stand.settled()
    expect((process.threadCpuUsage().user - started) / 1000 / 100).toBeLessThan(2)
    await stand.close()
  })

  test('stays with its room until then', async () => {
    const stand = openStand()
    const eve = stand.join('eve')
    await stand.settled()
    eve.sendRaw(writeUpdate(makeEdits().forbidden))
    const waiting = await stand.rooms.read(board, (doc) => doc.store.pendingStructs !== null)
    expect(waiting).toBe(true)
    await stand.close()
  })

  test('SY9 is no reason to refuse its author, where the rest alone is illegal', async () => {
    const stand = openStand()
    const ada = stand.join('ada')
    await stand.settled()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getMap('parts').set('a', 'curse')
    doc.getMap('parts').set('b', 1)
    const between = Y.encodeStateVector(doc)
    doc.getMap('parts').set('c', 2)
    // Both ends of the edit without its middle.
    const [first] = updates
    ada.sendRaw(writeUpdate(Y.mergeUpdates([first ?? new Uint8Array(), Y.encodeStateAsUpdate(doc, between)])))
    await stand.settled()
    expect(ada.closed?.code).toBe(1012)
    await stand.close()
  })
})
