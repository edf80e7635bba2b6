/**
 * What the environment says, read once. A variable that cannot be obeyed stops the start with a sentence that says
 * what to do: nothing is silently ignored.
 */
import { resolve } from 'node:path'
import * as z from 'zod/mini'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** Where people reach the server, without a trailing slash; null: whatever address they used. */
  readonly publicUrl: string | null
  /** '' or '/somewhere', without a trailing slash. */
  readonly basePath: string
  /** Off, everyone, the last so many hops, or addresses of proxies. */
  readonly trustProxy: boolean | string[] | ((address: string, hop: number) => boolean)
  readonly logLevel: string
  /** False: nothing is derived in any interview, whatever its own setting says. */
  readonly signals: boolean
}

/** Said on the console; the process then ends. */
export class ConfigProblem extends Error {}

const notBuilt = (name: string, what: string) =>
  z.optional(z.string()).check(
    z.refine((value) => !value, {
      error: `${name} is set, but ${what} is not built yet. Unset it to run on the embedded store in one process.`,
    }),
  )

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const environmentSchema = z.object({
  PORT: z._default(
    z.coerce
      .number({ error: 'PORT must be a number.' })
      .check(
        z.int('PORT must be a whole number.'),
        z.minimum(0, 'PORT must be 0 to 65535.'),
        z.maximum(65535, 'PORT must be 0 to 65535.'),
      ),
    4400,
  ),
  HOST: z._default(z.string(), '127.0.0.1'),
  DATA_DIR: z._default(z.string(), './data'),
  PUBLIC_URL: z.optional(
    z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must be a whole address such as https://boards.example.com.' }),
  ),
  BASE_PATH: z._default(
    z.string().check(z.regex(/^(\/[\w.~-]+)*\/?$/, 'BASE_PATH must be a path such as /probeboard.')),
    '',
  ),
  TRUST_PROXY: z.optional(z.string()),
  SIGNALS: z._default(z.enum(['on', 'off'], { error: 'SIGNALS must be on or off.' }), 'on'),
  DATABASE_URL: notBuilt('DATABASE_URL', 'PostgreSQL storage'),
  REDIS_URL: notBuilt('REDIS_URL', 'fan-out between processes'),
  LOG_LEVEL: z._default(z.enum(logLevels, { error: `LOG_LEVEL must be one of ${logLevels.join(', ')}.` }), 'warn'),
})

function readTrust(value: string | undefined): Config['trustProxy'] {
  if (!value || value === 'false' || value === '0') return false
  if (value === 'true') return true
  const hops = Number(value)
  if (Number.isInteger(hops)) return (_address, hop) => hop < hops
  return value.split(',').map((address) => address.trim())
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how compose files and shells say "not set".
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = environmentSchema.safeParse(said)
  if (!read.success) throw new ConfigProblem(read.error.issues.map(({ message }) => message).join('\n'))
  const { data } = read
  const basePath = data.BASE_PATH.replace(/\/$/, '')
  const publicUrl = data.PUBLIC_URL?.replace(/\/+$/, '') ?? null
  return {
    port: data.PORT,
    host: data.HOST,
    dataDirectory: resolve(data.DATA_DIR),
    publicUrl: publicUrl !== null && basePath && !publicUrl.endsWith(basePath) ? publicUrl + basePath : publicUrl,
    basePath,
    trustProxy: readTrust(data.TRUST_PROXY),
    logLevel: data.LOG_LEVEL,
    signals: data.SIGNALS === 'on',
  }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

export function isLoopback(host: string): boolean {
  return loopback.has(host)
}
