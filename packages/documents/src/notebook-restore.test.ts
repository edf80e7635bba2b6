import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { markConstraint, markProbe, readNotebook, say } from './notebook.ts'
import { notebookFile, restoreNotebook } from './notebook-restore.ts'

function desk() {
  const server = new Y.Doc()
  markProbe(server, 'stale', 'asked')
  say(server, { by: 'Ivo', text: 'first', at: 1 })
  const aside = new Y.Doc()
  Y.applyUpdate(aside, Y.encodeStateAsUpdate(server))
  const comeBack = () => {
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(server))
    return { refused: restoreNotebook(aside, fresh), fresh }
  }
  return { server, aside, comeBack }
}

it('marks, what was taken away and lines come back; what is too long or not of the notebook is named', () => {
  const { server, aside, comeBack } = desk()
  markProbe(aside, 'one', 'asked')
  markProbe(aside, 'stale', null)
  aside.getMap('dismissed').set('long', 'x'.repeat(9_000))
  aside.getMap('scores').set('D1', 4)
  say(aside, { by: 'Wim', text: 'second', at: 2 })
  say(aside, { by: 'Wim', text: 'third', at: 3 })
  markConstraint(server, 'cost', true)
  const { refused, fresh } = comeBack()
  const view = readNotebook(fresh)
  expect([...view.probes]).toEqual([['one', 'asked']])
  expect([...view.constraints]).toEqual(['cost'])
  expect(view.chat.map(({ text }) => text)).toEqual(['first', 'second', 'third'])
  expect(refused.map(({ id }) => id)).toEqual(['scores', 'long'])
})

it('of lines written in one go, only those that have not arrived are written again', () => {
  const { server, aside, comeBack } = desk()
  say(aside, { by: 'Wim', text: 'second', at: 2 })
  Y.applyUpdate(server, Y.encodeStateAsUpdate(aside))
  say(aside, { by: 'Wim', text: 'third', at: 3 })
  expect(readNotebook(comeBack().fresh).chat.map(({ text }) => text)).toEqual(['first', 'second', 'third'])
})

it('the copy holds everything', () => {
  const { aside } = desk()
  const copy: unknown = JSON.parse(notebookFile(aside).text)
  expect(copy).toMatchObject({ probes: { stale: { state: 'asked' } }, chat: [{ text: 'first' }] })
})
