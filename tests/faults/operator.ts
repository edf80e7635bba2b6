/** What an operator does to a server: backups, restores, erasing; and a store that has grown. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Server } from './server.ts'

/** A minute is long, also on a busy machine. */
const patience = 60_000

/** Runs one of our commands; answers what it said where it failed. */
export async function command(
  name: 'backup' | 'restore',
  data: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string[]> {
  const child = spawn(process.execPath, [resolve(`apps/server/src/${name}.ts`), ...args], {
    env: { ...process.env, DATA_DIR: data, ...environment },
    timeout: patience,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code, signal] = await once(child, 'close')
  return code === 0 ? [] : [`${name} ended with ${code ?? signal}: ${said}`]
}

/** So many random megabytes as pictures of an interview; the server is stopped for it. */
export async function addBallast(server: Server, interview: string, megabytes: number): Promise<void> {
  await server.kill('SIGTERM')
  const db = new DatabaseSync(join(server.data, 'probeboard.sqlite'))
  const put = db.prepare("INSERT INTO images VALUES (?, ?, 'default', 'image/png', ?)")
  for (let i = 0; i < megabytes; i++) put.run(interview, `ballast-${i}`, randomBytes(1e6))
  db.close()
  await server.start()
}

/** Answers the status. */
export const ask = (server: Server, method: string, interview: string): Promise<number> =>
  fetch(`${server.url}/api/v1/interviews/${interview}`, {
    method,
    headers: { authorization: `Bearer ${server.ownerToken()}` },
  }).then(({ status }) => status)
