/** Edits made to hurt whose bytes are sound: what they put on the board is not. */
import * as Y from 'yjs'
import type { Crafted } from './crafted.ts'

function edit(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

const group = (name: string, map: string, value: unknown, key = 'hostile'): Crafted => ({
  name,
  make: () => [edit((doc) => doc.getMap(map).set(key, value))],
})

function deepen(depth: number): unknown {
  let value: unknown = 1
  for (let at = 0; at < depth; at++) value = { a: value }
  return value
}

const withPrototype: unknown = JSON.parse(
  '{"customData": {"__proto__": {"polluted": true}}, "__proto__": {"isDeleted": true}}',
)

export const craftedBoards: readonly Crafted[] = [
  group('an iframe', 'look', ['iframe', 1]),
  group('an embeddable', 'look', ['embeddable', 1]),
  group('a magicframe', 'look', ['magicframe', 1]),
  group('a type that is a list', 'look', [['rectangle'], 1]),
  group('a script as a link', 'state', { link: 'javascript:alert(1)' }),
  group('a script as a link, after a space', 'state', { link: ' javascript:alert(1)' }),
  group('data as a link', 'state', { link: 'data:text/html,x' }),
  group('not a number as a place', 'geometry', [Number.NaN, 0, 1, 1]),
  group('without end as a place', 'geometry', [Number.POSITIVE_INFINITY, 0, 1, 1]),
  group('1e308 as a place', 'geometry', [1e308, 0, 1, 1]),
  group('100,000 points', 'geometry', [0, 0, 1, 1, { points: Array(100_000).fill([0, 0]) }]),
  group('a text of 60,000 letters', 'text', { text: 'x'.repeat(60_000) }),
  group('a key of 60,000 letters', 'look', ['rectangle', 1], 'k'.repeat(60_000)),
  group('an empty key', 'look', ['rectangle', 1], ''),
  group('the key __proto__', 'look', ['rectangle', 1], '__proto__'),
  group('a value with a prototype', 'custom', withPrototype),
  group('values in values, 5,000 deep', 'custom', { customData: deepen(5_000) }),
  group('60,000 letters of custom data', 'custom', { customData: { a: 'x'.repeat(60_000) } }),
  group('a map of 5,000 keys in a group', 'custom', {
    customData: Object.fromEntries([...Array(5_000).keys()].map((at) => [`k${at}`, at])),
  }),
  group('a part that no board has', 'secrets', 1),
  group('a part without a name', '', 1),
  group('a big whole number', 'geometry', [2n, 0, 1, 1]),
  group('null in place of a group', 'look', null),
  group('undefined in place of a group', 'look', undefined),
  group('a text in place of a group', 'look', new Y.Text('rectangle')),
  group('a map in place of a group', 'look', new Y.Map([['0', 'rectangle']])),
  group('a document in place of a group', 'look', new Y.Doc()),
  group('a stroke of 60,000 zeros', 'strokes', new Uint8Array(60_000)),
  group('a stroke that says it has 2^53 points', 'strokes', Uint8Array.of(1, 0, 255, 255, 255, 255, 255, 255, 255, 15)),
  group('a growing stroke of 60,000 letters', 'strokes', new Y.Text(`s${'A'.repeat(60_000)}`)),
  {
    name: 'a growing stroke with formats',
    make: () => [
      edit((doc) => {
        const text = new Y.Text('sAA')
        doc.getMap('strokes').set('hostile', text)
        for (let at = 0; at < 2_000; at++) text.format(0, 2, { [`f${at % 20}`]: at })
      }),
    ],
  },
  { name: 'a part written to as a list', make: () => [edit((doc) => doc.getArray('look').insert(0, [1, 2]))] },
  { name: 'a part written to as a text', make: () => [edit((doc) => doc.getText('geometry').insert(0, 'words'))] },
  {
    name: 'a part written to as a page',
    make: () => [edit((doc) => doc.getXmlFragment('look').insert(0, [new Y.XmlElement('script')]))],
  },
  {
    name: 'a giant map',
    make: () => [
      edit((doc) => {
        for (let at = 0; at < 60_000; at++) doc.getMap('order').set(`k${at}`, 'a1')
      }),
    ],
  },
  {
    name: 'one key written 5,000 times',
    make: () => [
      edit((doc) => {
        for (let at = 0; at < 5_000; at++) doc.getMap('order').set('k', `a${at}`)
      }),
    ],
  },
  {
    name: 'all keys removed',
    make: () => [
      edit((doc) => {
        doc.getMap('look').set('a', ['rectangle', 1])
        doc.getMap('look').delete('a')
      }),
    ],
  },
]
