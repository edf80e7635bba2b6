/**
 * A whole server in one process, for tests: real HTTP and real sockets on a free port, around whatever store the test
 * brings. Calls go by the protocol's rows, so that every answer is held against its schema on the way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InterviewId, Participant, Role } from '@probeboard/domain/interview/interview'
import { apiPrefix, fillPath } from '@probeboard/protocol/address'
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { type Endpoint, errorSchema } from '@probeboard/protocol/endpoint'
import { type NewInterview, type NewInvite, ownerApi } from '@probeboard/protocol/owner-api'
import { libraryDirectory } from '@probeboard/scenarios/load'
import type { Storage } from '@probeboard/storage/storage'
import { createRooms } from '@probeboard/sync/rooms'
import { survey } from '@probeboard/sync/survey'
import type * as z from 'zod/mini'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createIdentity, openOwnerToken } from './identity.ts'
import { createMetrics } from './metrics.ts'
import { checkOf } from './sync/checks.ts'
import { createJournals } from './sync/journal.ts'

export interface Answer<Value> {
  readonly status: number
  /** Null for a refusal. */
  readonly value: Value | null
  readonly code: string | null
  readonly details: unknown
  readonly headers: Headers
  readonly text: string
}

export interface Said<Body> {
  readonly as?: string
  readonly params?: Readonly<Record<string, string>>
  /** With its question mark. */
  readonly query?: string
  readonly body?: Body
  readonly headers?: Readonly<Record<string, string>>
}

export interface Seated extends Participant {
  readonly token: string
}

export interface Sitting {
  readonly id: InterviewId
  readonly invites: Record<Role, NewInvite>
  readonly seats: Record<Role, Seated>
}

export type Stand = Awaited<ReturnType<typeof standUp>>

/** `now` is the server's clock; a test that sets it gives its store the same. */
export async function standUp(
  storage: Storage,
  environment: Record<string, string> = {},
  pages?: string,
  now: () => number = () => Date.now(),
  absence?: number,
) {
  const data = mkdtempSync(join(tmpdir(), 'probeboard-stand-'))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: data, ...environment })
  const owner = openOwnerToken(data)
  const metrics = createMetrics(() => rooms.count())
  const journals = createJournals(storage, metrics.appendDone)
  const rooms = createRooms({
    journal: journals.open,
    check: checkOf,
    examine: async (update) => survey(update),
    acknowledged: (ms) => metrics.acknowledged(ms / 1000),
  })
  const identity = createIdentity(storage, owner, now)
  const app = await createApp({
    config,
    storage,
    rooms,
    journals,
    identity,
    metrics,
    scenarioDirectories: [libraryDirectory, join(data, 'scenarios')],
    now,
    ...(pages === undefined ? {} : { pages }),
    ...(absence === undefined ? {} : { absence }),
  })
  const url = await app.fastify.listen({ port: 0, host: '127.0.0.1' })

  async function call<Body extends z.ZodMiniType, Value extends z.ZodMiniType>(
    row: Endpoint<Body, Value>,
    { as, params = {}, query = '', body, headers = {} }: Said<z.input<Body>> = {},
  ): Promise<Answer<z.output<Value>>> {
    const response = await fetch(url + apiPrefix + fillPath(row.path, params) + query, {
      method: row.method,
      headers: {
        ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    const { status, headers: answered } = response
    if (status >= 400) {
      const { error } = errorSchema.parse(json)
      return { status, value: null, code: error.code, details: error.details, headers: answered, text }
    }
    return { status, value: row.answer.parse(json), code: null, details: undefined, headers: answered, text }
  }

  async function must<Body extends z.ZodMiniType, Value extends z.ZodMiniType>(
    row: Endpoint<Body, Value>,
    said: Said<z.input<Body>> = {},
  ): Promise<z.output<Value>> {
    const answer = await call(row, said)
    if (answer.code !== null) throw new Error(`${row.method} ${row.path} was refused: ${answer.text}`)
    return row.answer.parse(answer.value ?? undefined)
  }

  let people = 0
  async function take(invite: NewInvite, name: string): Promise<Seated> {
    people += 1
    // Each from an address of their own, where a proxy is trusted: joins are limited by address.
    const headers = { 'x-forwarded-for': `10.1.${people >> 8}.${people & 255}` }
    const { participant, seat } = await must(candidateApi.join, { body: { token: invite.token, name }, headers })
    return { ...participant, token: seat }
  }

  return {
    url,
    owner,
    data,
    storage,
    rooms,
    identity,
    /** Every route that is mounted, as the framework draws its tree. */
    routes: () => app.fastify.printRoutes({ commonPrefix: false }),
    call,
    must,
    take,
    /** An interview of scenario 1 with a person in each role. */
    async sit(body: Partial<NewInterview> = {}): Promise<Sitting> {
      const { interview, invites } = await must(ownerApi.createInterview, {
        as: owner,
        body: { scenario: 'legal-document-qa', ...body },
      })
      const seats = {
        candidate: await take(invites.candidate, 'Ada'),
        lead: await take(invites.lead, 'Lena'),
        interviewer: await take(invites.interviewer, 'Ivo'),
        shadow: await take(invites.shadow, 'Shan'),
      }
      return { id: interview.id, invites, seats }
    },
    async down(): Promise<void> {
      await app.drain()
      await storage.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
