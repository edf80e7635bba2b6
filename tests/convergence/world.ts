/**
 * Two to five people at one board over a network that holds updates up, reorders and repeats them, and loses glimpses of
 * gestures; people go offline, come back, reload the page or lose their browser. Rules are looked at after every
 * operation, and in the end all must agree.
 */
import * as Y from 'yjs'
import { Drawer } from './drawer.ts'
import { Ledger } from './ledger.ts'
import { agree, look } from './rules.ts'
import { seeded } from './seeds.ts'

type Hearer = (from: number, payload: Uint8Array) => void

interface Seat {
  drawer: Drawer
  /** Updates on their way to this person, and from them to the server. */
  readonly down: Uint8Array[]
  readonly up: Uint8Array[]
  /** How others' gestures stand, on the way here; and who listens to that. */
  readonly glimpses: { from: number; payload: Uint8Array }[]
  readonly hearers: Set<Hearer>
  /** Whom the rest of the world took this person for, page by page. */
  readonly people: Set<number>
  online: boolean
  mayWrite: boolean
}

/** What else may happen. */
export interface Weather {
  /** Others' gestures are seen, in glimpses. */
  readonly glimpses: boolean
  /** People may lose the right to draw, and get it back. */
  readonly readers: boolean
  /** Who typed a label may leave before it has made room for another one. */
  readonly leavers: boolean
  /** Arrows in one hand are bound to something else by another; then every list must tell the truth. */
  readonly traces: boolean
}
export const storm: Weather = { glimpses: true, readers: true, leavers: true, traces: true }
/** What the binding stands up to today: to be as `storm` as soon as it can. */
export const today: Weather = { glimpses: false, readers: false, leavers: false, traces: true }

const operations = 200
/** After everybody has let go, updates cross the wire at most so often before all is quiet. */
const mostRounds = 30

export function run(seed: number, weather: Weather = today): void {
  const chance = seeded(seed)
  const ledger = new Ledger()
  const server = new Y.Doc()
  server.clientID = 1
  let ids = 0
  let people = 1
  let stayed = true
  const seats: Seat[] = []
  const newId = (): string => `e${chance(1000)}-${ids++}`

  /** A new page on this state of the document. */
  function open(seat: Omit<Seat, 'drawer'>, state: Uint8Array): Drawer {
    people += 1
    const person = people
    seat.people.add(person)
    const doc = new Y.Doc()
    doc.clientID = person
    Y.applyUpdate(doc, state, 'server')
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') seat.up.push(update)
    })
    const line = {
      send(payload: Uint8Array) {
        for (const other of seats)
          if (seat.online && other.online && other.drawer.person !== person)
            other.glimpses.push({ from: person, payload })
      },
      hear(listener: Hearer) {
        seat.hearers.add(listener)
        return () => seat.hearers.delete(listener)
      },
    }
    return new Drawer({ doc, person, chance, newId, ledger, line, mayWrite: () => seat.mayWrite })
  }

  for (let i = 0; i < 2 + chance(4); i++) {
    const seat = {
      down: [],
      up: [],
      glimpses: [],
      hearers: new Set<Hearer>(),
      people: new Set<number>(),
      online: true,
      mayWrite: true,
    }
    seats.push(Object.assign(seat, { drawer: open(seat, Y.encodeStateAsUpdate(server)) }))
  }

  /** The server takes what this person wrote and sends it on to all others; this person hears of theirs. */
  function exchange(seat: Seat, many: number, orderly: boolean): void {
    for (const update of seat.up.splice(0, many)) {
      Y.applyUpdate(server, update)
      for (const other of seats) if (other !== seat) other.down.push(update)
    }
    for (let i = 0; i < many && seat.down.length > 0; i++) {
      const [update] = seat.down.splice(orderly ? 0 : chance(seat.down.length), 1)
      if (!update) continue
      Y.applyUpdate(seat.drawer.doc, update, 'server')
      if (!orderly && chance(8) === 0) seat.down.push(update)
    }
  }

  function glimpse(seat: Seat): void {
    for (const { from, payload } of seat.glimpses.splice(0))
      if (chance(8) > 0 && weather.glimpses) for (const hear of seat.hearers) hear(from, payload)
  }

  /** The page is loaded again: what was drawn is kept on the machine, or the browser has lost it. */
  function reopen(seat: Seat, kept: boolean): void {
    const { drawer } = seat
    stayed = false
    if (kept) drawer.sync()
    else ledger.forget(seat.people)
    const state = Y.encodeStateAsUpdate(kept ? drawer.doc : server)
    drawer.leave()
    seat.glimpses.length = 0
    if (!kept) {
      seat.up.length = 0
      seat.down.length = 0
    }
    seat.drawer = open(seat, state)
  }

  function operate(seat: Seat): void {
    const dice = chance(100)
    if (dice < 70) {
      if (seat.mayWrite) seat.drawer.act()
    } else if (dice < 90) {
      if (!seat.online) return
      exchange(seat, 1 + chance(6), chance(2) === 0)
      glimpse(seat)
    } else if (dice < 95) seat.online = !seat.online
    else if (dice < 96) seat.drawer.hush()
    else if (dice < 97) reopen(seat, chance(2) === 0)
    else if (dice < 98) {
      seat.drawer.release()
      seat.drawer.sync()
      if (weather.readers) seat.mayWrite = !seat.mayWrite
    } else seat.drawer.sync()
  }

  for (let step = 0; step < operations; step++) {
    const seat = seats[chance(seats.length)]
    if (!seat) continue
    try {
      operate(seat)
      look(seat.drawer, ledger, { caughtUp: seat.down.length === 0, strict: weather.traces })
    } catch (error) {
      throw new Error(`operation ${step}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }

  for (const seat of seats) {
    if (seat.mayWrite) seat.drawer.release()
    seat.drawer.hush()
  }
  for (let rounds = 0, quiet = false; !quiet; rounds++) {
    if (rounds > mostRounds) throw new Error('The boards do not come to rest.')
    quiet = true
    for (const seat of seats) {
      seat.drawer.sync()
      if (seat.up.length + seat.down.length > 0) quiet = false
      exchange(seat, Number.POSITIVE_INFINITY, true)
      look(seat.drawer, ledger, { caughtUp: false, strict: weather.traces })
    }
  }
  const state = JSON.stringify(Y.encodeStateVector(server))
  for (const { drawer } of seats)
    if (JSON.stringify(Y.encodeStateVector(drawer.doc)) !== state)
      throw new Error('A document differs from the server’s.')
  agree(
    seats.map(({ drawer }) => drawer),
    ledger,
    { settled: stayed || weather.leavers, strict: weather.traces },
  )
  for (const { drawer } of seats) drawer.leave()
}
