/** Every role at every call, in every state of the interview, as a program and as a page: what the table says, to the letter. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { type Caller, callers, expected, states, table } from './access-table.ts'
import { describedRoutes, mountedRoutes } from './routes.ts'
import { ask, type Carry, credentials, makeWorld, openStand, requestOf, said, type World } from './world.ts'

// Many calls and sockets a test, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.down())

const rows = Object.entries(table)

/** All that a call could change of an interview. */
async function contentsOf({ id }: World): Promise<string> {
  const { storage } = stand
  return JSON.stringify([
    await storage.interview(id),
    await storage.invites(id),
    await storage.participants(id),
    await storage.scorecards(id),
    (await storage.log.read(id)).map(({ seq, kind }) => [seq, kind]),
  ])
}

interface Case {
  readonly route: string
  readonly caller: Caller
}

async function answers(world: World, cases: readonly Case[], carry: Carry): Promise<string[]> {
  const wrong: string[] = []
  for (const { route, caller } of cases) {
    const row = table[route]
    if (!row) throw new Error(`No row for ${route}.`)
    const headers = credentials(stand, world, caller, row.scope === 'page' ? 'cookie' : carry)
    const asked = { ...requestOf(route, world, caller), headers }
    const wanted = expected(row, caller, world.state)
    const got = said(await ask(stand.url, asked))
    if (got !== wanted) wrong.push(`${route} by ${caller} (${carry}): ${got}, not ${wanted}`)
    if (asked.method !== 'GET') continue
    const head = (await ask(stand.url, { ...asked, method: 'HEAD' })).status
    if (head !== Number.parseInt(wanted, 10))
      wrong.push(`HEAD ${route} by ${caller} (${carry}): ${head}, not ${wanted}`)
  }
  return wrong
}

describe('the table of access', () => {
  test('has a row for every route that is mounted or described, and no other', async () => {
    const mounted = mountedRoutes(stand.routes())
    const description = await ask(stand.url, { method: 'GET', path: '/api/v1/openapi.json' })
    const described = describedRoutes(description.text)
    expect(mounted.length).toBeGreaterThan(40)
    expect([...new Set([...mounted, ...described])].sort()).toEqual(Object.keys(table).sort())
    expect(described.filter((route) => !mounted.includes(route))).toEqual([])
    const undescribed = mounted.filter((route) => route.includes('/api/v1/') && !described.includes(route))
    expect(undescribed).toEqual(['GET /api/v1/openapi.json'])
  })
})

describe.each(states)('an interview that is %s', (state) => {
  test.each(['bearer', 'cookie'] as const)(
    'answers everybody at every call as the table says, by %s',
    async (carry) => {
      const world = await makeWorld(stand, state)
      const cases = rows.flatMap(([route]) => callers.map((caller) => ({ route, caller })))
      const refused = cases.filter(({ route, caller }) => {
        const row = table[route]
        return row && Number.parseInt(expected(row, caller, state), 10) >= 400
      })
      const before = await contentsOf(world)
      expect(await answers(world, refused, carry)).toEqual([])
      expect(await contentsOf(world), 'a refused call changed something').toBe(before)
      const allowed = cases.filter((one) => !refused.includes(one))
      const together = allowed.filter(({ route }) => !table[route]?.alone)
      expect(await answers(world, together, carry)).toEqual([])
      for (const one of allowed.filter(({ route }) => table[route]?.alone))
        expect(await answers(await makeWorld(stand, state), [one], carry)).toEqual([])
    },
  )
})
