/** A dropped candidate loses no time: by real sockets, over a restart of the server, and with a second device. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBrief, type Stage } from '@probeboard/documents/brief'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { openStorage } from '@probeboard/storage/open'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Client, connect } from './client.test.kit.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

const began = Date.parse('2026-11-23T09:00:00.000Z')
const grace = 60
let time = began
let data: string
let stand: Stand
let sitting: Sitting
let clients: Client[] = []

const openStand = async (): Promise<Stand> =>
  standUp(
    await openStorage({
      dataDir: data,
      now: () => time,
      broken: (error) => {
        throw error
      },
    }),
    {},
    undefined,
    () => time,
    grace,
  )

async function comeIn(): Promise<Client> {
  const client = connect(stand.url, sitting.id, 'board', sitting.seats.candidate)
  clients.push(client)
  await client.synced()
  return client
}
const leave = (): void => {
  for (const client of clients) client.leave()
  clients = []
}
const stage = (): Promise<Stage> =>
  stand.rooms.read({ interview: sitting.id, document: 'brief' }, (doc) => readBrief(doc).stage)
const becomes = (expected: Partial<Stage>) => vi.waitFor(async () => expect(await stage()).toMatchObject(expected))
const lead = () => ({ as: sitting.seats.lead.token, params: { id: sitting.id } })
const told = async () =>
  (await stand.must(interviewerApi.timeline, lead())).events.filter(({ kind }) => /paused|resumed/.test(kind))

beforeEach(async () => {
  time = began
  data = mkdtempSync(join(tmpdir(), 'probeboard-away-'))
  stand = await openStand()
  sitting = await stand.sit()
})
afterEach(async () => {
  leave()
  await stand.down()
  rmSync(data, { recursive: true, force: true })
})

test('the clock stands from the moment the line broke, runs again when they are back, and the log says why', async () => {
  await comeIn()
  await stand.must(interviewerApi.start, lead())
  time = began + 60_000
  leave()
  await becomes({ pausedAt: began + 60_000, away: true })
  time = began + 200_000
  await comeIn()
  await becomes({ pausedAt: null, away: false, pausedMs: 140_000 })
  expect(await told()).toMatchObject([
    { kind: 'paused', why: 'candidate-away', by: null },
    { kind: 'resumed', by: null },
  ])
})

test('a second device keeps the clock running, and so does a moment without a line', async () => {
  await comeIn()
  const second = await comeIn()
  await stand.must(interviewerApi.start, lead())
  second.leave()
  await comeIn()
  leave()
  await comeIn()
  time = began + 1000
  await stand.must(interviewerApi.stage, { ...lead(), body: { do: 'freeze' } })
  expect(await told()).toEqual([])
})

test('a pause of the lead’s is not ended by a candidate who comes back', async () => {
  await comeIn()
  await stand.must(interviewerApi.start, lead())
  await stand.must(interviewerApi.stage, { ...lead(), body: { do: 'pause' } })
  leave()
  await vi.waitFor(async () => {
    const { events } = await stand.must(interviewerApi.timeline, lead())
    expect(events.map(({ kind }) => kind)).toContain('left')
  })
  await comeIn()
  await becomes({ away: false, pausedAt: began })
  expect(await told()).toMatchObject([{ kind: 'paused', by: { role: 'lead' } }])
})

test('who does not come back after the server was started anew is away as well', async () => {
  await comeIn()
  await stand.must(interviewerApi.start, lead())
  await vi.waitFor(async () => {
    const { events } = await stand.must(interviewerApi.timeline, lead())
    expect(events.map(({ kind }) => kind)).toContain('joined')
  })
  leave()
  await stand.down()
  time = began + 5000
  stand = await openStand()
  await becomes({ pausedAt: began + 5000, away: true })
  await comeIn()
  await becomes({ pausedAt: null, away: false })
})

test('before the start and after the end nobody’s absence stops anything', async () => {
  await comeIn()
  leave()
  await vi.waitFor(async () => {
    const { events } = await stand.must(interviewerApi.timeline, lead())
    expect(events.map(({ kind }) => kind)).toContain('left')
  })
  expect(await stage()).toMatchObject({ pausedAt: null, away: false })
})
