/**
 * Interviews in every state with a person in each role, a signed-in owner, and all that the calls of the table need to
 * be sent in earnest. Everything goes over real HTTP, each request from an address of its own.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InterviewId, interviewIdSchema } from '@probeboard/domain/interview/interview'
import { ownerCookie, seatCookie } from '@probeboard/protocol/address'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { newInviteSchema, ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import type { Storage } from '@probeboard/storage/storage'
import * as z from 'zod/mini'
import { type Stand, standUp } from '../../apps/server/src/stand.test.kit.ts'
import type { Caller, State } from './access-table.ts'

const pageNames = ['home', 'library', 'join', 'candidate', 'interviewer', 'safe-board', 'debrief'] as const

/** Pages that say which they are: what is asked here is who gets which. */
export function writePages(words: (page: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'probeboard-pages-'))
  mkdirSync(join(directory, 'assets'))
  for (const page of pageNames)
    writeFileSync(
      join(directory, `${page}.html`),
      `<!doctype html><html><head></head><body>${words(page)}</body></html>`,
    )
  return directory
}

export const openStore = (): Storage => openMemory(() => Date.now())

export const openStand = (storage = openStore()): Promise<Stand> =>
  standUp(
    storage,
    { TRUST_PROXY: '1' },
    writePages((page) => `page=${page};`),
  )

