/** A real server process on a real store on disk, stopped politely and killed: what was acknowledged is still there. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBrief } from '@probeboard/documents/brief'
import { markProbe, readNotebook } from '@probeboard/documents/notebook'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { connect } from './client.test.kit.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'probeboard-restart-'))
let child: ChildProcess
let port: number
let output = ''

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return address && typeof address === 'object' ? address.port : 0
}

const url = (): string => `http://127.0.0.1:${port}`

async function start(): Promise<void> {
  const env = { ...process.env, PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'warn', HOST: '', PUBLIC_URL: '' }
  child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  await vi.waitFor(async () => expect((await fetch(`${url()}/readyz`)).status).toBe(200), {
    timeout: 20_000,
    interval: 50,
  })
}

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
  return child.exitCode
}

beforeEach(async () => {
  port = await freePort()
  await start()
})
afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) await stop('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

async function post(path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`${url()}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return response.status === 204 ? null : response.json()
}
const invite = z.object({ token: z.string() })
const madeSchema = z.object({ interview: z.object({ id: z.string() }), invites: z.object({ lead: invite }) })
const joinedSchema = z.object({
  seat: z.string(),
  participant: z.object({ id: z.string(), role: z.enum(['lead']), name: z.string() }),
})

test('nothing acknowledged is missing after a SIGTERM and after a kill; the sign-in link is printed and the token is private', {
  timeout: 90_000,
}, async () => {
  const tokenFile = join(data, 'owner-token')
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
  expect(output).toMatch(new RegExp(`http://localhost:${port}/sign-in#[\\w-]{43}`))
  const owner = readFileSync(tokenFile, 'utf8').trim()
  const made = madeSchema.parse(await post('/interviews', { scenario: 'legal-document-qa' }, owner))
  // What a backup must know of: see besides in storage/backup-file.
  expect(readdirSync(data).map((name) => name.replace(/-(wal|shm)$/, ''))).toSatisfy((names: string[]) =>
    names.every((name) => ['owner-token', 'probeboard.sqlite', 'writer.lock'].includes(name)),
  )
  const { id } = made.interview
  const { seat, participant } = joinedSchema.parse(
    await post('/join', { token: made.invites.lead.token, name: 'Lena' }),
  )
  const lead = { ...participant, id: z.string().brand<'ParticipantId'>().parse(participant.id), token: seat }
  await post(`/interviews/${id}/start`, {}, seat)

  for (const [round, signal] of (['SIGTERM', 'SIGKILL'] as const).entries()) {
    await post(`/interviews/${id}/reveal`, { text: `Told in round ${round}.` }, seat)
    const writer = connect(url(), id, 'notebook', lead, 'bearer', { ack: '1' })
    const acknowledged = writer.acknowledged()
    await writer.synced()
    markProbe(writer.doc, `round-${round}`, 'asked')
    await acknowledged
    const code = await stop(signal)
    if (signal === 'SIGTERM') expect(code).toBe(0)
    writer.leave()
    await start()

    const notebook = connect(url(), id, 'notebook', lead)
    const brief = connect(url(), id, 'brief', lead)
    await Promise.all([notebook.synced(), brief.synced()])
    expect([...readNotebook(notebook.doc).probes.keys()]).toContain(`round-${round}`)
    expect(readBrief(brief.doc).prompt).toContain('10,000 documents')
    expect(readBrief(brief.doc).facts.map(({ text }) => text)).toContain(`Told in round ${round}.`)
    notebook.leave()
    brief.leave()
  }
  expect(await stop('SIGTERM')).toBe(0)
})
