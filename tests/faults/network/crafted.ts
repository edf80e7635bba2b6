/**
 * Edits made to hurt: structs that no client makes. Each is what one socket sends, in order. Those about what stands on a
 * board are in crafted-boards.ts.
 */
import * as Y from 'yjs'
import { by, contents, deletions, gone, item, join, raw, skip, update } from './forge.ts'

export interface Victim {
  /** Somebody else's client id, and up to which clock it is used. */
  readonly client: number
  readonly clock: number
}

export interface Crafted {
  readonly name: string
  make(victim: Victim): readonly Uint8Array[]
}

const most = Number.MAX_SAFE_INTEGER
const own = 7_000
const { deleted, json, binary, text, embed, format, type, values, rawValues, doc } = contents
const range = (count: number): number[] => [...Array(count).keys()]
const put = (key: string, content = values(1)): Uint8Array => item(content, { key })

function madeByYjs(change: (doc: Y.Doc) => void, encode = Y.encodeStateAsUpdate): Uint8Array {
  const made = new Y.Doc()
  change(made)
  return encode(made)
}

/** Types in types: each holds the next. */
function nest(depth: number): Uint8Array {
  return update([
    by(
      own,
      0,
      item(type(1), { key: 'deep' }),
      ...range(depth).map((at) => item(type(1), { parent: [own, at], key: 'k' })),
    ),
  ])
}

/** Every one of them was written in the same place by another hand, as far as anybody can tell. */
function crowd(count: number, place: Parameters<typeof item>[1], highestFirst: boolean): Uint8Array {
  const clients = range(count).map((at) => own + at)
  return update((highestFirst ? clients.toReversed() : clients).map((client) => by(client, 0, item(values(1), place))))
}

/** One value whose lists are in lists. */
const nestedValue = (depth: number): Uint8Array => Uint8Array.from([...range(depth).flatMap(() => [117, 1]), 126])

const one = (name: string, make: (victim: Victim) => Uint8Array): Crafted => ({
  name,
  make: (victim) => [make(victim)],
})

