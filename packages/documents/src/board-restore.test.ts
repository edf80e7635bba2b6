import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkBoard, openBoard } from './board.ts'
import { boardFile, restoreBoard } from './board-restore.ts'

function element(raw: Record<string, unknown>): BoardElement {
  const read = readElement({ id: 'a', type: 'rectangle', x: 1, y: 2, width: 30, height: 40, ...raw })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

/** The server's board, the author's with the same on it, and the author's new one once it came back. */
function desk(...there: BoardElement[]) {
  const server = new Y.Doc()
  openBoard(server).write(there)
  const aside = new Y.Doc()
  Y.applyUpdate(aside, Y.encodeStateAsUpdate(server))
  const comeBack = () => {
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(server))
    const faults: unknown[] = []
    fresh.on('afterTransaction', (transaction) => faults.push(checkBoard(fresh, transaction)))
    const refused = restoreBoard(aside, fresh)
    expect(faults.filter((fault) => fault !== null)).toEqual([])
    return { refused, board: openBoard(fresh), fresh }
  }
  return { server: openBoard(server), serverDoc: server, aside, mine: openBoard(aside), comeBack }
}

it('what is legal comes back, and what is illegal is named', () => {
  const { aside, mine, comeBack } = desk(element({ id: 'old' }))
  mine.write([element({ id: 'good', x: 70 })])
  aside.getMap('geometry').set('bad', 'not a place')
  aside.getMap('look').set('bad', { type: 'iframe' })
  mine.write([element({ id: 'later', x: 90 })])
  const { refused, board } = comeBack()
  expect(board.elements().map(({ id }) => id)).toEqual(expect.arrayContaining(['good', 'later', 'old']))
  expect(board.ids()).not.toContain('bad')
  expect(refused.map(({ id }) => id)).toEqual(['bad'])
})

it('an illegal change of an element that stands leaves it as it was, with its legal changes', () => {
  const { aside, mine, comeBack } = desk(element({ id: 'old', x: 5 }))
  mine.write([element({ id: 'old', x: 5, backgroundColor: '#00ff00' })])
  aside.getMap('geometry').set('old', { x: 'far' })
  const { refused, board } = comeBack()
  expect(board.get('old')).toMatchObject({ x: 5, backgroundColor: '#00ff00' })
  expect(refused.map(({ id }) => id)).toEqual(['old'])
})

it('what others changed meanwhile stays, where the author did not touch it', () => {
  const { server, mine, comeBack } = desk(element({ id: 'old', x: 5 }), element({ id: 'other', x: 6 }))
  mine.write([element({ id: 'old', x: 50 })])
  server.write([element({ id: 'other', x: 60 })])
  const { refused, board } = comeBack()
  expect([board.get('old')?.x, board.get('other')?.x, refused]).toEqual([50, 60, []])
})

it('a board that is all there brings nothing', () => {
  const { comeBack, serverDoc } = desk(element({ id: 'old' }), element({ id: 'gone', isDeleted: true }))
  const { fresh } = comeBack()
  expect(Y.encodeStateVector(fresh)).toEqual(Y.encodeStateVector(serverDoc))
})

it('what was written under the client id of another comes back as well', () => {
  const { server, serverDoc, aside, mine, comeBack } = desk()
  aside.clientID = serverDoc.clientID
  server.write([element({ id: 'theirs', x: 1 })])
  mine.write([element({ id: 'mine', x: 2 })])
  const { refused, board } = comeBack()
  expect(board.elements().map(({ id }) => id)).toEqual(['mine', 'theirs'])
  expect(refused).toEqual([])
})

it('a stroke that grew comes back whole', () => {
  const line = (count: number) =>
    element({ id: 's', type: 'freedraw', points: Array.from({ length: count }, (_, i) => [i, 2 * i]) })
  const { mine, comeBack } = desk()
  const grown = desk(line(3))
  mine.write([line(3)])
  mine.write([line(9)])
  expect(comeBack().board.get('s')?.points).toHaveLength(9)
  grown.mine.write([line(9)])
  expect(grown.comeBack().board.get('s')?.points).toHaveLength(9)
})

it('parts that no board has, texts in the place of maps and removed keys are named and left', () => {
  const { aside, comeBack } = desk(element({ id: 'old' }))
  aside.getMap('nonsense').set('x', 1)
  aside.getMap('look').delete('old')
  const { refused, board } = comeBack()
  expect(refused.map(({ id }) => id).sort()).toEqual(['nonsense', 'old'])
  expect(board.get('old')).not.toBeNull()
})

it('whatever stands aside, what is written is legal', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.uint8Array(),
    fc.constant([1, 2, 3, 4]),
    fc.constant({ type: 'rectangle' }),
    fc.constant('a5'),
  )
  const part = fc.constantFrom('geometry', 'strokes', 'look', 'text', 'order', 'membership', 'state', 'file', 'custom')
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.constantFrom('a', 'b', 'c'), value), { maxLength: 30 }), (writes) => {
      const { aside, comeBack } = desk(element({ id: 'a' }))
      for (const [name, id, raw] of writes) aside.getMap(name).set(id, raw)
      comeBack()
    }),
  )
})

it('the copy holds all that can be read, and beside it what cannot', () => {
  const { aside } = desk(element({ id: 'old' }))
  aside.getMap('look').set('bad', { type: 'iframe' })
  const scene: unknown = JSON.parse(boardFile(aside).text)
  expect(scene).toMatchObject({ elements: [{ id: 'old' }], unreadable: { bad: { look: { type: 'iframe' } } } })
})
