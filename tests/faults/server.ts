/**
 * The real server as a process whose disk and clock may be made to fail. It says how long it took to be ready, with which
 * code it ended, and keeps its data and its port from life to life.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Ending {
  readonly code: number | null
  readonly signal: string | null
}

export interface Server {
  readonly url: string
  readonly data: string
  /** Where its next life has its data. */
  moveTo(data: string): void
  ownerToken(): string
  /** Resolves with the ms it took until `/readyz` said yes. */
  start(): Promise<number>
  /** Starts, and resolves when it has ended, ready or not. */
  startToDie(): Promise<Ending>
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ending>
  /** How the one that runs now ends. */
  ended(): Promise<Ending>
  readonly running: boolean
  output(): string
  /** Kills and forgets the data. */
  dispose(): Promise<void>
}

const patience = 20_000

/** Below the ports that systems hand out to whoever connects, so that nobody takes it while the server is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const probe = createServer()
    const free = await new Promise<boolean>((answer) => {
      probe.once('error', () => answer(false))
      probe.listen(port, '127.0.0.1', () => answer(true))
    })
    if (!free) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

export interface ServerOptions {
  /** Kept from server to server by whoever gives it. */
  readonly data?: string
  /** Of the process, such as that of the shim. */
  readonly environment?: Record<string, string>
}

export async function createServerOnFaults(options: ServerOptions = {}): Promise<Server> {
  let data = options.data ?? mkdtempSync(join(tmpdir(), 'probeboard-faults-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let ending: Promise<Ending> = Promise.resolve({ code: null, signal: null })
  let output = ''

  function launch(): ChildProcess {
    const launched = spawn(process.execPath, [resolve('apps/server/src/main.ts')], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: data,
        PUBLIC_URL: url,
        LOG_LEVEL: 'warn',
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    launched.stdout.on('data', keep)
    launched.stderr.on('data', keep)
    ending = once(launched, 'exit').then(([code, signal]) => ({ code, signal }))
    child = launched
    return launched
  }

  const alive = (): boolean => child !== null && child.exitCode === null && child.signalCode === null

  const server: Server = {
    url,
    get data() {
      return data
    },
    moveTo(next) {
      data = next
    },
    ownerToken: () => readFileSync(join(data, 'owner-token'), 'utf8').trim(),
    output: () => output,
    get running() {
      return alive()
    },
    async start() {
      const started = performance.now()
      launch()
      for (;;) {
        const ready = await fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        )
        if (ready) return performance.now() - started
        if (!alive()) throw new Error(`The server ended at its start:\n${output}`)
        if (performance.now() - started > patience) throw new Error(`The server did not get ready:\n${output}`)
        await new Promise((wake) => setTimeout(wake, 10))
      }
    },
    startToDie() {
      const launched = launch()
      const late = setTimeout(() => launched.kill('SIGKILL'), patience)
      return ending.finally(() => clearTimeout(late))
    },
    async kill(signal) {
      if (alive()) child?.kill(signal)
      return ending
    },
    ended: () => ending,
    async dispose() {
      await server.kill('SIGKILL')
      if (options.data === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
  return server
}
