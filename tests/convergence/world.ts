/**
 * Two to five people at one board over a network that holds updates up, reorders and repeats them; people go offline, come
 * back, or lose their browser. Rules are looked at after every operation, and in the end all must agree.
 */

import { boundTo } from '@probeboard/domain/diagram/scene'
import * as Y from 'yjs'
import { type Chance, Drawer, essence } from './drawer.ts'

interface Seat {
  drawer: Drawer
  /** Updates on their way to this person, and from them to the server. */
  down: Uint8Array[]
  up: Uint8Array[]
  online: boolean
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(limit, 1))
  }
}

const operations = 200
/** After everybody has let go, updates cross the wire at most so often before all is quiet. */
const mostRounds = 30

export function run(seed: number): void {
  const chance = seeded(seed)
  const server = new Y.Doc()
  server.clientID = 1
  let ids = 0
  let clients = 1
  let killed = false
  const newId = (): string => `e${String(ids++).padStart(4, '0')}-${chance(1000)}`

  const sit = (): Drawer => {
    const doc = new Y.Doc()
    clients += 1
    doc.clientID = clients
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server')
    const drawer = new Drawer(doc, chance, newId)
    return drawer
  }
  const seats: Seat[] = []
  const listen = (seat: Seat): void => {
    seat.drawer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') seat.up.push(update)
    })
  }
  for (let i = 0; i < 2 + chance(4); i++) {
    const seat: Seat = { drawer: sit(), down: [], up: [], online: true }
    listen(seat)
    seats.push(seat)
  }

  /** The server takes an update and sends it on to all others. */
  function pass(from: Seat, update: Uint8Array): void {
    Y.applyUpdate(server, update)
    for (const seat of seats) if (seat !== from) seat.down.push(update)
  }
  function exchange(seat: Seat, many: number, orderly: boolean): void {
    for (const update of seat.up.splice(0, many)) pass(seat, update)
    for (let i = 0; i < many && seat.down.length > 0; i++) {
      const [update] = seat.down.splice(orderly ? 0 : chance(seat.down.length), 1)
      if (!update) continue
      Y.applyUpdate(seat.drawer.doc, update, 'server')
      if (!orderly && chance(8) === 0) seat.down.push(update)
    }
  }

  for (let step = 0; step < operations; step++) {
    const seat = seats[chance(seats.length)]
    if (!seat) continue
    const dice = chance(100)
    if (dice < 70) seat.drawer.act()
    else if (dice < 92) {
      if (seat.online) exchange(seat, 1 + chance(6), chance(2) === 0)
    } else if (dice < 98) seat.online = !seat.online
    else if (dice < 99) {
      seat.drawer.leave()
      seat.drawer = sit()
      seat.up = []
      seat.down = []
      listen(seat)
      killed = true
    } else seat.drawer.sync()
    look(seat, step)
  }

  for (const { drawer } of seats) drawer.release()
  let rounds = 0
  for (let quiet = false; !quiet; rounds++) {
    if (rounds > mostRounds) throw new Error('The boards do not come to rest.')
    quiet = true
    for (const seat of seats) {
      seat.drawer.sync()
      if (seat.up.length + seat.down.length > 0) quiet = false
      exchange(seat, Number.POSITIVE_INFINITY, true)
    }
  }
  agree(seats, server, killed)
  for (const { drawer } of seats) drawer.leave()
}

function fail(message: string): never {
  throw new Error(message)
}

/** What must hold at every moment on everybody's screen. */
function look({ drawer, down }: Seat, step: number): void {
  const { doc, board, paper } = drawer
  const hand = drawer.underHand()
  const at = `after operation ${step}`
  // What overtook what it builds on may be half there until that comes; the screen keeps what it had.
  const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  if (!waits) for (const id of board.ids()) if (!board.get(id)) fail(`${at}: ${id} is only half there`)
  let last = ''
  const live = new Map(paper.live().map((sheet) => [sheet.id, sheet]))
  for (const { id, index } of paper.list) {
    if (index <= last) fail(`${at}: ${id} has no order key of its own`)
    last = index
  }
  for (const { id, bound } of live.values())
    for (const { id: other } of bound) {
      const shown = live.get(other)?.fields
      const holds = [shown?.containerId, shown?.startBinding?.elementId, shown?.endBinding?.elementId]
      // What is in the hand learns of it when the hand lets go.
      if (!holds.includes(id) && !waits && !hand.has(id))
        fail(`${at}: ${id} carries ${other}, which is not there or does not hold on to it`)
    }
  if (waits || down.length > 0) return
  for (const { fields } of live.values())
    for (const id of [fields.containerId, fields.startBinding?.elementId, fields.endBinding?.elementId])
      if (id && !board.get(id)) fail(`${at}: ${fields.id} holds on to ${id}, which was never there`)
}

/** What must hold when all is quiet. */
function agree(seats: readonly Seat[], server: Y.Doc, killed: boolean): void {
  const [first] = seats
  if (!first) return
  const wanted = essence(first.drawer.board.elements())
  const carried = boundTo(first.drawer.board.elements())
  for (const { drawer } of seats) {
    const state = JSON.stringify(Y.encodeStateVector(drawer.doc))
    if (state !== JSON.stringify(Y.encodeStateVector(server))) fail('A document differs from the server’s.')
    if (essence(drawer.board.elements()).join('\n') !== wanted.join('\n')) fail('Two documents differ.')
    const shown = essence(drawer.paper.live().map(({ fields }) => fields))
    for (const [place, text] of wanted.entries())
      if (shown[place] !== text) fail(`A screen shows ${shown[place] ?? 'nothing'} where the document has ${text}`)
    if (shown.length !== wanted.length) fail('A screen shows more than the document has.')
    for (const sheet of drawer.paper.live()) {
      const own = sheet.bound.map(({ id }) => id).sort()
      const theirs = (carried.get(sheet.id) ?? []).map(({ id }) => id).sort()
      if (own.join() !== theirs.join()) fail(`${sheet.id} shows ${own.join()} and carries ${theirs.join()}`)
    }
  }
  if (killed) return
  for (const [id, list] of carried)
    if (list.filter(({ type }) => type === 'text').length > 1) fail(`${id} kept two labels`)
}
