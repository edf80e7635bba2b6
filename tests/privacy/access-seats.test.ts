/** Bad credentials and foreign pages, at every call and at every door of the live documents: nothing opens. */
import { ownerCookie } from '@probeboard/protocol/address'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { table } from './access-table.ts'
import { type Bad, badSeats } from './bad-seats.ts'
import { openWire } from './raw-socket.ts'
import {
  ask,
  asPage,
  bearer,
  makeWorld,
  openStand,
  requestOf,
  said,
  seatRoles,
  signIn,
  take,
  type World,
} from './world.ts'

// Many calls and sockets a test, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let stand: Stand
let world: World
let bad: Bad[]
beforeAll(async () => {
  stand = await openStand()
  world = await makeWorld(stand, 'live')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 31 * 86_400_000 })
  const expired = await signIn(stand)
  vi.useRealTimers()
  bad = await badSeats(stand, world, expired)
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => stand.down())

const guarded = Object.entries(table)
  .filter(([, { scope }]) => scope === 'interview' || scope === 'house')
  .map(([route]) => route)
const documents = ['board', 'brief', 'notebook'] as const

describe('bad credentials', () => {
  test('open no call', async () => {
    const opened: string[] = []
    for (const { name, headers, seat } of bad)
      for (const route of guarded) {
        // Outside an interview there are no seats, and the owner's page may name whom it likes.
        if (name.startsWith('the owner’s page') && table[route]?.scope === 'house') continue
        const asked = requestOf(route, world, 'lead')
        const got = said(
          await ask(stand.url, { ...asked, headers: { ...headers, ...(seat ? { 'x-probeboard-seat': seat } : {}) } }),
        )
        if (got !== '401 no-seat') opened.push(`${name}: ${route} answered ${got}`)
      }
    expect(opened).toEqual([])
  })

  test('open no call by what stands in its address', async () => {
    const { lead } = world.seats
    const queries = [
      `seat=${lead.id}`,
      `seat=${lead.token}`,
      `token=${lead.token}`,
      `access_token=${stand.owner}`,
      `authorization=Bearer%20${lead.token}`,
    ]
    const opened: string[] = []
    for (const route of guarded)
      for (const query of queries) {
        const asked = requestOf(route, world, 'lead')
        const got = said(await ask(stand.url, { ...asked, path: `${asked.path}?${query}` }))
        if (got !== '401 no-seat') opened.push(`${route}?${query}: ${got}`)
      }
    expect(opened).toEqual([])
  })

  test('open no live document: each is closed with 4401 before a frame', async () => {
    const opened: string[] = []
    for (const { name, headers, seat } of bad)
      for (const document of documents) {
        const wire = openWire(stand.url, { interview: world.id, document, headers, query: seat ? { seat } : {} })
        const code = await wire.fate()
        if (code !== 4401 || wire.messages.length > 0) opened.push(`${name}: ${document} ${code}`)
      }
    expect(opened).toEqual([])
  })

  test('open no page but the one that says how to come in', async () => {
    const opened: string[] = []
    for (const { name, headers } of bad)
      for (const path of ['', '/panel', '/board', '/debrief']) {
        const got = said(
          await ask(stand.url, { method: 'GET', path: `/i/${world.id}/${world.seats.lead.id}${path}`, headers }),
        )
        // A page that one's own, still good cookie opens at one's own address opens at no other.
        if (got !== '401 join') opened.push(`${name}: ${path} ${got}`)
      }
    expect(opened).toEqual([])
  })
})

describe('what was used', () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(stand.url, { method: 'POST', path: `/api/v1${path}`, body, headers })

  test('a candidate’s and a lead’s invite make one person each', async () => {
    for (const role of ['candidate', 'lead'] as const)
      for (const path of ['/invitation', '/join'])
        expect(said(await post(path, { token: world.invites[role].token, name: 'Somebody' })), path).toBe(
          '410 invite-used',
        )
    const { candidate, lead } = world.seats
    const token = world.invites.candidate.token
    expect(said(await post('/join', { token }, asPage(stand.url, lead)))).toBe('410 invite-used')
    expect(said(await post('/join', { token }, bearer(candidate.token)))).toBe('200')
  })

  test('a sign-in code is good once, and not for ever', async () => {
    const code = stand.identity.issueCode()
    expect(said(await post('/sign-in', { code }))).toBe('204')
    expect(said(await post('/sign-in', { code }))).toBe('401 bad-code')
    const old = stand.identity.issueCode()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
    expect(said(await post('/sign-in', { code: old }))).toBe('401 bad-code')
  })

  test('an Idempotency-Key of another gives nobody their answer', async () => {
    const { lead, interviewer, candidate } = world.seats
    const reveal = (seat: { token: string }, text: string) =>
      post(`/interviews/${world.id}/reveal`, { text }, { ...bearer(seat.token), 'idempotency-key': 'the-same' })
    const first = await reveal(lead, 'Once.')
    expect((await reveal(lead, 'Once.')).text).toBe(first.text)
    expect(said(await reveal(lead, 'Twice.'))).toBe('422 key-reused')
    expect((await reveal(interviewer, 'Once.')).text).not.toBe(first.text)
    expect(said(await reveal(candidate, 'Once.'))).toBe('403 no-access')
  })

  test('a seat whose invite was withdrawn is good for nothing, by whatever invite it came', async () => {
    const own = await makeWorld(stand, 'live')
    const again = await take(stand.url, own.invites.interviewer.token, 'interviewer')
    const invite = `/api/v1/interviews/${own.id}/invites/${own.invites.interviewer.id}`
    expect(said(await ask(stand.url, { method: 'DELETE', path: invite, headers: bearer(own.seats.lead.token) }))).toBe(
      '204',
    )
    for (const seat of [own.seats.interviewer, again])
      expect(
        said(
          await ask(stand.url, { method: 'GET', path: `/api/v1/interviews/${own.id}/me`, headers: bearer(seat.token) }),
        ),
      ).toBe('401 no-seat')
    for (const path of ['/invitation', '/join'])
      expect(said(await post(path, { token: own.invites.interviewer.token }))).toBe('410 invite-revoked')
    for (const role of seatRoles)
      if (role !== 'interviewer')
        expect(
          said(
            await ask(stand.url, {
              method: 'GET',
              path: `/api/v1/interviews/${own.id}/me`,
              headers: bearer(own.seats[role].token),
            }),
          ),
        ).toBe('200')
  })
})

