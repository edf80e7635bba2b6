import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkOf } from './checks.ts'

/** What the room's document, in which nobody has asked for a part yet, says to an update of a client. */
function verdict(write: (doc: Y.Doc) => void): string | null {
  const client = new Y.Doc()
  write(client)
  const room = new Y.Doc()
  let answer: string | null = null
  room.on('afterTransaction', (transaction: Y.Transaction) => {
    answer = checkOf('notebook')(room, transaction)
  })
  Y.applyUpdate(room, Y.encodeStateAsUpdate(client))
  return answer
}

describe('NB the notebook', () => {
  it('NB1 has its own parts only', () => {
    expect(verdict((doc) => doc.getMap('probes').set('a', { state: 'asked' }))).toBeNull()
    expect(verdict((doc) => doc.getMap('secrets').set('a', 1))).toMatch(/no part called secrets/)
  })

  it('NB2 holds small values', () => {
    expect(verdict((doc) => doc.getArray('chat').push([{ by: 'a', text: 'x'.repeat(9_000), at: 1 }]))).toMatch(
      /too long/,
    )
    expect(verdict((doc) => doc.getMap('probes').set('a', 'x'.repeat(9_000)))).toMatch(/too long/)
  })

  it('NB3 is not written without end', () => {
    expect(
      verdict((doc) =>
        doc.transact(() => {
          for (let i = 0; i <= 2_000; i++) doc.getMap('probes').set(String(i), 1)
        }),
      ),
    ).toMatch(/is full/)
  })
})
