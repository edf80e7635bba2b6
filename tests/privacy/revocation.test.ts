/**
 * What is taken from somebody is taken at once: within two seconds every open socket concerned is closed with the code
 * that says what to do, and nobody else's is.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { documents } from './access-table.ts'
import { openWire, type Wire } from './raw-socket.ts'
import {
  ask,
  bearer,
  makeWorld,
  openStand,
  openStore,
  type Seat,
  type SeatRole,
  said,
  seatRoles,
  take,
  type World,
} from './world.ts'

// Many calls and sockets a test, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** While set, whoever comes in next is looked up before what happens then, and let in after it. */
let arrival: { looked: () => void; go: Promise<void> } | null = null

let stand: Stand
beforeAll(async () => {
  const storage = openStore()
  stand = await openStand({
    ...storage,
    async invites(id) {
      const rows = await storage.invites(id)
      const held = arrival
      arrival = null
      held?.looked()
      await held?.go
      return rows
    },
  })
})
afterAll(() => stand.down())

interface Line {
  readonly name: string
  readonly wire: Wire
}

async function openAll(world: World, seats: readonly Seat[]): Promise<Line[]> {
  const lines = seats.flatMap((seat) =>
    documents
      .filter((document) => seat.role !== 'candidate' || document !== 'notebook')
      // Two devices each.
      .flatMap((document) =>
        [1, 2].map((device) => ({
          name: `${seat.role} ${seat.id} ${document} ${device}`,
          wire: openWire(stand.url, {
            interview: world.id,
            document,
            headers: bearer(seat.token),
            query: { ext: '1' },
          }),
        })),
      ),
  )
  for (const { wire } of lines) {
    await wire.upgraded
    await wire.ask()
  }
  return lines
}

const longest = 2_000

/** Does it, and answers which lines closed in time and with which codes. */
async function closedBy(lines: readonly Line[], expectedCount: number, act: () => Promise<unknown>): Promise<string[]> {
  const closed: string[] = []
  for (const { name, wire } of lines) void wire.closed.then((code) => closed.push(`${name}: ${code}`))
  const started = performance.now()
  await act()
  await expect.poll(() => closed.length, { timeout: longest }).toBeGreaterThanOrEqual(expectedCount)
  expect(performance.now() - started).toBeLessThan(longest)
  // Whoever is still there is answered, so nobody else is about to be closed.
  for (const { wire } of lines) if (wire.isOpen()) await wire.ask()
  for (const { wire } of lines) wire.leave()
  return closed.sort()
}

const command = (world: World, path: string, body?: unknown) => async (): Promise<void> => {
  const headers = bearer(world.seats.lead.token)
  const asked = { method: 'POST', path: `/api/v1/interviews/${world.id}/${path}`, headers, ...(body ? { body } : {}) }
  expect(said(await ask(stand.url, asked))).toBe('204')
}
const owner =
  (world: World, path = '') =>
  async (): Promise<void> => {
    const asked = { method: 'DELETE', path: `/api/v1/interviews/${world.id}${path}`, headers: bearer(stand.owner) }
    expect((await ask(stand.url, asked)).status).toBeLessThan(300)
  }

const codes = (lines: readonly Line[], code: number, which: (name: string) => boolean = () => true): string[] =>
  lines
    .filter(({ name }) => which(name))
    .map(({ name }) => `${name}: ${code}`)
    .sort()

test.each(seatRoles)(
  'a withdrawn invite closes all sockets of the %s, and of nobody else, with 4401',
  async (role: SeatRole) => {
    const world = await makeWorld(stand, 'live')
    const more =
      role === 'interviewer' || role === 'shadow' ? [await take(stand.url, world.invites[role].token, role)] : []
    const lines = await openAll(world, [...Object.values(world.seats), ...more])
    const wanted = codes(lines, 4401, (name) => name.startsWith(role))
    expect(await closedBy(lines, wanted.length, owner(world, `/invites/${world.invites[role].id}`))).toEqual(wanted)
    for (const seat of [world.seats[role], ...more])
      for (const document of documents) {
        const again = openWire(stand.url, { interview: world.id, document, headers: bearer(seat.token) })
        expect(await again.fate()).toBe(4401)
      }
  },
)

test('a withdrawn invite touches nobody of another interview', async () => {
  const [world, other] = [await makeWorld(stand, 'live'), await makeWorld(stand, 'live')]
  const lines = await openAll(other, Object.values(other.seats))
  expect(await closedBy(lines, 0, owner(world, `/invites/${world.invites.candidate.id}`))).toEqual([])
})