export const craftedStructs: readonly Crafted[] = [
  one('nothing at all', () => raw()),
  one('one byte', () => raw(0)),
  one('no structs and no deletions', () => raw(0, 0)),
  one('bytes after the end', () => raw(0, 0, 0, 0)),
  one('the second format, of a drawing', () =>
    madeByYjs((made) => made.getMap('look').set('a', ['x', 1]), Y.encodeStateAsUpdateV2),
  ),
  one('the second format, with run lengths of 2^31', () =>
    raw(0, 0, 5, 1, 255, 255, 255, 15, 2, 0, 0, 1, 0, 0, 4, 255, 255, 255, 127, 0, 1, 0, 0, 0, 1, 1, 0),
  ),
  one('2^53 - 1 clients, and none follows', () => join(most)),
  one('2^32 structs, and none follows', () => join(1, 2 ** 32, own, 0)),
  one('a number of ten bytes', () => raw(255, 255, 255, 255, 255, 255, 255, 255, 255, 127)),
  one('a text longer than its update', () => update([by(own, 0, join(raw(0x24), 1, 'look', 'a', 2 ** 31))])),
  one('a part whose name is longer than its update', () => join(1, 1, own, 0, raw(0x28), 1, 2 ** 30)),
  one('letters that are no UTF-8', () => update([by(own, 0, join(raw(0x24), 1, 'look', 'a', 2, raw(0xff, 0xfe)))])),
  one('half of a pair of surrogates', () =>
    update([by(own, 0, put('a', text('\u{1f600}'))), by(own + 1, 0, item(text('x'), { after: [own, 0] }))]),
  ),
  one('a clock of 2^53 - 1', () => update([by(own, most, put('a'))])),
  one('a clock that jumps by 2^31', () => update([by(own, 0, put('a')), by(own + 1, 2 ** 31, put('b'))])),
  one('a struct of 2^53 - 1 that was deleted', () => update([by(own, 0, gone(most))])),
  one('a struct of 2^31 that was deleted', () => update([by(own, 0, gone(2 ** 31))])),
  one('an item of 2^31 that was deleted', () => update([by(own, 0, item(deleted(2 ** 31), { parent: 'look' }))])),
  one('an item of 2^53 - 1 that was deleted, under a key', () => update([by(own, 0, put('a', deleted(most)))])),
  one('a skip of 2^53 - 1', () => update([by(own, 0, skip(most))])),
  one('a skip of 2^31, and an item behind it', () => update([by(own, 0, skip(2 ** 31), put('a'))])),
  one('a skip of nothing', () => update([by(own, 0, skip(0))])),
  one('a skip in the middle of a hand', () => update([by(own, 0, put('a'), skip(5), put('b'))])),
  one('30,000 skips', () => update([by(own, 0, ...range(30_000).map(() => skip(1)))])),
  one('30,000 hands that skip', () => update(range(9_000).map((at) => by(own + at, 0, skip(2 ** 40))))),
  one('20,000 hands without a struct', () => update(range(15_000).map((at) => by(own + at, 0)))),
  one('9,000 hands with one struct each', () => update(range(9_000).map((at) => by(own + at, 0, gone(1))))),
  one('30,000 structs of one that were deleted', () => update([by(own, 0, ...range(30_000).map(() => gone(1)))])),
  one('the same hand twice', () => update([by(own, 0, put('a')), by(own, 0, put('b'))])),
  one('the same hand twice, the later half first', () => update([by(own, 1, put('a')), by(own, 0, put('b'))])),
  one('structs that overlap', () => update([by(own, 0, gone(10)), by(own, 5, gone(10))])),
  one('something new under the id of another', ({ client, clock }) =>
    update([by(client, clock, put('a', values(['rectangle', 1])))]),
  ),
  one('far ahead under the id of another', ({ client, clock }) => update([by(client, clock + 1000, gone(1))])),
  one('other content where another has written', ({ client }) =>
    update([by(client, 0, put('a', values(['ellipse', 1])))]),
  ),
  one('a deletion of all that another wrote, and will write', ({ client }) =>
    update([], [deletions(client, [0, most])]),
  ),
  one('a deletion of 2^53 - 1 of one who never wrote', () => update([], [deletions(own, [0, most])])),
  one('a deletion that begins at 2^53 - 1', ({ client }) => update([], [deletions(client, [most, most])])),
  one('a deletion of nothing', ({ client }) => update([], [deletions(client, [0, 0])])),
  one('20,000 deletions of who never wrote', () =>
    update([], [deletions(own, ...range(15_000).map((at) => [at * 2, 1] as const))]),
  ),
  one('10,000 hands of which each is deleted', () =>
    update(
      [],
      range(9_000).map((at) => deletions(own + at, [0, 1])),
    ),
  ),
  one('20,000 times the same deletion', ({ client, clock }) =>
    update([], [deletions(client, ...range(15_000).map(() => [clock + 1, 1] as const))]),
  ),
  one('an item after itself', () => update([by(own, 0, item(values(1), { after: [own, 0] }))])),
  one('two that are after each other', () =>
    update([
      by(own, 0, item(values(1), { after: [own + 1, 0] })),
      by(own + 1, 0, item(values(1), { after: [own, 0] })),
    ]),
  ),
  one('an item in itself', () => update([by(own, 0, item(type(1), { parent: [own, 0], key: 'k' }))])),
  one('two that are in each other', () =>
    update([
      by(own, 0, item(type(1), { parent: [own + 1, 0], key: 'k' })),
      by(own + 1, 0, item(type(1), { parent: [own, 0], key: 'k' })),
    ]),
  ),
  one('an item in what is no type', ({ client }) =>
    update([by(own, 0, item(values(1), { parent: [client, 0], key: 'k' }))]),
  ),
  one('an item before what it is after', ({ client }) =>
    update([by(own, 0, item(values(1), { after: [client, 1], before: [client, 0] }))]),
  ),
  one('an item after one and before one of another part', ({ client }) =>
    update([by(own, 0, put('a'), item(values(1), { after: [client, 0], before: [own, 0] }))]),
  ),
  one('types in types, 3,000 deep', () => nest(3_000)),
  one('lists in lists, 20,000 deep', () => update([by(own, 0, put('a', rawValues(1, nestedValue(20_000))))])),
  one('JSON in JSON, 30,000 deep', () =>
    update([by(own, 0, put('a', json(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)))]),
  ),
  one('a type of no kind', () => update([by(own, 0, put('a', type(99)))])),
  one('a content of no kind', () => update([by(own, 0, join(raw(0x2b), 1, 'look', 'a', 1))])),
  one('a type of each kind', () =>
    update([
      by(own, 0, ...range(7).map((kind) => put(`k${kind}`, kind === 3 || kind === 5 ? type(kind, 'p') : type(kind)))),
    ]),
  ),
  one('JSON that is none', () => update([by(own, 0, put('a', json('{')))])),
  one('a format without an end', () => update([by(own, 0, item(format('bold', 'nonsense'), { parent: 'look' }))])),
  one('20,000 formats in one text', () =>
    madeByYjs((made) => {
      const body = made.getText('look')
      body.insert(0, 'ab')
      for (const at of range(3_000)) body.format(0, 1, { [`f${at % 50}`]: at })
    }),
  ),
  one('an embedded thing', () => update([by(own, 0, item(embed('{"a":1}'), { parent: 'look' }))])),
  one('a document in the document', () => update([by(own, 0, put('a', doc('guid', { autoLoad: true, gc: false })))])),
  one('60 KB of bytes', () => update([by(own, 0, put('a', binary(new Uint8Array(60_000))))])),
  one('1,500 hands in one place of a list', () => crowd(1_500, { parent: 'look' }, false)),
  one('4,500 hands in one place of a list, highest first', () => crowd(4_500, { parent: 'look' }, true)),
  one('4,500 hands on one key', () => crowd(4_500, { key: 'a' }, false)),
  one('4,500 hands on one key, highest first', () => crowd(4_500, { key: 'a' }, true)),
  one('4,500 hands after one item of another', ({ client }) => crowd(4_500, { after: [client, 0] }, false)),
  one('4,500 hands after one item of another, highest first', ({ client }) =>
    crowd(4_500, { after: [client, 0] }, true),
  ),
  one('8,000 letters, each before the one before', () =>
    update([
      by(
        own,
        0,
        ...range(8_000).map((at) =>
          at === 0 ? item(text('a'), { parent: 'look' }) : item(text('a'), { before: [own, at - 1] }),
        ),
      ),
    ]),
  ),
  {
    name: 'a flood of what builds on what never comes',
    make: () => range(30).map((at) => update([by(own + at, 5, put('a', binary(new Uint8Array(50_000))))])),
  },
  {
    name: 'a flood of small ones that build on what never comes',
    make: () => range(900).map((at) => update([by(own + at, 5, put('a'))])),
  },
  {
    name: 'a flood of small ones of one hand with gaps',
    make: () => range(900).map((at) => update([by(own, 2 * at + 1, put('a'))])),
  },
  {
    name: 'a flood of deletions of what never comes',
    make: () =>
      range(60).map((at) => update([], [deletions(own + at, ...range(5_000).map((step) => [step * 2, 1] as const))])),
  },
]
