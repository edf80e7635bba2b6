import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { create } from 'zustand'
import { loadBoardRestorer } from './board-restorer.ts'
import type { Line } from './connect.ts'
import { trackStatus } from './connection-status.ts'
import { bringBack } from './refusal-recovery.ts'
import type { Remains } from './remains.ts'

function box(id: string) {
  const read = readElement({ id, type: 'rectangle', x: 1, y: 2, width: 30, height: 40 })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

function silentLine(): Line {
  const doc = new Y.Doc()
  return {
    doc,
    awareness: new Awareness(doc),
    previews: { send: () => undefined, hear: () => () => undefined },
    cursors: { send: () => undefined, hear: () => () => undefined },
    state: () => Y.encodeStateAsUpdate(doc),
    close: () => undefined,
  }
}

async function desk() {
  const [refused, fresh] = [silentLine(), silentLine()]
  const { store, events } = trackStatus()
  events.opened()
  events.loaded()
  events.localChange()
  events.refused()
  const remains = create<{ readonly now: Remains | null }>(() => ({ now: null }))
  const line = create<Line>(() => refused)
  const restorer = await loadBoardRestorer()
  const bring = (): void =>
    bringBack({
      name: 'board',
      aside: { key: 'one', state: refused.state(), settled: false },
      refused,
      fresh,
      restorer,
      line,
      remains,
      events,
      status: store,
    })
  return { refused, fresh, line, remains, status: store, bring, back: openBoard(fresh.doc) }
}

test('what a screen writes as it lets go of the refused document comes along', async () => {
  const { refused, fresh, line, bring, back } = await desk()
  openBoard(refused.doc).write([box('before')])
  line.subscribe((now) => {
    expect(now).toBe(fresh)
    expect(back.get('before')).not.toBeNull()
    openBoard(refused.doc).write([box('last')])
  })
  bring()
  expect(back.elements().map(({ id }) => id)).toEqual(['before', 'last'])
})

test('what comes back is unsaved until acknowledged, and what does not stands in a copy until it is dismissed', async () => {
  const { refused, remains, status, bring } = await desk()
  openBoard(refused.doc).write([box('good')])
  refused.doc.getMap('look').set('bad', { type: 'iframe' })
  bring()
  expect(status.getState()).toMatchObject({ state: 'saving', unsaved: 1 })
  const { now } = remains.getState()
  expect(now?.refused.map(({ id }) => id)).toEqual(['bad'])
  expect(now?.copy().text).toContain('iframe')
  now?.dismiss()
  expect(remains.getState().now).toBeNull()
})

test('where nothing was lost, nothing is told', async () => {
  const { remains, status, bring } = await desk()
  bring()
  expect(remains.getState().now).toBeNull()
  expect(status.getState()).toMatchObject({ state: 'saved', unsaved: 0 })
})