/** A server with its owner's token, in this process or in one of its own. */
export type Served = Pick<Stand, 'url' | 'owner'> & { readonly identity: Pick<Stand['identity'], 'issueCode'> }

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Got {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

let address = 0
/** Limits on requests are by address, and not what is asked here. */
export function nextAddress(): string {
  address += 1
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`
}

export async function ask(url: string, { method, path, headers = {}, body }: Asked): Promise<Got> {
  const raw = body instanceof Uint8Array
  const type = raw ? 'image/png' : 'application/json'
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: { 'x-forwarded-for': nextAddress(), ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const refusalSchema = z.object({ error: z.object({ code: z.string() }) })

/** The answer in the table's words: status, and the refusal's code or the page's name. */
export function said({ status, text, headers }: Got): string {
  const page = /page=([\w-]+);/.exec(text)?.[1]
  if (page) return `${status} ${page}`
  if (status < 400 || !headers.get('content-type')?.startsWith('application/json')) return String(status)
  return `${status} ${refusalSchema.parse(JSON.parse(text)).error.code}`
}

async function must<Schema extends z.ZodMiniType>(
  url: string,
  asked: Asked,
  schema: Schema,
): Promise<z.output<Schema>> {
  const got = await ask(url, asked)
  if (got.status >= 300) throw new Error(`${asked.method} ${asked.path} was refused: ${got.status} ${got.text}`)
  return schema.parse(got.text === '' ? undefined : JSON.parse(got.text))
}

export interface Seat {
  readonly id: string
  readonly role: Caller
  readonly token: string
}

export type SeatRole = Exclude<Caller, 'owner' | 'nobody'>
export const seatRoles = ['candidate', 'lead', 'interviewer', 'shadow'] as const satisfies readonly SeatRole[]

const joinedSchema = z.object({ participant: z.object({ id: z.string() }), seat: z.string() })
const createdSchema = z.object({
  interview: z.object({ id: interviewIdSchema }),
  invites: z.object({
    candidate: newInviteSchema,
    lead: newInviteSchema,
    interviewer: newInviteSchema,
    shadow: newInviteSchema,
  }),
})
const keySchema = z.object({ key: z.string() })
const sessionsSchema = ownerApi.sessions.answer

export async function take(url: string, token: string, role: SeatRole): Promise<Seat> {
  const asked = { method: 'POST', path: '/api/v1/join', body: { token, name: `The ${role}` } }
  const { participant, seat } = await must(url, asked, joinedSchema)
  return { id: participant.id, role, token: seat }
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })
/** As a page of ours does it: the cookie, which seat it means, and where it comes from. */
export const asPage = (url: string, seat: Seat): Record<string, string> => ({
  cookie: `${seatCookie(seat.id)}=${seat.token}`,
  'x-probeboard-seat': seat.id,
  origin: url,
})

/** One transparent pixel. */
const picture = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const pictureHash = createHash('sha256').update(picture).digest('hex')

export const fullCard = (revision: number) => ({
  revision,
  ratings: { D1: 2, D2: 2, D3: 3, D4: 3, D5: 'N/O' },
  evidence: [],
  notes: [{ id: 'note-one', text: 'A note of nobody else.' }],
  flags: [],
  recommendation: 'yes',
})

export interface World {
  readonly state: State
  readonly id: InterviewId
  readonly seats: Readonly<Record<SeatRole, Seat>>
  readonly invites: z.infer<typeof createdSchema>['invites']
  /** Of one's own, so that one who withdraws disturbs no one. */
  readonly spareInvites: Readonly<Record<Caller, string>>
  /** A second device of each on the interviewing side; the others name somebody else's. */
  readonly devices: Readonly<Record<Caller, string>>
  /** Cards of the brief to take back. */
  readonly keys: Readonly<Record<Caller, string>>
  readonly session: string
  readonly sessionId: string
}

export async function signIn(stand: Served): Promise<string> {
  const body = { code: stand.identity.issueCode() }
  const got = await ask(stand.url, { method: 'POST', path: '/api/v1/sign-in', body })
  const session = new RegExp(`${ownerCookie}=([^;]+)`).exec(got.headers.get('set-cookie') ?? '')?.[1]
  if (!session) throw new Error(`No session was given: ${got.status} ${got.text}`)
  return session
}

const one = <Value>(value: Value): Record<Caller, Value> => ({
  candidate: value,
  lead: value,
  interviewer: value,
  shadow: value,
  owner: value,
  nobody: value,
})

export async function makeWorld(stand: Served, state: State): Promise<World> {
  const { url } = stand
  const owner = bearer(stand.owner)
  const asked = { method: 'POST', path: '/api/v1/interviews', headers: owner, body: { scenario: 'legal-document-qa' } }
  const { interview, invites } = await must(url, asked, createdSchema)
  const at = `/api/v1/interviews/${interview.id}`
  const seats = {
    candidate: await take(url, invites.candidate.token, 'candidate'),
    lead: await take(url, invites.lead.token, 'lead'),
    interviewer: await take(url, invites.interviewer.token, 'interviewer'),
    shadow: await take(url, invites.shadow.token, 'shadow'),
  }
  const lead = bearer(seats.lead.token)
  const command = (path: string, body?: unknown) =>
    must(url, { method: 'POST', path: `${at}/${path}`, headers: lead, ...(body ? { body } : {}) }, z.unknown())
  const spare = async (): Promise<string> => newInviteSchema.parse(await command('invites', { role: 'interviewer' })).id
  const spareInvites = { ...one(await spare()), owner: await spare() }
  const device = async ({ token }: Seat): Promise<string> => {
    const { code } = await must(
      url,
      { method: 'POST', path: `${at}/pair`, headers: bearer(token) },
      interviewerApi.pair.answer,
    )
    await must(url, { method: 'POST', path: '/api/v1/pair', body: { code } }, z.unknown())
    const asked = { method: 'GET', path: `${at}/devices`, headers: bearer(token) }
    return (await must(url, asked, interviewerApi.devices.answer)).devices.at(-1)?.id ?? ''
  }
  const devices = {
    ...one(await device(seats.lead)),
    interviewer: await device(seats.interviewer),
    shadow: await device(seats.shadow),
  }
  await must(url, { method: 'PUT', path: `${at}/images/${pictureHash}`, headers: lead, body: picture }, z.unknown())
  for (const rater of [seats.lead, seats.interviewer, seats.shadow])
    await must(
      url,
      { method: 'PUT', path: `${at}/scorecard`, headers: bearer(rater.token), body: fullCard(0) },
      z.unknown(),
    )
  let keys = one('nothing')
  if (state !== 'waiting') {
    await command('start')
    const tell = async (): Promise<string> => keySchema.parse(await command('reveal', { text: 'Told.' })).key
    keys = { ...one(await tell()), interviewer: await tell() }
  }
  if (state === 'frozen') await command('stage', { do: 'freeze' })
  if (state === 'ended') await command('end')
  if (state === 'erased') await must(url, { method: 'DELETE', path: at, headers: owner }, z.unknown())
  const session = await signIn(stand)
  const listed = await must(url, { method: 'GET', path: '/api/v1/sessions', headers: owner }, sessionsSchema)
  const sessionId = listed.sessions[0]?.id ?? ''
  return { state, id: interview.id, seats, invites, spareInvites, devices, keys, session, sessionId }
}

export function seatOf(world: World, caller: Caller): Seat | null {
  return caller === 'owner' || caller === 'nobody' ? null : world.seats[caller]
}

export type Carry = 'bearer' | 'cookie'

/** What this caller shows of itself, as a program or as a browser does. */
export function credentials(stand: Served, world: World, caller: Caller, carry: Carry): Record<string, string> {
  if (caller === 'nobody') return carry === 'bearer' ? {} : { origin: stand.url }
  const seat = seatOf(world, caller)
  if (seat) return carry === 'bearer' ? bearer(seat.token) : asPage(stand.url, seat)
  return carry === 'bearer' ? bearer(stand.owner) : { cookie: `${ownerCookie}=${world.session}`, origin: stand.url }
}

/** The request of a route as this caller would send it in earnest. */
export function requestOf(route: string, world: World, caller: Caller): Asked {
  const [method = 'GET', pattern = '/'] = route.split(' ')
  const parameters: Record<string, string> = {
    id: pattern.includes('/scenarios/') ? 'legal-document-qa' : world.id,
    hash: pictureHash,
    inviteId: world.spareInvites[caller],
    sessionId: world.sessionId,
    deviceId: world.devices[caller],
    participant: (seatOf(world, caller) ?? world.seats.lead).id,
    scenario: 'legal-document-qa',
    version: '1',
  }
  const path = pattern
    .replaceAll(/:(\w+)/g, (_, name: string) => parameters[name] ?? name)
    .replace('*', 'interviewer.html')
  const bodies: Record<string, unknown> = {
    'POST /api/v1/sign-in': { code: 'x'.repeat(43) },
    'POST /api/v1/interviews': { scenario: 'legal-document-qa' },
    'PUT /api/v1/interviews/:id/legal-hold': { hold: false },
    'POST /api/v1/interviews/:id/invites': { role: 'shadow' },
    'POST /api/v1/invitation': { token: world.invites.interviewer.token },
    'POST /api/v1/pair': { code: 'ABCD-EFGH' },
    'POST /api/v1/scenarios/validate': { text: 'id: ours' },
    'POST /api/v1/scenarios': { text: 'id: legal-document-qa' },
    'POST /api/v1/scenarios/:id/fork': { id: 'legal-document-qa' },
    'PUT /api/v1/scenarios/:id/draft': { revision: 1, text: 'id: ours' },
    'POST /api/v1/scenarios/:id/publish': { revision: 1 },
    'POST /api/v1/join': { token: world.invites.interviewer.token, name: 'Somebody' },
    'POST /api/v1/interviews/:id/import': { type: 'excalidraw', version: 2, source: 'test', elements: [], files: {} },
    'PUT /api/v1/interviews/:id/images/:hash': picture,
    'POST /api/v1/interviews/:id/hand-over': { to: world.seats.interviewer.id },
    'POST /api/v1/interviews/:id/raters/expected': { rater: world.seats.interviewer.id, expected: true },
    'POST /api/v1/interviews/:id/stage': { do: 'extend', minutes: 1 },
    'POST /api/v1/interviews/:id/reveal': { text: 'Told again.' },
    'POST /api/v1/interviews/:id/throw': {
      curveball: caller === 'interviewer' ? 'superseded-draft' : 'vendor-overloaded',
    },
    'POST /api/v1/interviews/:id/take-back': { key: world.keys[caller] },
    'POST /api/v1/interviews/:id/help': { text: 'Take your time.', level: 1 },
    'POST /api/v1/interviews/:id/signals': { signal: 'cost', dismissed: true },
    'PUT /api/v1/interviews/:id/scorecard': fullCard(1),
    'POST /api/v1/interviews/:id/scorecard/amend': { ...fullCard(1), reason: 'A second look.' },
  }
  return { method, path, ...(route in bodies ? { body: bodies[route] } : {}) }
}