test.each([
  ['freeze', 'live'],
  ['unfreeze', 'frozen'],
] as const)('%s sends the candidate’s board sockets away to come back, and nobody else', async (what, state) => {
  const world = await makeWorld(stand, state)
  const lines = await openAll(world, Object.values(world.seats))
  const wanted = codes(lines, 1012, (name) => name.startsWith('candidate') && name.includes(' board '))
  expect(await closedBy(lines, wanted.length, command(world, 'stage', { do: what }))).toEqual(wanted)
})

test('handing the lead over sends both away to come back in their new roles, and nobody else', async () => {
  const world = await makeWorld(stand, 'live')
  const { lead: giver, interviewer: taker } = world.seats
  const colleague = await take(stand.url, world.invites.interviewer.token, 'interviewer')
  const lines = await openAll(world, [...Object.values(world.seats), colleague])
  const wanted = codes(lines, 1012, (name) => name.includes(giver.id) || name.includes(taker.id))
  expect(await closedBy(lines, wanted.length, command(world, 'hand-over', { to: taker.id }))).toEqual(wanted)
  const extend = (seat: Seat) =>
    ask(stand.url, {
      method: 'POST',
      path: `/api/v1/interviews/${world.id}/stage`,
      headers: bearer(seat.token),
      body: { do: 'extend', minutes: 1 },
    })
  expect(said(await extend(taker))).toBe('204')
  expect(said(await extend(giver))).toBe('403 no-access')
  expect(said(await extend(colleague))).toBe('403 no-access')
})

test('the end closes the candidate’s sockets for good, and the others’ to come back as readers', async () => {
  const world = await makeWorld(stand, 'live')
  const lines = await openAll(world, Object.values(world.seats))
  const wanted = [
    ...codes(lines, 4410, (name) => name.startsWith('candidate')),
    ...codes(lines, 1012, (name) => !name.startsWith('candidate')),
  ].sort()
  expect(await closedBy(lines, wanted.length, command(world, 'end'))).toEqual(wanted)
})

test.each(['waiting', 'live', 'frozen', 'ended'] as const)(
  'erasing an interview that is %s closes every socket with 4410',
  async (state) => {
    const world = await makeWorld(stand, state)
    const present = Object.values(world.seats).filter(({ role }) => state !== 'ended' || role !== 'candidate')
    const lines = await openAll(world, present)
    expect(await closedBy(lines, lines.length, owner(world))).toEqual(codes(lines, 4410))
  },
)

test.each([
  ['the withdrawal of an invite', (world: World) => owner(world, `/invites/${world.invites.candidate.id}`), [4401]],
  ['the end', (world: World) => command(world, 'end'), [4410]],
  ['an erasure', (world: World) => owner(world), [4410]],
] as const)('nobody slips in during %s: doors that are opening then are shut as well', async (_, act, allowed) => {
  const world = await makeWorld(stand, 'live')
  const knock = () =>
    openWire(stand.url, { interview: world.id, document: 'board', headers: bearer(world.seats.candidate.token) })
  const wires: Wire[] = []
  const done = act(world)()
  for (let i = 0; i < 40; i++) {
    wires.push(knock())
    await new Promise((resolve) => setImmediate(resolve))
  }
  await done
  // Some were inside for a moment; none stays.
  const codes = new Set<number>()
  const shut = Promise.all(wires.map(({ closed }) => closed.then((code) => codes.add(code))))
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('some are still open'), longest))
  expect(await Promise.race([shut.then(() => 'all are shut'), late])).toBe('all are shut')
  expect([...codes]).toEqual([...allowed])
})

test.each([
  ['the withdrawal of an invite', (world: World) => owner(world, `/invites/${world.invites.candidate.id}`), 4401],
  ['the end', (world: World) => command(world, 'end'), 4410],
  ['an erasure', (world: World) => owner(world), 4410],
  ['a freeze', (world: World) => command(world, 'stage', { do: 'freeze' }), 1012],
] as const)('whoever was looked up before %s and let in after it is sent away again', async (_, act, code) => {
  const world = await makeWorld(stand, 'live')
  let go: () => void = () => undefined
  const looked = new Promise<void>((resolve) => {
    arrival = {
      looked: resolve,
      go: new Promise((released) => {
        go = released
      }),
    }
  })
  const headers = bearer(world.seats.candidate.token)
  const wire = openWire(stand.url, { interview: world.id, document: 'board', headers })
  await looked
  await act(world)()
  go()
  const stays = new Promise<string>((resolve) => setTimeout(() => resolve('is still open'), longest))
  expect(await Promise.race([wire.closed, stays])).toBe(code)
  wire.leave()
})
