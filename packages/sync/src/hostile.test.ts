/** Updates bent at random: whatever a writer sends, the room lives, the others work on, and the log can be read again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate } from './frames.ts'
import { board, openStand } from './room.test.kit.ts'

/** Updates of every kind that a client makes: maps, lists, texts, bytes, nesting, deletions, a whole document. */
function makeUpdates(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const parts = doc.getMap('parts')
  parts.set('a', { nested: [1, 'two', null, true, 0.5] })
  parts.set('bytes', Uint8Array.of(1, 2, 3))
  doc.getArray('list').insert(0, [1, 2, 'three'])
  doc.getArray('list').delete(1)
  doc.getText('text').insert(0, 'some words')
  doc.getText('text').format(1, 3, { bold: true })
  parts.set('inner', new Y.Map([['key', new Y.Text('deep')]]))
  parts.delete('a')
  doc.getText('text').delete(2, 4)
  parts.set('sub', new Y.Doc())
  return [...updates, Y.encodeStateAsUpdate(doc)]
}

const updates = makeUpdates()
const bent = fc
  .record({
    update: fc.constantFrom(...updates),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
    cut: fc.option(fc.nat(), { freq: 4 }),
  })
  .map(({ update, changes, cut }) => {
    const bytes = Uint8Array.from(update)
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte
    return cut === null ? bytes : bytes.slice(0, cut % bytes.length)
  })

test('SY9 SY17 bent updates never break the room, another peer, or the log', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(bent, fc.constantFrom(...updates)), { minLength: 1, maxLength: 8 }),
      async (sent) => {
        const stand = openStand()
        const bob = stand.join('bob')
        bob.map.set('good', 1)
        for (const [index, update] of sent.entries()) {
          const eve = stand.join(`eve${index}`)
          eve.sendRaw(writeUpdate(update))
        }
        await stand.settled()
        bob.map.set('after', 2)
        await stand.settled()
        const live = await stand.rooms.read(board, (doc) => Y.encodeStateVector(doc))
        expect(Y.encodeStateVector(stand.journal.doc())).toEqual(live)
        expect(bob.closed?.code ?? 1012).toBe(1012)
        if (!bob.closed) expect(Y.encodeStateVector(bob.doc)).toEqual(live)
        expect(stand.stored()).toMatchObject({ after: 2 })
        expect(stand.peers.map((peer) => peer.broken)).toEqual(stand.peers.map(() => null))
        await stand.close()
      },
    ),
    { numRuns: 300 },
  )
}, 60_000)

test('SY9 a struct of no length, which a document takes in and then breaks on, is refused', async () => {
  // A map entry that holds no value; found by a long run of the test above.
  const poison = Uint8Array.of(1, 1, 5, 0, 40, 1, 5, 112, 97, 114, 116, 115, 1, 107, 0, 0)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, poison)
  expect(() => doc.getMap('parts').set('k', 1)).toThrow()
  const stand = openStand()
  const eve = stand.join('eve')
  eve.sendRaw(writeUpdate(poison))
  expect(eve.closed).toEqual({ code: 4422, reason: 'broken update' })
  await stand.settled()
  expect(stand.journal.entries).toEqual([])
  await stand.close()
})
