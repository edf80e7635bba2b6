/**
 * The HTTP server: security first, then calls, pages and the door of the live documents. Takes its parts ready-made, so
 * that a test can hand in a store in memory; knows no adapter and reads no environment.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apiPrefix } from '@probeboard/protocol/address'
import type { Storage } from '@probeboard/storage/storage'
import type { Rooms } from '@probeboard/sync/rooms'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { type Attendance, expectCandidates, watchAttendance } from './attendance.ts'
import { openAudit } from './audit.ts'
import { followCandidate } from './commands.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { createDesks } from './desk.ts'
import { addHealth } from './health.ts'
import { addCandidateCalls } from './http/candidate.ts'
import { addDebriefCalls, addReports } from './http/debrief.ts'
import { addImages } from './http/images.ts'
import { addImport } from './http/import.ts'
import { addInterviewerCalls } from './http/interviewer.ts'
import { addOwnerCalls } from './http/owner.ts'
import { addPairingCalls } from './http/pairing.ts'
import { createRoutes } from './http/route.ts'
import { addScenarioCalls } from './http/scenarios.ts'
import { addScorecardCalls } from './http/scorecards.ts'
import { addSessionCalls } from './http/sessions.ts'
import { addStatusCalls } from './http/status.ts'
import type { Identity } from './identity.ts'
import { openLibrary } from './library.ts'
import type { Metrics } from './metrics.ts'
import { describeApi } from './openapi.ts'
import { addPages } from './pages.ts'
import { createPairing } from './pairing.ts'
import { refuse, sendRefusal } from './refusal.ts'
import { keepRetention } from './retention.ts'
import { addSecurity } from './security.ts'
import type { Journals } from './sync/journal.ts'
import { openDoor } from './sync/upgrade.ts'
import { createTimelines } from './timelines.ts'
import { answerUnread, readAddress } from './unreadable.ts'

export interface Parts {
  readonly config: Config
  readonly storage: Storage
  readonly rooms: Rooms
  readonly journals: Journals
  readonly identity: Identity
  readonly metrics: Metrics
  readonly scenarioDirectories: readonly string[]
  readonly now: () => number
  /** Where the built pages are; the product's own place by default. */
  readonly pages?: string
  /** How long somebody may be without a line before they have left, in milliseconds; the product's own where left out. */
  readonly absence?: number
}

export interface App {
  readonly fastify: FastifyInstance
  /** No new work, everything accepted durable, sockets told to come back. The store stays open for its owner to close. */
  drain(): Promise<void>
}

const maxHeaderSize = 16 * 1024
const builtPages = resolve(fileURLToPath(new URL('../../web/dist', import.meta.url)))

/** Knows what is under way, and turns calls away once the server stops. */
function countCalls(fastify: FastifyInstance, accepting: () => boolean): { done(): Promise<void> } {
  const under = new Set<string>()
  let emptied: () => void = () => undefined
  fastify.addHook('onRequest', async (request, reply) => {
    if (accepting()) under.add(request.id)
    else if (request.url.startsWith(apiPrefix)) {
      return sendRefusal(reply.header('connection', 'close'), refuse('not-ready'))
    }
  })
  const end = (id: string): void => {
    if (under.delete(id) && under.size === 0) emptied()
  }
  fastify.addHook('onResponse', async (request) => end(request.id))
  fastify.addHook('onRequestAbort', async (request) => end(request.id))
  return {
    done: () =>
      new Promise((resolve) => {
        emptied = resolve
        if (under.size === 0) resolve()
      }),
  }
}

export async function createApp(parts: Parts): Promise<App> {
  const { config, storage, rooms } = parts
  const fastify = Fastify({
    logger: { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    rewriteUrl: ({ url = '/' }) => readAddress(config.basePath, url),
    clientErrorHandler: answerUnread,
    // As long as an address can be: what is too long for a name is answered like any that is not known.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: maxHeaderSize },
    requestTimeout: 60_000,
    // Whoever is slow to say what they want, or says it in hundreds of headers, is cut off.
    http: { headersTimeout: 4_000, connectionsCheckingInterval: 1_000, maxHeaderSize },
  })
  let accepting = true

  fastify.removeAllContentTypeParsers()
  const parseJson = fastify.getDefaultJsonParser('remove', 'remove')
  fastify.addContentTypeParser(
    ['application/json', 'application/vnd.excalidraw+json'],
    { parseAs: 'string' },
    (request, body, done) => (body === '' ? done(null, undefined) : parseJson(request, String(body), done)),
  )

  const context: Context = {
    ...parts,
    library: openLibrary(parts.scenarioDirectories, storage, (problem) =>
      fastify.log.warn(`scenario ${problem.file}:${problem.line}:${problem.column}: ${problem.message}`),
    ),
    audit: openAudit(storage, parts.now),
    desks: createDesks(storage, rooms),
    timelines: createTimelines(storage, config),
    pairing: createPairing(parts.now),
    accepting: () => accepting,
  }

  await addSecurity(fastify, config)
  const calls = countCalls(fastify, context.accepting)
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    context.metrics.requestDone(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    request.log.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })

  addHealth(fastify, context)
  const routes = createRoutes(fastify, context)
  addSessionCalls(routes, context)
  addStatusCalls(routes, context)
  addOwnerCalls(routes, context)
  addScenarioCalls(routes, context)
  addCandidateCalls(routes, context)
  addInterviewerCalls(routes, context)
  addPairingCalls(routes, context)
  addScorecardCalls(routes, context)
  addDebriefCalls(routes, context)
  addReports(fastify, context)
  addImages(fastify, context)
  addImport(routes, context)
  const description = JSON.stringify(describeApi())
  fastify.get(`${apiPrefix}/openapi.json`, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(description),
  )
  await addPages(fastify, context, parts.pages ?? builtPages)

  const retention = keepRetention(context, (error) =>
    fastify.log.error({ err: error }, 'an interview whose retention has passed could not be erased'),
  )
  const attendance: Attendance = watchAttendance(
    context,
    {
      // Who cannot draw loses no time of theirs.
      async came(id, { role }) {
        if (role === 'candidate') await followCandidate(context, id, 'back')
      },
      async left(id, { role }, goneSince) {
        if (role === 'candidate') await followCandidate(context, id, { goneSince })
      },
    },
    (error) => fastify.log.error({ err: error }, 'a coming or going was not logged'),
    parts.absence,
  )
  // Nobody waits for it: a server that was killed is to be back soon.
  void expectCandidates(storage, attendance).catch((error: unknown) =>
    fastify.log.error({ err: error }, 'nobody looks for candidates who did not come back'),
  )
  const door = openDoor(fastify.server, context, attendance, (header) => fastify.parseCookie(header), fastify.log)
  await fastify.ready()

  return {
    fastify,
    async drain() {
      accepting = false
      door.shut()
      await calls.done()
      await retention.stop()
      await attendance.stop()
      await rooms.drain()
      await door.empty()
      await fastify.close()
    },
  }
}
