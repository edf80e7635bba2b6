/** What is sound, and costs whoever has to deal with it: on large boards, in large pieces, or again and again. */
import * as Y from 'yjs'
import { message } from '../../privacy/raw-socket.ts'
import type { Victim } from './crafted.ts'
import { by, contents, item, update } from './forge.ts'

interface Costly {
  readonly name: string
  readonly elements?: number
  make(victim: Victim): readonly Uint8Array[]
}

const range = (count: number): number[] => [...Array(count).keys()]
const first = 100_000

/** So many hands wrote in one place. */
function crowd(count: number, place: Parameters<typeof item>[1]): Uint8Array {
  const clients = range(count).map((at) => first + at)
  return update(clients.toReversed().map((client) => by(client, 0, item(contents.values(1), place))))
}

function illegal(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('look').set('hostile', ['iframe', 1])
  return message.update(Y.encodeStateAsUpdate(doc))
}

const onLarge = 5_000

export const costly: readonly Costly[] = [
  { name: 'one illegal edit on a large board', elements: onLarge, make: () => [illegal()] },
  {
    name: 'the whole of a large board, 200 times',
    elements: onLarge,
    make: () => range(200).map(() => message.stepOne()),
  },
  { name: '20,000 hands on one key', make: () => [message.update(crowd(20_000, { key: 'a' }))] },
  { name: '20,000 hands in one list', make: () => [message.update(crowd(20_000, { parent: 'look' }))] },
  {
    name: '20,000 hands after one item of another',
    make: ({ client }) => [message.update(crowd(20_000, { after: [client, 0] }))],
  },
  {
    name: '99,000 keys',
    make: () => [
      message.update(
        update([
          by(first, 0, ...range(99_000).map((at) => item(contents.values('a1'), { parent: 'order', key: `k${at}` }))),
        ]),
      ),
    ],
  },
  {
    name: '90,000 times one key',
    make: () => [
      message.update(
        update([by(first, 0, ...range(90_000).map(() => item(contents.values('a1'), { parent: 'order', key: 'k' })))]),
      ),
    ],
  },
  {
    name: '90,000 letters of one stroke, one by one',
    make: () => [
      message.update(
        update([
          by(
            first,
            0,
            item(contents.type(2), { parent: 'strokes', key: 'k' }),
            ...range(90_000).map((at) =>
              item(contents.text('A'), at === 0 ? { parent: [first, 0] } : { before: [first, at] }),
            ),
          ),
        ]),
      ),
    ],
  },
  {
    name: 'a megabyte that waits, and 300 small edits',
    make: () => [
      message.update(
        update([by(first, 9, item(contents.values('x'.repeat(1_000_000)), { parent: 'order', key: 'k' }))]),
      ),
      ...range(300).map((at) =>
        message.update(update([by(first + 1, at, item(contents.values(`a${at}`), { parent: 'order', key: 'k' }))])),
      ),
    ],
  },
]
