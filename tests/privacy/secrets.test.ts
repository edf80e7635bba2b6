/**
 * A short interview on a server that logs all it can, with every call by everybody, and with secrets where they do not
 * belong. What opens something stands in no line of the log afterwards and in no refusal, in whatever form.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import { ownerCookie, seatCookie } from '@probeboard/protocol/address'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../journeys/server.ts'
import { callers, table } from './access-table.ts'
import { message, openWire } from './raw-socket.ts'
import { findTraces, type Heard } from './traces.ts'
import { type Asked, ask, asPage, bearer, credentials, makeWorld, requestOf, type Served, type World } from './world.ts'

const secrets = new Set<string>()
const refusals: Heard[] = []
let server: TestServer
let served: Served
let world: World
let code: string

/** All that opens something is 256 random bits, and so looks like nothing else. */
const secretsIn = (text: string): string[] => text.match(/(?<![\w-])[\w-]{43}(?![\w-])/g) ?? []

async function tell(asked: Asked): Promise<void> {
  const { status, text, headers } = await ask(served.url, asked)
  const all = `${JSON.stringify([...headers])}\n${text}`
  if (status < 400) for (const secret of secretsIn(all)) secrets.add(secret)
  else refusals.push({ from: `${status} for ${asked.method} ${asked.path}`, bytes: Buffer.from(all) })
}

/** Bytes that are no HTTP, from somebody who is somebody. */
async function mumble(headers: string): Promise<void> {
  const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
  const heard: Buffer[] = []
  socket.on('data', (chunk) => heard.push(Buffer.from(chunk)))
  socket.on('error', () => undefined)
  socket.write(`GET /api/v1/session HTTP/1.1\r\nHost: here\r\n${headers}\r\nno header\r\n\r\n`)
  await once(socket, 'close')
  refusals.push({ from: 'a request that cannot be read', bytes: Buffer.concat(heard) })
}

async function callEverything(): Promise<void> {
  const gentle = Object.keys(table).filter((route) => !table[route]?.alone)
  const final = Object.keys(table).filter((route) => table[route]?.alone && !route.startsWith('DELETE'))
  for (const route of [...gentle, ...final])
    for (const caller of callers)
      for (const carry of ['bearer', 'cookie'] as const)
        await tell({ ...requestOf(route, world, caller), headers: credentials(served, world, caller, carry) })
}

async function openEveryDoor(): Promise<void> {
  for (const seat of Object.values(world.seats))
    for (const document of ['board', 'brief', 'notebook', 'nothing'])
      for (const headers of [bearer(seat.token), asPage(served.url, seat), { origin: 'https://evil.example' }]) {
        const query = { seat: seat.id, token: seat.token, ext: '1', ack: '1' }
        const wire = openWire(served.url, { interview: world.id, document, headers, query })
        if ((await wire.fate()) !== 'open') continue
        wire.send(message.presence(1, { cursor: null }))
        wire.send(message.unknown())
        wire.send(`text with ${seat.token}`)
        await wire.closed
      }
}

/** Where people and programs put secrets by mistake. */
async function misplace(secret: string): Promise<void> {
  const { lead } = world.seats
  const get = (path: string, headers: Record<string, string> = {}) => tell({ method: 'GET', path, headers })
  for (const path of ['', '/api/v1', '/api/v1/interviews', `/i/${world.id}`, '/sync', '/library', '/assets']) {
    await get(`${path}/${secret}`)
    await get(`${path}/%zz${secret}`)
    await get(`${path}/${'x'.repeat(101)}${secret}/me`)
  }
  await get(`/api/v1/session?token=${secret}&seat=${secret}`)
  await get(`/api/v1/audit?after=${secret}`, bearer(served.owner))
  const wrong: Record<string, string>[] = [
    bearer(`${secret}x`),
    { authorization: `Basic ${Buffer.from(`owner:${secret}`).toString('base64')}` },
    { cookie: `${ownerCookie}=${secret}; ${seatCookie(lead.id)}=${secret}`, origin: 'https://evil.example' },
    { 'x-probeboard-seat': secret },
    { ...bearer(lead.token), 'idempotency-key': secret },
  ]
  for (const headers of wrong) {
    await get(`/api/v1/interviews/${world.id}/me`, headers)
    await tell({ method: 'POST', path: `/api/v1/interviews/${world.id}/invites`, headers, body: { role: secret } })
  }
  for (const path of ['/sign-in', '/join', '/invitation', `/interviews/${world.id}/stage`]) {
    const call = { method: 'POST', path: `/api/v1${path}` }
    const body = { code: { secret }, token: [secret], do: secret, name: 1 }
    await tell({ ...call, headers: bearer(lead.token), body })
    const cutOff = new TextEncoder().encode(`{"code": "${secret}", "token": ${secret}`)
    await tell({ ...call, headers: { 'content-type': 'application/json' }, body: cutOff })
    await tell({ ...call, headers: { 'content-type': `text/${secret}` }, body: cutOff })
  }
  await mumble(`Authorization: Bearer ${secret}\r\nCookie: ${ownerCookie}=${secret}`)
  await mumble(`Cookie: ${ownerCookie}=${secret}\r\nX-Long: ${'x'.repeat(20_000)}`)
}

beforeAll(async () => {
  server = await createTestServer({ LOG_LEVEL: 'trace', TRUST_PROXY: '1' })
  await server.start()
  code = /\/sign-in#([\w-]{43})/.exec(server.output())?.[1] ?? ''
  served = { url: server.url, owner: server.ownerToken(), identity: { issueCode: () => server.ownerToken() } }
  world = await makeWorld(served, 'live')
  const known = [served.owner, code, world.session, ...Object.values(world.invites).map(({ token }) => token)]
  for (const secret of [...known, ...Object.values(world.seats).map(({ token }) => token)]) secrets.add(secret)
  for (const body of [{ code }, { code }]) await tell({ method: 'POST', path: '/api/v1/sign-in', body })
  const { token } = world.invites.candidate
  await tell({ method: 'POST', path: '/api/v1/join', body: { token } })
  await openEveryDoor()
  for (const secret of [served.owner, code, world.session, world.seats.lead.token, world.invites.lead.token])
    await misplace(secret)
  await callEverything()
  await tell({ method: 'DELETE', path: `/api/v1/interviews/${world.id}`, headers: bearer(served.owner) })
  await server.stop('SIGTERM')
}, 60_000)
afterAll(() => server.dispose())

/** What it says at its start stands among it, but is for whoever started it, and holds the one-time code on purpose. */
const log = (): string =>
  server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n')

const traces = (heard: readonly Heard[]): string[] =>
  findTraces(heard, [...secrets]).map(({ from, form, near }) => `${from}, as ${form}: ${near}`)

test('no secret stands in the log of a server that logs all it can', () => {
  expect(server.output()).toContain(code)
  expect(secrets.size).toBeGreaterThan(30)
  expect(new Set(log().match(/"level":\d+/g))).toContain('"level":20')
  expect(findTraces([{ from: 'log', bytes: Buffer.from(log()) }], ['/api/v1/sign-in'])).not.toEqual([])
  expect(traces([{ from: 'log', bytes: Buffer.from(log()) }])).toEqual([])
})

test('no secret stands in a refusal, not even to whoever sent it', () => {
  expect(refusals.length).toBeGreaterThan(500)
  for (const status of [400, 401, 403, 404, 409, 410, 415])
    expect(
      refusals.some(({ from }) => from.startsWith(String(status))),
      String(status),
    ).toBe(true)
  expect(traces(refusals)).toEqual([])
})
