/**
 * A real server of the test's own: a child process with its own data directory and port, so that it can be stopped
 * politely or killed, and started again on the same data.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return address.port
}

export interface TestServer {
  readonly url: string
  /** Where scenario files of the team go. */
  scenarios(): string
  /** The owner's Bearer token. */
  ownerToken(): string
  start(): Promise<void>
  /** `SIGTERM` waits for the drain and checks that it ended well; `SIGKILL` is a crash. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Stops and forgets the data. */
  dispose(): Promise<void>
  /** Everything the server printed. */
  output(): string
}

export async function createTestServer(env: Record<string, string> = {}): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'probeboard-journey-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let output = ''

  const server: TestServer = {
    url,
    scenarios() {
      const directory = join(data, 'scenarios')
      mkdirSync(directory, { recursive: true })
      return directory
    },
    ownerToken: () => readFileSync(join(data, 'owner-token'), 'utf8').trim(),
    output: () => output,
    async start() {
      const started = spawn(process.execPath, [resolve('apps/server/src/main.ts')], {
        env: {
          ...process.env,
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: data,
          PUBLIC_URL: url,
          LOG_LEVEL: 'warn',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      const keep = (chunk: Buffer): void => {
        output += chunk.toString()
      }
      started.stdout.on('data', keep)
      started.stderr.on('data', keep)
      const deadline = Date.now() + 20_000
      for (;;) {
        if (started.exitCode !== null) throw new Error(`The server ended at its start:\n${output}`)
        const ready = await fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        )
        if (ready) return
        if (Date.now() > deadline) throw new Error(`The server did not get ready:\n${output}`)
        await new Promise((wake) => setTimeout(wake, 50))
      }
    },
    async stop(signal) {
      const stopping = child
      if (!stopping || stopping.exitCode !== null) return
      child = null
      const gone = once(stopping, 'exit')
      stopping.kill(signal)
      const [code] = await gone
      if (signal === 'SIGTERM' && code !== 0)
        throw new Error(`The server ended with ${String(code)} after SIGTERM:\n${output}`)
    },
    async dispose() {
      await server.stop('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
  return server
}
