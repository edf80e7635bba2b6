/** What bad input gets: the right status, a code of the catalogue, words that say what to do, and nothing private. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seatCookie } from '@probeboard/protocol/address'
import { candidateApi, maxImageBytes, maxImportBytes } from '@probeboard/protocol/candidate-api'
import { errorSchema, errors } from '@probeboard/protocol/endpoint'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import { libraryDirectory } from '@probeboard/scenarios/load'
import { openMemory } from '@probeboard/storage/memory'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket as Ws } from 'ws'
import { hashImage } from './http/images.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let sitting: Sitting
beforeAll(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterAll(() => stand.down())

const api = (path: string): string => `${stand.url}/api/v1${path}`
const seat = (role: keyof Sitting['seats']) => ({ authorization: `Bearer ${sitting.seats[role].token}` })
async function refused(response: Response): Promise<string> {
  const { error } = errorSchema.parse(await response.json())
  expect(errors).toHaveProperty(error.code)
  return `${response.status} ${error.code}`
}

describe('requests', () => {
  test('malformed JSON, a wrong type and a field that does not fit are told apart and explained', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(api('/interviews'), {
        method: 'POST',
        body,
        headers: { 'content-type': type, authorization: `Bearer ${stand.owner}` },
      })
    expect(await refused(await post('{"scenario": '))).toBe('400 malformed')
    expect(await refused(await post('scenario=x', 'application/x-www-form-urlencoded'))).toBe('415 bad-type')
    const answer = await stand.call(ownerApi.createInterview, {
      as: stand.owner,
      body: { scenario: 'legal-document-qa', settings: { minutes: 1 } },
    })
    expect(answer).toMatchObject({ status: 400, details: { issues: [{ path: 'settings.minutes' }] } })
    expect(await refused(await post('{"scenario": "legal-document-qa", "at": "soon"}'))).toBe('400 malformed')
  })

  test('an unknown scenario, call and interview: 404', async () => {
    const answer = await stand.call(ownerApi.createInterview, { as: stand.owner, body: { scenario: 'nope' } })
    expect(answer.code).toBe('unknown-scenario')
    expect(await refused(await fetch(api('/nothing')))).toBe('404 not-found')
    const unknown = await stand.call(ownerApi.interview, { as: stand.owner, params: { id: 'nowhere-at-all' } })
    expect(unknown.code).toBe('not-found')
  })

  test('without a seat, with another interview’s seat, and with a seat where the owner is asked for', async () => {
    expect((await stand.call(candidateApi.me, { params: { id: sitting.id } })).code).toBe('no-seat')
    const other = await stand.sit()
    expect((await stand.call(candidateApi.me, { as: other.seats.lead.token, params: { id: sitting.id } })).code).toBe(
      'no-seat',
    )
    expect((await stand.call(ownerApi.interviews, { as: sitting.seats.lead.token })).code).toBe('no-seat')
    expect(
      (await stand.call(ownerApi.interview, { as: sitting.seats.lead.token, params: { id: sitting.id } })).code,
    ).toBe('no-access')
  })

  test('one cookie per participant: only the one that the page names counts', async () => {
    const { lead, candidate } = sitting.seats
    const cookie = `${seatCookie(lead.id)}=${lead.token}; ${seatCookie(candidate.id)}=${candidate.token}`
    const ask = (named: string) =>
      fetch(api(`/interviews/${sitting.id}/scenario`), { headers: { cookie, 'x-probeboard-seat': named } })
    expect((await ask(lead.id)).status).toBe(200)
    expect(await refused(await ask(candidate.id))).toBe('403 no-access')
    expect(await refused(await ask('somebody-else'))).toBe('401 no-seat')
  })
})

describe('invites', () => {
  test('one candidate each: another browser is refused, the same one takes its seat again', async () => {
    const { invites, seats } = sitting
    const join = (headers: Record<string, string> = {}) =>
      stand.call(candidateApi.join, { body: { token: invites.candidate.token, name: 'Ada' }, headers })
    expect(await join()).toMatchObject({ status: 410, code: 'invite-used' })
    const cookie = `${seatCookie(seats.candidate.id)}=${seats.candidate.token}`
    expect((await join({ cookie, origin: stand.url })).value?.participant.id).toBe(seats.candidate.id)
  })

  test('an interviewers’ invite makes one participant for each who comes', async () => {
    const second = await stand.take(sitting.invites.interviewer, 'Ines')
    expect(second.id).not.toBe(sitting.seats.interviewer.id)
  })

  test('withdrawn, unknown and forgotten invites say what to do', async () => {
    const made = await stand.sit()
    await stand.must(ownerApi.revokeInvite, {
      as: made.seats.lead.token,
      params: { id: made.id, inviteId: made.invites.candidate.id },
    })
    const body = { token: made.invites.candidate.token }
    expect(await stand.call(candidateApi.join, { body })).toMatchObject({ status: 410, code: 'invite-revoked' })
    const seated = { as: made.seats.candidate.token, params: { id: made.id } }
    expect((await stand.call(candidateApi.me, seated)).code).toBe('no-seat')
    expect((await stand.call(candidateApi.join, { body: { token: 'x'.repeat(43) } })).code).toBe('not-found')
    const again = await stand.call(ownerApi.revokeInvite, {
      as: stand.owner,
      params: { id: made.id, inviteId: 'no-such-invite' },
    })
    expect(again.code).toBe('not-found')
  })

  test('the owner’s cookie opens what the owner token opens, until signed out', async () => {
    const signed = await stand.call(ownerApi.signIn, { body: { code: stand.identity.issueCode() } })
    const cookie = /pb_owner=[^;]+/.exec(signed.headers.get('set-cookie') ?? '')?.[0] ?? ''
    const headers = { cookie, origin: stand.url }
    expect((await stand.must(ownerApi.session, { headers })).owner).toBe(true)
    expect((await stand.must(ownerApi.interviews, { headers })).interviews.length).toBeGreaterThan(0)
    await stand.must(ownerApi.signOut, { headers })
    expect((await stand.must(ownerApi.session, { headers })).owner).toBe(false)
    expect((await stand.call(ownerApi.interviews, { headers })).code).toBe('no-seat')
  })

  test('a sign-in code is good once', async () => {
    const code = stand.identity.issueCode()
    const first = await stand.call(ownerApi.signIn, { body: { code } })
    expect(first.status).toBe(204)
    expect(first.headers.get('set-cookie')).toMatch(/^pb_owner=[\w-]{43}; .*HttpOnly; SameSite=Lax/)
    expect(await stand.call(ownerApi.signIn, { body: { code } })).toMatchObject({ status: 401, code: 'bad-code' })
  })
})

describe('origin', () => {
  test('a foreign Origin gets 403, on calls and before the upgrade', async () => {
    const foreign = { origin: 'https://evil.example' }
    const call = await fetch(api('/join'), { method: 'POST', headers: foreign, body: '{}' })
    expect(await refused(call)).toBe('403 foreign-origin')
    expect(await statusOfUpgrade({ ...foreign, ...seat('lead') })).toBe(403)
  })

  test('with cookies an Origin is required', async () => {
    const { lead } = sitting.seats
    const cookie = `${seatCookie(lead.id)}=${lead.token}`
    const headers = { cookie, 'x-probeboard-seat': lead.id }
    const start = await fetch(api(`/interviews/${sitting.id}/start`), { method: 'POST', headers })
    expect(await refused(start)).toBe('403 foreign-origin')
    expect(await statusOfUpgrade({ cookie })).toBe(403)
  })
})

function statusOfUpgrade(headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new Ws(`${stand.url.replace('http', 'ws')}/sync/${sitting.id}/board`, { headers })
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('error', reject)
  })
}

describe('bodies', () => {
  test('an import that is too large, no scene, or not JSON', async () => {
    const put = (body: string) =>
      fetch(api(`/interviews/${sitting.id}/import`), {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...seat('candidate') },
      })
    expect(await refused(await put(JSON.stringify('x'.repeat(maxImportBytes))))).toBe('413 too-big')
    expect(await refused(await put('{"type": "something else"}'))).toBe('422 bad-scene')
    expect(await refused(await put('{"type": "excalidraw", '))).toBe('400 malformed')
  })

  test('images are what they are, under their own hash, for those who may', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
    const send = (bytes: Buffer, hash: string, role: keyof Sitting['seats'] = 'candidate') =>
      fetch(api(`/interviews/${sitting.id}/images/${hash}`), {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { 'content-type': 'image/png', ...seat(role) },
      })
    expect((await send(png, hashImage(png))).status).toBe(204)
    expect(await refused(await send(png, '0'.repeat(64)))).toBe('400 malformed')
    expect(await refused(await send(png, hashImage(png), 'shadow'))).toBe('403 no-access')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    expect(await refused(await send(svg, hashImage(svg)))).toBe('415 bad-image')
    const big = Buffer.concat([png, Buffer.alloc(maxImageBytes)])
    expect(await refused(await send(big, hashImage(big)))).toBe('413 too-big')
    const read = await fetch(api(`/interviews/${sitting.id}/images/${hashImage(png)}`), { headers: seat('shadow') })
    expect(Buffer.from(await read.arrayBuffer())).toEqual(png)
    expect(read.headers.get('content-security-policy')).toContain('sandbox')
    expect(read.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

test('a broken scenario file is named with its place, and the others stay', async () => {
  mkdirSync(join(stand.data, 'scenarios'), { recursive: true })
  writeFileSync(join(stand.data, 'scenarios', 'broken.yaml'), 'id: broken\ntitle: [unclosed\n')
  const { scenarios, problems } = await stand.must(scenarioApi.scenarios, { as: stand.owner })
  expect(scenarios.map(({ id }) => id)).toContain('legal-document-qa')
  expect(problems?.some(({ file, line }) => file.endsWith('broken.yaml') && line >= 1)).toBe(true)
})

test('a scenario proposes length, phases and dimensions, and whoever makes the interview decides', async () => {
  const scenarios = join(stand.data, 'scenarios')
  mkdirSync(join(scenarios, 'books'), { recursive: true })
  const phase = '{ id: p1, name: All of it, shown: Design, minutes: 75 }'
  const text = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
    .replace('id: legal-document-qa', 'id: proposing')
    .replace('challenge: >-', `settings: { minutes: 75, phases: [${phase}], dimensions: [D1, D4] }\nchallenge: >-`)
    .replace('book: prices-2026-11, entry: ocr', 'book: ours, entry: scans')
  writeFileSync(join(scenarios, 'proposing.yaml'), text)
  const make = (settings?: { minutes: number }) =>
    stand.must(ownerApi.createInterview, { as: stand.owner, body: { scenario: 'proposing', settings } })
  const entry = (id: string) => `entries: { ${id}: { value: 2, unit: dollars/1000 pages, means: Reading scans } }`
  const book = "id: ours\nkind: price-book\nname: Ours\nasOf: '2026-11-01'\n"
  writeFileSync(join(scenarios, 'books', 'ours.yaml'), book + entry('reading'))
  await expect(make()).rejects.toThrow('unknown-scenario')
  writeFileSync(join(scenarios, 'books', 'ours.yaml'), book + entry('scans'))
  const proposed = (await make()).interview.settings
  expect(proposed).toMatchObject({ minutes: 75, phases: [{ name: 'All of it' }], dimensions: ['D1', 'D4'] })
  const own = (await make({ minutes: 40 })).interview.settings
  expect(own).toMatchObject({ minutes: 40, dimensions: ['D1', 'D4'] })
  expect(own.phases.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(40)
})

test('what a candidate is answered holds none of the scenario’s private words', async () => {
  const scenario = await stand.must(interviewerApi.scenario, {
    as: sitting.seats.lead.token,
    params: { id: sitting.id },
  })
  const secrets = [
    ...scenario.facts.map(({ answer }) => answer),
    ...scenario.probes.map(({ ask }) => ask),
    ...scenario.curveballs.map(({ text }) => text),
    ...scenario.flags.map(({ text }) => text),
    ...scenario.notAi,
  ]
  const heard: string[] = []
  const { candidateApi: calls, interviewerApi: theirs, ownerApi: owners } = { candidateApi, interviewerApi, ownerApi }
  for (const row of Object.values({ ...calls, ...theirs, ...owners })) {
    if (row.path === '/sign-in' || row.method !== 'GET') continue
    const path = row.path.replace(':id', sitting.id).replace(/:\w+/, 'x')
    const response = await fetch(api(path), { method: row.method, headers: seat('candidate') })
    heard.push(await response.text())
  }
  expect(heard.length).toBeGreaterThan(8)
  for (const secret of secrets) expect(heard.join('\n')).not.toContain(secret)
})

test('erasing removes the interview, closes its seats and leaves a proof', async () => {
  const made = await stand.sit({ title: 'To be forgotten' })
  const { erased } = await stand.must(ownerApi.erase, { as: stand.owner, params: { id: made.id } })
  expect(erased.rows).toBeGreaterThan(5)
  expect((await stand.call(ownerApi.interview, { as: stand.owner, params: { id: made.id } })).code).toBe('not-found')
  expect((await stand.call(candidateApi.me, { as: made.seats.lead.token, params: { id: made.id } })).code).toBe(
    'no-seat',
  )
  const audit = (await stand.storage.audits()).filter(({ subject }) => subject === made.id)
  expect(audit.map(({ action }) => action)).toEqual([
    'interview-created',
    ...['joined', 'joined', 'joined', 'joined'],
    'interview-erased',
  ])
  expect(JSON.stringify(audit)).not.toContain('To be forgotten')
})

test('a meeting link that is no web address is refused, because people will click it', async () => {
  for (const meeting of ['javascript:alert(1)', 'file:///etc/passwd', 'call me'])
    expect(
      await refused(
        await fetch(api('/interviews'), {
          method: 'POST',
          headers: { authorization: `Bearer ${stand.owner}`, 'content-type': 'application/json' },
          body: JSON.stringify({ scenario: 'legal-document-qa', meeting }),
        }),
      ),
      meeting,
    ).toBe('400 malformed')
})
