/** Starts Probeboard: environment, store, rooms, server. The only file that names an adapter. */
import { join } from 'node:path'
import { libraryDirectory } from '@probeboard/scenarios/load'
import { openStorage } from '@probeboard/storage/open'
import { createRooms } from '@probeboard/sync/rooms'
import closeWithGrace from 'close-with-grace'
import { createApp } from './app.ts'
import { isLoopback, readConfig } from './config.ts'
import { createIdentity, openOwnerToken } from './identity.ts'
import { createMetrics } from './metrics.ts'
import { checkOf } from './sync/checks.ts'
import { createExaminer } from './sync/examiner.ts'
import { createJournals } from './sync/journal.ts'

/** The exit code on which start.mjs, like any supervisor, starts a new process. */
const startAgain = 70

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function giveUp(why: string): never {
  process.stderr.write(`Probeboard did not start.\n${why}\n`)
  process.exit(1)
}

/** What stands in the way of a start is told in a sentence and not as a stack of calls. */
async function orGiveUp<Value>(open: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await open()
  } catch (problem) {
    return giveUp(problem instanceof Error ? problem.message : String(problem))
  }
}

const now = (): number => Date.now()
const config = await orGiveUp(() => readConfig(process.env))
const ownerToken = await orGiveUp(() => openOwnerToken(config.dataDirectory))
const storage = await orGiveUp(() =>
  openStorage({
    dataDir: config.dataDirectory,
    now,
    broken(error) {
      app.fastify.log.fatal({ err: error }, 'the disk failed in the middle of a write; starting anew from the log')
      process.exit(startAgain)
    },
  }),
)
const metrics = createMetrics(() => rooms.count())
const journals = createJournals(storage, metrics.appendDone)
const examiner = createExaminer()
const rooms = createRooms({
  journal: journals.open,
  check: checkOf,
  examine: examiner.examine,
  acknowledged: (ms) => metrics.acknowledged(ms / 1000),
  report: (key, error) => app.fastify.log.error({ err: error, ...key }, 'a document could not be stored or read'),
})
const identity = createIdentity(storage, ownerToken, now)
const app = await createApp({
  config,
  storage,
  rooms,
  journals,
  identity,
  metrics,
  scenarioDirectories: [libraryDirectory, join(config.dataDirectory, 'scenarios')],
  now,
})

closeWithGrace({ delay: 10_000 }, async ({ err, signal }) => {
  if (err) app.fastify.log.fatal({ err }, 'stopping after a failure that nothing handled')
  else if (signal) say(`Stopping (${signal}): writing everything down ...`)
  await app.drain()
  await examiner.close()
  await storage.close()
})

try {
  await app.fastify.listen({ port: config.port, host: config.host })
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
  giveUp(`Port ${config.port} is taken. Stop what runs there, or start with PORT=<another one>.`)
}

const address = app.fastify.server.address()
const port = address && typeof address === 'object' ? address.port : config.port
const near = isLoopback(config.host) || ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host
const url = config.publicUrl ?? `http://${near}:${port}${config.basePath}`
say(`
Probeboard serves on ${url}
  Sign in (good once): ${url}/sign-in#${identity.issueCode()}
  Data: ${config.dataDirectory} (owner token: ${join(config.dataDirectory, 'owner-token')})`)
if (!isLoopback(config.host))
  say(`  Bound to ${config.host}, reachable from outside, and without TLS of its own: put a reverse proxy with TLS in front
  (it must pass WebSockets on), set PUBLIC_URL to its https address, and TRUST_PROXY to where it stands.`)