describe('Origin', () => {
  const foreign = () => {
    const { port } = new URL(stand.url)
    return [
      'https://evil.example',
      'null',
      '',
      'nonsense',
      'http://127.0.0.1:1',
      `http://localhost.evil.example:${port}`,
      `http://evil.example:${port}`,
      `${stand.url}.evil.example`,
    ]
  }
  const apiCalls = Object.keys(table).filter((route) => route.includes(' /api/v1/'))
  const carriers = () =>
    [
      ['lead by cookie', { ...asPage(stand.url, world.seats.lead) }],
      ['lead by Bearer', bearer(world.seats.lead.token)],
      ['owner by cookie', { cookie: `${ownerCookie}=${world.session}` }],
      ['owner by Bearer', bearer(stand.owner)],
      ['nobody', {}],
    ] as const

  test('a foreign one is refused at every call, whether it changes something or reads', async () => {
    const passed: string[] = []
    for (const origin of foreign())
      for (const [who, headers] of carriers())
        for (const route of apiCalls) {
          const asked = { ...requestOf(route, world, 'candidate'), headers: { ...headers, origin } }
          const got = said(await ask(stand.url, asked))
          if (got !== '403 foreign-origin') passed.push(`${who} from "${origin}": ${route} ${got}`)
          if (asked.method !== 'GET') continue
          const head = await ask(stand.url, { ...asked, method: 'HEAD' })
          if (head.status !== 403) passed.push(`${who} from "${origin}": HEAD ${route} ${head.status}`)
        }
    expect(passed).toEqual([])
  })

  test('a foreign one is refused however the address is written, and before it is told what there is', async () => {
    const headers = { cookie: `${ownerCookie}=${world.session}`, origin: 'https://evil.example' }
    for (const path of ['/api/v1/sessions/', '/%61pi/v1/sessions', '/api/v1/%73essions', '/api/v1/nothing'])
      for (const method of ['GET', 'HEAD'])
        expect((await ask(stand.url, { method, path, headers })).status, `${method} ${path}`).toBe(403)
  })

  test('a missing one is no hindrance to reading: browsers send none to where a page comes from', async () => {
    const cookie = `${ownerCookie}=${world.session}`
    const asked = { method: 'GET', path: '/api/v1/sessions' }
    for (const headers of [{ cookie }, bearer(stand.owner)] as Record<string, string>[])
      expect(said(await ask(stand.url, { ...asked, headers }))).toBe('200')
  })

  test('a missing one is refused with cookies where something would change, and let through with Bearer', async () => {
    const wrong: string[] = []
    for (const [who, headers] of carriers()) {
      if (!('cookie' in headers)) continue
      for (const route of apiCalls.filter((route) => !route.startsWith('GET'))) {
        const { cookie } = headers
        const got = said(await ask(stand.url, { ...requestOf(route, world, 'candidate'), headers: { cookie } }))
        if (got !== '403 foreign-origin') wrong.push(`${who} from nowhere: ${route} ${got}`)
      }
    }
    expect(wrong).toEqual([])
    const me = { method: 'GET', path: `/api/v1/interviews/${world.id}/me` }
    expect(said(await ask(stand.url, { ...me, headers: bearer(world.seats.lead.token) }))).toBe('200')
  })

  test('loopback names are equal, and ours is let in', async () => {
    const { port } = new URL(stand.url)
    for (const origin of [stand.url, `http://localhost:${port}`, `http://[::1]:${port}`])
      expect(
        said(
          await ask(stand.url, {
            ...requestOf('POST /api/v1/interviews/:id/stage', world, 'lead'),
            headers: { ...asPage(stand.url, world.seats.lead), origin },
          }),
        ),
      ).toBe('204')
  })

  test('at the live documents: foreign is 403 before the upgrade, missing with cookies too, missing with Bearer is not', async () => {
    const { lead } = world.seats
    const cookie = asPage(stand.url, lead).cookie ?? ''
    const knock = async (headers: Record<string, string>): Promise<(number | 'open')[]> => {
      const codes: (number | 'open')[] = []
      for (const document of documents) {
        const wire = openWire(stand.url, { interview: world.id, document, headers, query: { seat: lead.id } })
        codes.push(await wire.fate())
        wire.leave()
      }
      return codes
    }
    const shut = [403, 403, 403]
    const open = ['open', 'open', 'open']
    for (const origin of foreign()) {
      expect(await knock({ cookie, origin }), `cookie from ${origin}`).toEqual(shut)
      expect(await knock({ ...bearer(lead.token), origin }), `Bearer from ${origin}`).toEqual(shut)
      expect(await knock({ origin }), `nobody from ${origin}`).toEqual(shut)
    }
    expect(await knock({ cookie })).toEqual(shut)
    expect(await knock({ cookie, origin: stand.url })).toEqual(open)
    expect(await knock(bearer(lead.token))).toEqual(open)
    expect(await knock({ ...bearer(lead.token), origin: stand.url })).toEqual(open)
  })
})
