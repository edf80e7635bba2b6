/** The operator's status: what stands there after a played load. Who may ask is in tests/privacy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type Client, connect } from './client.test.kit.ts'
import { readDisk } from './disk.ts'
import { type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
const storage = openMemory(() => Date.now())
const clients: Client[] = []
beforeEach(async () => {
  stand = await standUp(storage)
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave()
  await stand.down()
})

const ask = () => stand.must(ownerApi.status, { as: stand.owner })

test('a quiet server says that nobody is there and nothing was waited for', async () => {
  const status = await ask()
  expect(status).toMatchObject({
    interviews: { open: 0, people: 0, named: [] },
    sockets: 0,
    documents: 0,
    acknowledged: null,
    stores: true,
  })
  expect(status.disk?.used).toBeGreaterThan(0)
  expect(status.disk?.free).toBeGreaterThan(0)
})

test('people are counted once however many sockets they hold, and waits are those of the last minutes', async () => {
  const sitting = await stand.sit()
  const { candidate, lead } = sitting.seats
  for (const [seat, document] of [
    [candidate, 'board'],
    [candidate, 'brief'],
    [lead, 'board'],
  ] as const)
    clients.push(connect(stand.url, sitting.id, document, seat, 'bearer', { ack: '1' }))
  await Promise.all(clients.map((client) => client.synced()))
  const [drawer] = clients
  const read = readElement({ id: 'box', type: 'rectangle', x: 0, y: 0, width: 9, height: 9 })
  if (!drawer || 'refused' in read) throw new Error('There is nothing to draw with.')
  openBoard(drawer.doc).write([read.element])
  await drawer.acknowledged()
  const status = await ask()
  expect(status.interviews).toMatchObject({ open: 1, people: 2, named: [{ id: sitting.id, people: 2 }] })
  expect([status.sockets, status.documents]).toEqual([3, 2])
  expect(status.acknowledged?.half).toBeGreaterThan(0)
  expect(status.acknowledged?.most).toBeGreaterThanOrEqual(status.acknowledged?.half ?? 0)
  expect(status.loop).toBeGreaterThanOrEqual(0)
})

test('a store that does not answer is said, and the rest is told all the same', async () => {
  const ping = vi.spyOn(storage, 'ping').mockRejectedValue(new Error('no disk'))
  onTestFinished(() => ping.mockRestore())
  expect(await ask()).toMatchObject({ stores: false, sockets: 0 })
})

test('a store that hangs is said after a while', async () => {
  const ping = vi.spyOn(storage, 'ping').mockReturnValue(new Promise(() => undefined))
  onTestFinished(() => ping.mockRestore())
  expect(await ask()).toMatchObject({ stores: false })
})

test('a page that asks by itself keeps no sign-in alive', async () => {
  const used = vi.spyOn(storage, 'useSession')
  onTestFinished(() => used.mockRestore())
  const answer = await fetch(`${stand.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: stand.identity.issueCode() }),
  })
  const headers = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  used.mockClear()
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
  onTestFinished(() => later.mockRestore())
  expect((await fetch(`${stand.url}/api/v1/status`, { headers })).status).toBe(200)
  expect(used).not.toHaveBeenCalled()
  await fetch(`${stand.url}/api/v1/interviews`, { headers })
  expect(used).toHaveBeenCalled()
})

test('the disk is asked for what the directory and all below it hold', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'probeboard-disk-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  writeFileSync(join(directory, 'a'), 'x'.repeat(1_000))
  writeFileSync(join(directory, 'b'), 'x'.repeat(24))
  expect(await readDisk(directory)).toMatchObject({ used: 1_024 })
})
