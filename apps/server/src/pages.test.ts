/** Which page stands where, under which headers. The pages here are stand-ins: what they hold is the web's matter. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { seatCookie } from '@probeboard/protocol/address'
import { openMemory } from '@probeboard/storage/memory'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { connect } from './client.test.kit.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

const dist = mkdtempSync(join(tmpdir(), 'probeboard-pages-'))
for (const page of ['home', 'library', 'join', 'candidate', 'interviewer', 'safe-board', 'debrief'])
  writeFileSync(join(dist, `${page}.html`), `<!doctype html><html><head><title>Board</title></head><p>${page} page</p>`)
mkdirSync(join(dist, 'assets'))
writeFileSync(join(dist, 'assets', 'main-1a2b.js'), 'export {}')
writeFileSync(join(dist, 'assets', 'main-1a2b.js.br'), brotliCompressSync('export {}'))
writeFileSync(join(dist, 'assets', 'main-1a2b.js.map'), '{"sources": ["rubric.ts"]}')

const callSchema = z.object({
  operationId: z.string(),
  parameters: z.optional(z.array(z.object({ name: z.string() }))),
  responses: z.record(z.string(), z.unknown()),
})
const descriptionSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), callSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})

let stand: Stand
let sitting: Sitting
beforeAll(async () => {
  stand = await standUp(
    openMemory(() => Date.now()),
    {},
    dist,
  )
  sitting = await stand.sit()
})
afterAll(async () => {
  await stand.down()
  rmSync(dist, { recursive: true, force: true })
})

const cookieOf = (role: keyof Sitting['seats']): Record<string, string> => {
  const { id, token } = sitting.seats[role]
  return { cookie: `${seatCookie(id)}=${token}` }
}
async function pageAt(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(stand.url + path, { headers })
  const html = await response.text()
  return `${response.status} ${/<p>(.*?)<\/p>/.exec(html)?.[1] ?? html}`
}

describe('addresses', () => {
  test.each([
    ['/', '200 home page'],
    ['/sign-in', '200 home page'],
    ['/settings', '200 home page'],
    ['/interviews/abcdefgh', '200 home page'],
    ['/library', '200 library page'],
    ['/library/legal-document-qa', '200 library page'],
    ['/join', '200 join page'],
  ])('%s shows the %s', async (path, page) => {
    expect(await pageAt(path)).toBe(page)
  })

  test('a place shows what the seat’s role is to see; a candidate never gets the interviewers’ page', async () => {
    const place = (role: keyof Sitting['seats'], view = '') =>
      pageAt(`/i/${sitting.id}/${sitting.seats[role].id}${view}`, cookieOf(role))
    for (const view of ['', '/panel', '/board', '/debrief'])
      expect(await place('candidate', view)).toBe('200 candidate page')
    for (const role of ['lead', 'interviewer', 'shadow'] as const) {
      expect(await place(role)).toBe('200 interviewer page')
      expect(await place(role, '/panel')).toBe('200 interviewer page')
      expect(await place(role, '/board')).toBe('200 safe-board page')
      expect(await place(role, '/debrief')).toBe('200 debrief page')
    }
  })

  test('without the seat of that place, the join page', async () => {
    const { lead, candidate } = sitting.seats
    expect(await pageAt(`/i/${sitting.id}/${lead.id}`)).toBe('401 join page')
    expect(await pageAt(`/i/${sitting.id}/${lead.id}`, cookieOf('candidate'))).toBe('401 join page')
    const wrong = { cookie: `${seatCookie(lead.id)}=${candidate.token}` }
    expect(await pageAt(`/i/${sitting.id}/${lead.id}`, wrong)).toBe('401 join page')
  })

  test('anything else is 404, also the pages’ own files and source maps', async () => {
    for (const path of [
      '/nothing',
      '/candidate.html',
      '/interviewer.html',
      '/assets/main-1a2b.js.map',
      '/../package.json',
    ])
      expect((await fetch(stand.url + path)).status, path).toBe(404)
  })
})

test('assets come precompressed and for ever; pages are asked for each time', async () => {
  const asset = await fetch(`${stand.url}/assets/main-1a2b.js`, { headers: { 'accept-encoding': 'br' } })
  expect(asset.headers.get('content-encoding')).toBe('br')
  expect(asset.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(stand.url)).headers.get('cache-control')).toContain('no-cache')
})

test('every answer carries the policy that Excalidraw was tried under, without eval and inline script', async () => {
  for (const path of ['/', '/api/v1/session', '/nothing']) {
    const { headers } = await fetch(stand.url + path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("frame-src 'none'")
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-request-id')).toBeTruthy()
  }
})

test('below a base path pages, calls and their base agree, whether a proxy keeps the path or takes it off', async () => {
  const below = await standUp(
    openMemory(() => Date.now()),
    { BASE_PATH: '/boards' },
    dist,
  )
  for (const path of ['/boards/', '/boards', '/']) {
    const html = await (await fetch(below.url + path)).text()
    expect(html, path).toContain('<head><base href="/boards/">')
  }
  expect(await (await fetch(`${below.url}/boards/api/v1/session`)).json()).toEqual({ owner: false })
  const { id, seats } = await below.sit()
  const client = connect(`${below.url}/boards`, id, 'board', seats.candidate)
  await client.synced()
  client.leave()
  await below.down()
})

test('alive, ready and counted', async () => {
  expect((await fetch(`${stand.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${stand.url}/readyz`)).status).toBe(200)
  const text = await (await fetch(`${stand.url}/metrics`)).text()
  expect(text).toMatch(/^probeboard_rooms \d+$/m)
  expect(text).not.toContain(sitting.id)
})

test('the API describes itself, each call with its parameters and schemas', async () => {
  const text = await (await fetch(`${stand.url}/api/v1/openapi.json`)).text()
  const { paths, components } = descriptionSchema.parse(JSON.parse(text))
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((call) => ({ path, ...call })),
  )
  expect(calls.length).toBeGreaterThan(30)
  expect(new Set(calls.map(({ operationId }) => operationId)).size).toBe(calls.length)
  for (const { path, parameters = [], responses } of calls) {
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(parameters.map((one) => one.name)).toContain(name)
    expect(Object.keys(responses)).toContain('default')
  }
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
    expect(components.schemas).toHaveProperty(name)
})
