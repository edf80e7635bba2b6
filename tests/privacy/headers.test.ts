/** What every answer carries, whoever asks and whatever comes of it: the headers that keep browsers from doing harm. */
import { maxImageBytes } from '@probeboard/protocol/candidate-api'
import { errorSchema } from '@probeboard/protocol/endpoint'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { callers, table } from './access-table.ts'
import { mountedRoutes } from './routes.ts'
import {
  type Asked,
  ask,
  asPage,
  bearer,
  credentials,
  type Got,
  makeWorld,
  openStand,
  openStore,
  requestOf,
  said,
  type World,
} from './world.ts'

// Many calls a test, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const store = openStore()
let stand: Stand
let world: World
beforeAll(async () => {
  stand = await openStand(store)
  world = await makeWorld(stand, 'live')
})
afterAll(() => stand.down())

const wanted: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'content-security-policy': /(^|;)default-src '(self|none)'/,
  'x-request-id': /./,
}
const unwanted = /^(server|x-powered-by|access-control-.*)$/

/** What the headers of one answer lack, or have and should not. */
function faults({ headers, text }: Got, { path }: Asked): string[] {
  const wrong = Object.entries(wanted).flatMap(([name, value]) =>
    value.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`],
  )
  wrong.push(...[...headers.keys()].filter((name) => unwanted.test(name)))
  const policy = headers.get('content-security-policy') ?? ''
  if (/unsafe-eval|script-src[^;]*unsafe|\*/.test(policy)) wrong.push(`content-security-policy: ${policy}`)
  // A page may be framed by nobody; a file that is a document of its own may do nothing at all.
  if (!/frame-ancestors 'none'|sandbox/.test(policy)) wrong.push(`content-security-policy: ${policy}`)
  for (const cookie of headers.getSetCookie())
    if (!/; Path=\/.*; HttpOnly; SameSite=Lax$/.test(cookie)) wrong.push(`set-cookie: ${cookie}`)
  const keeps = path === '/api/v1/openapi.json' || path.includes('/images/')
  if (path.startsWith('/api/') && !keeps && headers.get('cache-control') !== 'no-store')
    wrong.push(`cache-control: ${headers.get('cache-control')}`)
  if (text !== '' && !headers.get('content-type')) wrong.push('content-type')
  return wrong
}

test('every route answers with them, to everybody, to HEAD and to a page of another site', async () => {
  const wrong: string[] = []
  const statuses = new Set<number>()
  const own = await makeWorld(stand, 'live')
  // What ends the interview or the sign-ins for the others comes last.
  const last = (route: string): number => (table[route]?.alone ? 1 : 0)
  for (const route of mountedRoutes(stand.routes()).toSorted((a, b) => last(a) - last(b)))
    for (const caller of callers)
      for (const carry of ['bearer', 'cookie'] as const) {
        const asked = { ...requestOf(route, own, caller), headers: credentials(stand, own, caller, carry) }
        const foreign = { ...asked, headers: { ...asked.headers, origin: 'https://evil.example' } }
        const head = asked.method === 'GET' ? [{ ...asked, method: 'HEAD' }] : []
        for (const one of [foreign, ...head, asked]) {
          const got = await ask(stand.url, one)
          statuses.add(got.status)
          const bad = faults(got, one)
          if (bad.length > 0) wrong.push(`${one.method} ${route} by ${caller}, ${got.status}: ${bad.join(' | ')}`)
        }
      }
  expect(wrong).toEqual([])
  expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 401, 403, 404, 409]))
})

const api = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Asked => ({
  method,
  path: `/api/v1${path}`,
  headers,
  ...(body === undefined ? {} : { body }),
})

test.each<[refusal: string, asked: () => Asked]>([
  ['404 not-found', () => api('GET', '/nothing')],
  ['404 not-found', () => api('PATCH', '/session', {})],
  ['404 not-found', () => api('DELETE', '/interviews/nowhere-at-all', undefined, bearer(stand.owner))],
  ['404', () => ({ method: 'GET', path: '/nothing/here' })],
  ['404', () => ({ method: 'GET', path: '/assets/nothing.js' })],
  ['404', () => ({ method: 'GET', path: '/../../etc/passwd' })],
  ['404 not-found', () => api('GET', '/%zz')],
  ['404 not-found', () => api('GET', `/interviews/${'x'.repeat(9_000)}`, undefined, bearer(stand.owner))],
  ['404', () => ({ method: 'GET', path: '/%zz' })],
  ['400 malformed', () => api('POST', '/join', { token: 1 })],
  ['400 malformed', () => api('GET', '/audit?limit=0', undefined, bearer(stand.owner))],
  ['415 bad-type', () => api('POST', '/join', {}, { 'content-type': 'text/html' })],
  ['413 too-big', () => api('POST', '/join', { token: 'x'.repeat(2 * 1024 * 1024) })],
  [
    '413 too-big',
    () => ({
      ...requestOf('PUT /api/v1/interviews/:id/images/:hash', world, 'lead'),
      headers: asPage(stand.url, world.seats.lead),
      body: new Uint8Array(maxImageBytes + 1),
    }),
  ],
  ['401 bad-code', () => api('POST', '/sign-in', { code: 'x' })],
  ['403 foreign-origin', () => api('POST', '/sign-in', { code: 'x' }, { origin: 'https://evil.example' })],
  ['403 no-access', () => api('GET', `/interviews/${world.id}/log`, undefined, bearer(world.seats.candidate.token))],
])('a refusal carries them as well: %s', async (refusal, asked) => {
  const got = await ask(stand.url, asked())
  expect(said(got)).toBe(refusal)
  expect(faults(got, asked())).toEqual([])
})

test('so does the refusal of haste, and of a server that cannot store or fails', async () => {
  const knock = api('POST', '/sign-in', { code: 'x' }, { 'x-forwarded-for': '10.9.9.9' })
  for (let i = 0; i < 10; i++) await ask(stand.url, knock)
  const answers: [Asked, Got][] = [[knock, await ask(stand.url, knock)]]
  const { ping, sessions } = store
  store.ping = store.sessions = async () => {
    throw new Error('The disk is broken.')
  }
  for (const asked of [{ method: 'GET', path: '/readyz' }, api('GET', '/sessions', undefined, bearer(stand.owner))])
    answers.push([asked, await ask(stand.url, asked)])
  Object.assign(store, { ping, sessions })
  expect(answers.map(([, got]) => said(got))).toEqual(['429 too-fast', '503 not-ready', '500 internal'])
  for (const [asked, got] of answers) {
    expect(faults(got, asked)).toEqual([])
    expect(errorSchema.parse(JSON.parse(got.text)).error.message).not.toContain('disk is broken')
  }
})
