/** Three peers with real documents on a network that holds frames up, loses connections, and a server that dies. */
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Journal } from './ports.ts'
import { board, Peer, SampleJournal, seat } from './room.test.kit.ts'
import { createRooms, type Member, type Rooms } from './rooms.ts'
import { survey } from './survey.ts'

type Step =
  | { do: 'set' | 'delete' | 'insert' | 'remove'; peer: number; key: number }
  | { do: 'deliver'; peer: number; many: number }
  | { do: 'turn' | 'crash' | 'fail' | 'serve' }
  | { do: 'cut' | 'dial' | 'curse'; peer: number }

const peer = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('set', 'delete', 'insert', 'remove'), peer, key: fc.nat(5) }),
  },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('deliver'), peer, many: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('turn') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('crash', 'fail', 'serve') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut', 'dial'), peer }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('curse'), peer }) },
)

/** A peer whose frames wait on the way, in order, until they are delivered; a cut loses what waits. */
class FarPeer extends Peer {
  readonly name: string
  up: Uint8Array[] = []
  down: Uint8Array[] = []
  far: Member | null = null

  constructor(name: string) {
    super()
    this.name = name
  }

  dial(rooms: Rooms): void {
    if (this.far) return
    this.up = []
    this.down = []
    const line = { up: this.up, down: this.down }
    this.far = rooms.join(board, seat(this.name), {
      buffered: 0,
      send: (frames) => line.down.push(...frames),
      close: () => {
        if (this.up === line.up) this.far = this.member = null
      },
    })
    this.member = { receive: (frame) => line.up.push(frame), closed: () => undefined }
    this.ask()
  }

  cut(): void {
    this.far?.closed()
    this.far = this.member = null
  }

  deliver(many: number): void {
    for (const frame of this.up.splice(0, many)) this.far?.receive(frame)
    if (this.far) for (const frame of this.down.splice(0, many)) this.hear(frame)
  }

  get idle(): boolean {
    return this.far !== null && this.up.length === 0 && this.down.length === 0
  }
}

const contentOf = (doc: Y.Doc) => ({ parts: doc.getMap('parts').toJSON(), list: doc.getArray('list').toJSON() })

async function play(steps: readonly Step[]): Promise<void> {
  const journal = new SampleJournal()
  /** A process, and how it dies: what it has not appended by then it never will. */
  let kill = (): void => undefined
  function open(): Rooms {
    let alive = true
    kill = () => {
      alive = false
    }
    const never = new Promise<never>(() => undefined)
    const own: Journal = {
      append: (updates) => (alive ? journal.append(updates) : never),
      load: (whole) => (alive ? journal.load(whole) : never),
      snapshot: (state) => (alive ? journal.snapshot(state) : never),
    }
    return createRooms(
      {
        journal: () => own,
        examine: async (update) => survey(update),
        check: () => (doc) => (doc.getMap('parts').has('curse') ? 'no cursing' : null),
      },
      { retryMs: [1] },
    )
  }
  let rooms = open()
  const peers = ['ada', 'bob', 'cleo'].map((name) => new FarPeer(name))
  for (const one of peers) one.dial(rooms)
  let count = 0

  function expectSavedIsLogged(): void {
    const logged = Y.decodeStateVector(Y.encodeStateVector(journal.doc()))
    for (const one of peers)
      for (const [client, clock] of one.acknowledged?.vector ?? [])
        expect(logged.get(client) ?? 0).toBeGreaterThanOrEqual(clock)
  }

  for (const what of steps) {
    count += 1
    if (what.do === 'turn') await new Promise((resolve) => setImmediate(resolve))
    else if (what.do === 'fail') journal.failing = 1
    else if (what.do === 'serve')
      await rooms.edit(board, null, (doc) => doc.getMap('parts').set('server', count)).catch(() => undefined)
    else if (!('peer' in what)) {
      // Nothing of the old process reaches a peer any more, and only what is durable remains.
      kill()
      for (const one of peers) one.far = one.member = null
      rooms = open()
      expectSavedIsLogged()
      for (const one of peers) one.dial(rooms)
    } else {
      const one = peers[what.peer]
      if (!one) continue
      const list = one.doc.getArray('list')
      if (what.do === 'deliver') one.deliver(what.many)
      else if (what.do === 'cut') one.cut()
      else if (what.do === 'dial') one.dial(rooms)
      else if (what.do === 'set') one.map.set(`k${what.key}`, `${one.name} ${count}`)
      else if (what.do === 'delete') one.map.delete(`k${what.key}`)
      else if (what.do === 'insert') list.insert(Math.min(what.key, list.length), [count])
      else if (what.do === 'remove' && list.length > 0) list.delete(Math.min(what.key, list.length - 1))
      else if (what.do === 'curse') {
        // A stranger with an illegal edit, who is sent away while the others are at work.
        const stranger = new Peer().join(rooms, seat('stranger'))
        stranger.map.set('curse', count)
        await rooms.read(board, () => undefined).catch(() => undefined)
        expect(stranger.closed).not.toBeNull()
        stranger.destroy()
      }
    }
  }

  journal.failing = 0
  await vi.waitFor(
    () => {
      for (const one of peers) {
        one.dial(rooms)
        one.deliver(1000)
      }
      expect(peers.every((one) => one.idle)).toBe(true)
      const logged = contentOf(journal.doc())
      for (const one of peers) expect(contentOf(one.doc)).toEqual(logged)
      for (const one of peers) expect(Y.encodeStateVector(one.doc)).toEqual(Y.encodeStateVector(journal.doc()))
    },
    { interval: 2, timeout: 5000 },
  )
  expectSavedIsLogged()
  for (const one of peers) one.destroy()
  await rooms.drain()
}

test('SY17 SY5 SY8 after 200 hostile steps all peers and the log are equal, and what was called saved is in the log', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 200, maxLength: 200 }), play), {
    numRuns: 40,
    endOnFailure: true,
  })
}, 120_000)
