/** Edits that build on what another will write: guessing somebody's next clock must neither part nor blame them. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { openStand, type Peer, type Stand } from './room.test.kit.ts'

/** What follows on the next thing that `of` writes under the key. */
function foresee(of: Peer, change: (doc: Y.Doc) => void): Uint8Array {
  const twin = new Y.Doc()
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(of.doc))
  twin.clientID = of.doc.clientID
  twin.getMap('parts').set('next', 1)
  const mine = new Y.Doc()
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(twin))
  const before = Y.encodeStateVector(mine)
  change(mine)
  // Only what was added, and what is deleted: the twin's own item is left out.
  return Y.encodeStateAsUpdate(mine, before)
}

async function openWithBoth(): Promise<{ stand: Stand; eve: Peer; bob: Peer }> {
  const stand = openStand()
  const [eve, bob] = [stand.join('eve'), stand.join('bob')]
  bob.map.set('first', 1)
  await stand.settled()
  return { stand, eve, bob }
}

describe('what builds on what another will write', () => {
  test('SY7 SY17 reaches that other as well', async () => {
    const { stand, eve, bob } = await openWithBoth()
    eve.sendRaw(writeUpdate(foresee(bob, (doc) => doc.getMap('parts').set('next', 2))))
    await stand.settled()
    bob.map.set('next', 1)
    await stand.settled()
    expect(bob.closed?.code ?? 1012).toBe(1012)
    if (!bob.closed) expect(bob.map.toJSON()).toEqual(stand.stored())
    await stand.close()
  })

  test('SY7 SY17 reaches that other as well where it is a deletion', async () => {
    const { stand, eve, bob } = await openWithBoth()
    eve.sendRaw(writeUpdate(foresee(bob, (doc) => doc.getMap('parts').delete('next'))))
    await stand.settled()
    bob.map.set('next', 1)
    await stand.settled()
    expect(bob.closed?.code ?? 1012).toBe(1012)
    if (!bob.closed) expect(bob.map.toJSON()).toEqual(stand.stored())
    await stand.close()
  })

  test('SY9 is no fault of that other where it is illegal', async () => {
    const { stand, eve, bob } = await openWithBoth()
    eve.sendRaw(writeUpdate(foresee(bob, (doc) => doc.getMap('parts').set('next', 'curse'))))
    await stand.settled()
    bob.map.set('next', 1)
    await stand.settled()
    expect(bob.closed?.code ?? 1012).toBe(1012)
    await stand.close()
  })
})
