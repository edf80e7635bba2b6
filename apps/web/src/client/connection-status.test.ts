import { expect, test } from 'vitest'
import { trackStatus } from './connection-status.ts'

function online() {
  const tracked = trackStatus()
  tracked.events.opened()
  tracked.events.loaded()
  return tracked
}

test('saved is said only when every message sent is acknowledged and the vector covers this client', () => {
  const { store, events } = online()
  events.localChange()
  events.sent()
  events.localChange()
  events.sent()
  expect(store.getState()).toMatchObject({ state: 'saving', unsaved: 2 })
  events.acknowledged(1, true)
  expect(store.getState().state).toBe('saving')
  events.acknowledged(2, false)
  expect(store.getState().state).toBe('saving')
  events.acknowledged(2, true)
  expect(store.getState()).toMatchObject({ state: 'saved', unsaved: 0 })
})

test('changes made while the link is down are counted and stay unsaved until acknowledged on the next link', () => {
  const { store, events } = online()
  events.lost()
  events.localChange()
  expect(store.getState()).toMatchObject({ state: 'offline', unsaved: 1 })
  events.opened()
  events.loaded()
  expect(store.getState().state).toBe('saving')
  events.sent()
  events.acknowledged(1, true)
  expect(store.getState().state).toBe('saved')
})

test('a permanent close is final and keeps its code', () => {
  const { store, events } = online()
  events.closed(4410)
  events.lost()
  expect(store.getState()).toMatchObject({ state: 'closed', closed: 4410 })
})

test('nothing is called saved from a refusal until what came back is acknowledged', () => {
  const { store, events } = online()
  events.localChange()
  events.lost()
  events.refused()
  events.opened()
  events.sent()
  events.acknowledged(1, true)
  expect(store.getState()).toMatchObject({ state: 'saving', unsaved: 1 })
  events.sent()
  events.recovered(true)
  expect(store.getState()).toMatchObject({ state: 'saving', unsaved: 1 })
  events.acknowledged(2, true)
  expect(store.getState()).toMatchObject({ state: 'saved', unsaved: 0 })
})

test('where nothing legal was left to bring back, a refusal ends as saved', () => {
  const { store, events } = online()
  events.refused()
  expect(store.getState().state).toBe('saving')
  events.recovered(false)
  expect(store.getState()).toMatchObject({ state: 'saved', unsaved: 0 })
})

test('a server that cannot store is named while something is unsaved, and until it can again', () => {
  const { store, events } = online()
  events.storing(false)
  expect(store.getState().state).toBe('saved')
  events.localChange()
  events.sent()
  expect(store.getState()).toMatchObject({ state: 'cannot-save', unsaved: 1 })
  events.storing(true)
  expect(store.getState().state).toBe('saving')
  events.acknowledged(1, true)
  expect(store.getState().state).toBe('saved')
})

test('a line that never opened is called blocked after three tries, and no more once it opens', () => {
  const { store, events } = trackStatus()
  events.failed()
  events.failed()
  expect(store.getState().blocked).toBe(false)
  events.failed()
  expect(store.getState().blocked).toBe(true)
  events.opened()
  expect(store.getState().blocked).toBe(false)
  for (let i = 0; i < 5; i++) events.failed()
  expect(store.getState().blocked).toBe(false)
})
