import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { readScene, writeScene } from '@probeboard/domain/diagram/scene'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, openBoard } from './board.ts'

function element(raw: Record<string, unknown>): BoardElement {
  const read = readElement({ id: 'a', type: 'rectangle', x: 1, y: 2, width: 30, height: 40, ...raw })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

/** Two replicas that exchange updates when told to. */
function pair() {
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const exchange = (): void => {
    const [a, b] = docs
    const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
    Y.applyUpdate(a, fromB)
    Y.applyUpdate(b, fromA)
  }
  return { a: openBoard(docs[0]), b: openBoard(docs[1]), docs, exchange }
}

describe('DG20 groups', () => {
  it('DG20 a concurrent move and recolour of one element both survive', () => {
    const { a, b, exchange } = pair()
    a.write([element({})])
    exchange()
    a.write([element({ x: 500 })])
    b.write([element({ backgroundColor: '#ff0000' })])
    exchange()
    for (const board of [a, b]) expect(board.get('a')).toMatchObject({ x: 500, backgroundColor: '#ff0000' })
  })

  it('DG21 writing what is there already writes nothing', () => {
    const { a, docs } = pair()
    a.write([element({})])
    const before = Y.encodeStateVector(docs[0])
    a.write([element({})])
    expect(Y.encodeStateVector(docs[0])).toEqual(before)
  })

  it('DG22 a deleted element stays readable and leaves the list', () => {
    const { a } = pair()
    a.write([element({})])
    a.write([element({ isDeleted: true })])
    expect(a.elements()).toEqual([])
    expect(a.get('a')?.isDeleted).toBe(true)
  })

  it('DG23 equal order keys are settled by id, alike on all sides', () => {
    const { a, b, exchange } = pair()
    a.write([element({ id: 'z', index: 'a1' })])
    b.write([element({ id: 'b', index: 'a1' })])
    exchange()
    for (const board of [a, b]) expect(board.elements().map(({ id }) => id)).toEqual(['b', 'z'])
  })

  it('DG24 a change tells which elements it touched, once', () => {
    const { a, b, exchange } = pair()
    const seen: string[][] = []
    b.observe(({ ids, local }) => seen.push([String(local), ...ids]))
    a.write([element({}), element({ id: 'b' })])
    exchange()
    expect(seen).toEqual([['false', 'a', 'b']])
  })

  /** A stroke of `count` points, as it stands while it is drawn. */
  const stroke = (count: number, change: Record<string, unknown> = {}): BoardElement => {
    const points = Array.from({ length: count }, (_, i) => [i * 3.3, i % 2])
    return element({ type: 'freedraw', points, width: (count - 1) * 3.3, height: 1, ...change })
  }

  it('DG26 a stroke that grows is written from where it ended, and its size is that of its points', () => {
    const { a, b, docs, exchange } = pair()
    const sizes: number[] = []
    docs[0].on('update', (update: Uint8Array) => sizes.push(update.length))
    for (const count of [2, 20, 600, 615]) a.write([stroke(count)])
    exchange()
    expect(sizes.at(-1)).toBeLessThan(120)
    expect(b.get('a')?.points).toHaveLength(615)
    expect(b.get('a')?.width).toBeCloseTo(614 * 3.3, 0)
    expect(Y.encodeStateAsUpdate(docs[0]).length).toBeLessThan(3_000)
  })

  it('DG27 a stroke that was resized is written anew, also against its author who draws on', () => {
    const { a, b, exchange } = pair()
    a.write([stroke(20)])
    exchange()
    const wide = stroke(20).points?.map(([x, y]) => [x * 2, y]) ?? []
    b.write([stroke(20, { points: wide })])
    a.write([stroke(40)])
    exchange()
    expect(a.get('a')).toEqual(b.get('a'))
    a.write([stroke(60)])
    exchange()
    expect(b.get('a')?.points).toHaveLength(60)
  })

  it('DG28 pressures of a growing stroke are kept as they are', () => {
    const { a, b, exchange } = pair()
    const pressed = (count: number) =>
      stroke(count, {
        pressures: Array.from({ length: count }, (_, i) => Math.fround(i / 77)),
        simulatePressure: false,
      })
    for (const count of [3, 30, 70]) a.write([pressed(count)])
    exchange()
    expect(b.get('a')?.pressures).toEqual(pressed(70).pressures)
  })

  it('DG29 what is as usual takes no room, and what goes back to usual does so everywhere', () => {
    const { a, b, docs, exchange } = pair()
    a.write([element({})])
    expect(docs[0].getMap('state').size + docs[0].getMap('membership').size).toBe(0)
    expect(docs[0].getMap('look').get('a')).toEqual(['rectangle', 1, { roundness: null }])
    for (const change of [{ locked: true, groupIds: ['g'], customData: { component: 'llm' } }, {}]) {
      a.write([element(change)])
      exchange()
      expect(b.get('a')).toEqual(element(change))
    }
  })

  it('DG25 replicas that changed whatever they liked agree after an exchange', () => {
    const change = fc.record({
      side: fc.constantFrom('a' as const, 'b' as const),
      id: fc.constantFrom('p', 'q', 'r'),
      raw: fc.oneof(
        fc.record({ x: fc.integer({ min: -999, max: 999 }) }),
        fc.record({ backgroundColor: fc.constantFrom('#f00', '#0f0') }),
        fc.record({ isDeleted: fc.boolean() }),
        fc.record({ index: fc.constantFrom('a1', 'a2', 'Zz') }),
      ),
    })
    fc.assert(
      fc.property(fc.array(fc.oneof(change, fc.constant('exchange' as const)), { maxLength: 30 }), (steps) => {
        const { exchange, ...boards } = pair()
        for (const step of steps)
          if (step === 'exchange') exchange()
          else {
            const board = boards[step.side]
            board.write([{ ...(board.get(step.id) ?? element({ id: step.id })), ...step.raw }])
          }
        exchange()
        expect(boards.a.elements()).toEqual(boards.b.elements())
      }),
    )
  })
})

describe('DG30 the check before the broadcast', () => {
  /** Of a room that gets the first update of its life, or the first since it was loaded with `before`. */
  const verdict = (write: (doc: Y.Doc) => void, before?: Uint8Array): string | null => {
    const [writer, room] = [new Y.Doc(), new Y.Doc()]
    if (before) for (const doc of [writer, room]) Y.applyUpdate(doc, before)
    const known = Y.encodeStateVector(writer)
    writer.transact(() => write(writer))
    let answer: string | null = null
    room.on('afterTransaction', (transaction: Y.Transaction) => {
      answer = checkBoard(room, transaction)
    })
    Y.applyUpdate(room, Y.encodeStateAsUpdate(writer, known))
    return answer
  }

  it('DG30 lets a whole legal element pass', () => {
    expect(verdict((doc) => openBoard(doc).write([element({ link: 'https://x.org' })]))).toBeNull()
  })

  it.each([
    ['an iframe', 'look', ['iframe', 1]],
    ['an embeddable', 'look', ['embeddable', 1]],
    ['a magicframe', 'look', ['magicframe', 1]],
    ['a script link', 'state', { isDeleted: false, locked: false, link: 'javascript:alert(1)' }],
    ['a colour that asks another host', 'look', ['rectangle', 1, { strokeColor: 'url(https://x.example/y)' }]],
    ['a position that is no number', 'geometry', [Number.NaN, 0, 1, 1]],
    ['a position out of this world', 'geometry', [1e9, 0, 1, 1]],
    ['groups that are no list', 'membership', { groupIds: 'x', frameId: null }],
    ['a stroke that is no bytes', 'strokes', [1, 2]],
    ['bytes that are no stroke', 'strokes', new Uint8Array([9, 9, 9])],
    ['a text of a novel’s length', 'text', { ...element({ type: 'text', text: 'x' }), text: 'x'.repeat(60_000) }],
    ['bytes after the stroke', 'strokes', new Uint8Array([1, 1, 1, 0, 0, 0, 7])],
    ['custom data beyond the limit', 'custom', { customData: { x: 'x'.repeat(9_000) } }],
    ['custom data that JSON cannot say', 'custom', { customData: { n: 10n } }],
    ['a field that is of no group', 'membership', { groupIds: [], frameId: null, junk: 'x'.repeat(1_000_000) }],
    ['a field of another group', 'look', ['rectangle', 1, { isDeleted: true }]],
    ['an order key that the editor throws on', 'order', 'a10'],
    ['a stroke in a text that is none', 'strokes', new Y.Text('zzz')],
    ['a stroke that breaks off', 'strokes', new Y.Text(`s${String.fromCharCode(65)}`)],
    ['a shared type in place of a value', 'look', new Y.Map()],
  ])('DG31 names %s', (_, group, value) => {
    expect(verdict((doc) => doc.getMap(group).set('a', value))).toMatch(/^Element a: /)
  })

  it.each([
    ['a map of another name', (doc: Y.Doc) => doc.getMap('junk').set('x', 1)],
    ['a list in the map of looks', (doc: Y.Doc) => doc.getArray('look').insert(0, ['x'])],
    ['a text in the map of states', (doc: Y.Doc) => doc.getText('state').insert(0, 'x')],
  ])('DG34 refuses %s', (_, write) => {
    expect(verdict(write)).toMatch(/no part called/)
    const doc = new Y.Doc()
    openBoard(doc).write([element({})])
    expect(verdict(write, Y.encodeStateAsUpdate(doc))).toMatch(/no part called/)
  })

  it('DG32 refuses that a key is removed', () => {
    const doc = new Y.Doc()
    openBoard(doc).write([element({ strokeColor: '#ff0000' })])
    expect(verdict((board) => board.getMap('look').delete('a'), Y.encodeStateAsUpdate(doc))).toMatch(/removed/)
  })

  it('DG33 bounds every map, also where elements have no kind', () => {
    const order = (doc: Y.Doc): void => {
      for (let i = 0; i <= 20_000; i++) doc.getMap('order').set(`e${i}`, 'a1')
    }
    expect(verdict(order)).toMatch(/holds 5000/)
  })
})

const folders = [resolve('tests/drawings'), resolve('../shared/diagrams/dev')]
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.excalidraw'))

describe('DG40 real drawings', () => {
  it.skipIf(!existsSync(folders[1] ?? ''))('SKIPPED where ../shared/diagrams is absent: all of them are here', () => {
    expect(files.length).toBeGreaterThan(60)
  })

  it.each(files)('DG40 arrives at a peer as it was, and is saved with the same elements: %s', (path) => {
    const scene = readScene(readFileSync(path, 'utf8'))
    if ('problem' in scene) throw new Error(scene.problem)
    expect(scene.refused).toEqual([])
    const { a, b, docs, exchange } = pair()
    const verdicts: (string | null)[] = []
    docs[1].on('afterTransaction', (transaction: Y.Transaction) => verdicts.push(checkBoard(docs[1], transaction)))
    a.write(scene.elements)
    exchange()
    expect(verdicts.filter((verdict) => verdict !== null)).toEqual([])
    expect(b.elements().map(({ id }) => id)).toEqual(scene.elements.map(({ id }) => id))
    for (const sent of scene.elements) {
      const { points = [], ...rest } = b.get(sent.id) ?? { id: 'missing' }
      const { points: sentPoints = [], ...sentRest } = sent
      expect(rest).toEqual(sentRest)
      expect(points.length).toBe(sentPoints.length)
      const off = points.map((point, i) =>
        Math.max(Math.abs(point[0] - (sentPoints[i]?.[0] ?? NaN)), Math.abs(point[1] - (sentPoints[i]?.[1] ?? NaN))),
      )
      expect(Math.max(0, ...off)).toBeLessThanOrEqual(sent.type === 'freedraw' ? 1 / 16 : 0)
    }
    const again = readScene(writeScene(b.elements(), scene.files))
    if ('problem' in again) throw new Error(again.problem)
    expect(new Set(again.elements.map(({ id }) => id))).toEqual(new Set(scene.elements.map(({ id }) => id)))
    expect(again.refused).toEqual([])
  })
})
