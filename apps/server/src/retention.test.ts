/** What goes by itself when its time has passed, what stays, and that a legal hold stands before every erasure. */
import type { Settings } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { findBreak } from '@probeboard/storage/audit-chain'
import { openMemory } from '@probeboard/storage/memory'
import type { Storage } from '@probeboard/storage/storage'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from './client.test.kit.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

const minute = 60_000
const hour = 60 * minute

let storage: Storage
let stand: Stand
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  storage = openMemory(() => Date.now())
  stand = await standUp(storage, { TRUST_PROXY: '1' })
})
afterEach(async () => {
  await stand.down()
  vi.useRealTimers()
})

const inMinutes = (minutes: number): Partial<Settings> => ({
  retainUntil: new Date(Date.now() + minutes * minute).toISOString(),
})

async function sit(settings: Partial<Settings>, until: 'waiting' | 'live' | 'ended' = 'ended'): Promise<Sitting> {
  const sitting = await stand.sit({ settings })
  const lead = { as: sitting.seats.lead.token, params: { id: sitting.id } }
  if (until !== 'waiting') await stand.must(interviewerApi.start, lead)
  if (until === 'ended') await stand.must(interviewerApi.end, lead)
  return sitting
}

const ids = async (): Promise<string[]> => (await storage.interviews()).map(({ id }) => id)
const gone = (sitting: Sitting) => vi.waitFor(async () => expect(await ids()).not.toContain(sitting.id))
const hold = (sitting: Sitting, hold: boolean) =>
  stand.call(ownerApi.legalHold, { as: stand.owner, params: { id: sitting.id }, body: { hold } })
const erase = (sitting: Sitting) => stand.call(ownerApi.erase, { as: stand.owner, params: { id: sitting.id } })

describe('retention', () => {
  test('erases what has ended and whose time has passed, within the hour, and leaves a proof', async () => {
    const due = await sit(inMinutes(90))
    await vi.advanceTimersByTimeAsync(hour)
    expect(await ids()).toEqual([due.id])
    await vi.advanceTimersByTimeAsync(hour)
    await gone(due)
    const proof = (await storage.auditsAbout(due.id)).at(-1)
    expect(proof).toMatchObject({ actor: 'retention', action: 'interview-erased' })
    expect(JSON.parse(proof?.details ?? '')).toMatchObject({ rows: expect.any(Number), hash: expect.any(String) })
    expect(findBreak(await storage.audits())).toBeNull()
    expect(await storage.log.read(due.id)).toEqual([])
  })

  test('leaves what has not ended, what is to be kept for longer or for ever, and what is held', async () => {
    const held = await sit(inMinutes(90))
    expect((await hold(held, true)).status).toBe(204)
    const stay = [
      held,
      await sit(inMinutes(90), 'waiting'),
      await sit(inMinutes(90), 'live'),
      await sit(inMinutes(9 * 60)),
      await sit({}),
    ]
    const due = await sit(inMinutes(90))
    await vi.advanceTimersByTimeAsync(2 * hour)
    await gone(due)
    expect((await ids()).toSorted()).toEqual(stay.map(({ id }) => id).toSorted())
  })

  test('erases at the start what became due while the server was down', async () => {
    const due = await sit(inMinutes(90))
    vi.setSystemTime(Date.now() + 5 * hour)
    const next = await standUp(storage)
    await gone(due)
    await next.down()
  })

  test('sends away who still looks at it, with the word to wipe their copy', async () => {
    const due = await sit(inMinutes(90))
    const client = connect(stand.url, due.id, 'board', due.seats.lead)
    await client.synced()
    await vi.advanceTimersByTimeAsync(2 * hour)
    expect(await client.closed()).toBe(closeCodes.ended)
    client.leave()
  })

  test('goes on past what cannot be erased, and tries that again the next hour', async () => {
    const [stuck, due] = [await sit(inMinutes(30)), await sit(inMinutes(30))]
    const { eraseInterview } = storage
    let tries = 0
    storage.eraseInterview = async (id, by) => {
      if (id !== stuck.id || tries++ > 0) return eraseInterview(id, by)
      throw new Error('The disk is full.')
    }
    await vi.advanceTimersByTimeAsync(hour)
    await gone(due)
    expect(await ids()).toEqual([stuck.id])
    await vi.advanceTimersByTimeAsync(hour)
    await gone(stuck)
  })

  test('a server that stops waits for an erasure that has begun, and begins no other', async () => {
    const [first, second] = [await sit(inMinutes(30)), await sit(inMinutes(30))]
    const { eraseInterview } = storage
    const { drain } = stand.rooms
    const order: string[] = []
    const begun = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    storage.eraseInterview = async (id, by) => {
      begun.resolve()
      await go.promise
      order.push('erased')
      return eraseInterview(id, by)
    }
    stand.rooms.drain = () => {
      order.push('drained')
      return drain()
    }
    await vi.advanceTimersByTimeAsync(hour)
    await begun.promise
    const down = stand.down()
    await vi.waitFor(async () => expect((await fetch(`${stand.url}/readyz`)).status).toBe(503))
    go.resolve()
    await down
    expect(order).toEqual(['erased', 'drained'])
    expect(await ids()).toEqual([second.id])
    expect((await storage.auditsAbout(first.id)).at(-1)?.actor).toBe('retention')
    stand = await standUp(openMemory(() => Date.now()))
  })
})

describe('a legal hold', () => {
  test('stands before the owner’s own erasing, until it is lifted', async () => {
    const held = await sit({})
    await hold(held, true)
    expect(await erase(held)).toMatchObject({ status: 409, code: 'legal-hold' })
    const seated = { as: held.seats.lead.token, params: { id: held.id } }
    expect((await stand.call(interviewerApi.scenario, seated)).status).toBe(200)
    await hold(held, false)
    expect((await erase(held)).value?.erased.rows).toBeGreaterThan(5)
    expect((await hold(held, true)).code).toBe('not-found')
  })

  test('lets what was due go once it is lifted', async () => {
    const held = await sit(inMinutes(30))
    await hold(held, true)
    await vi.advanceTimersByTimeAsync(3 * hour)
    expect(await ids()).toEqual([held.id])
    await hold(held, false)
    await vi.advanceTimersByTimeAsync(hour)
    await gone(held)
  })

  test('is seen by the owner, and audited where it changes something', async () => {
    const sitting = await sit({}, 'waiting')
    const seen = async () =>
      (await stand.must(ownerApi.interview, { as: stand.owner, params: { id: sitting.id } })).legalHold
    expect(await seen()).toBe(false)
    for (const on of [true, true]) await hold(sitting, on)
    expect(await seen()).toBe(true)
    for (const on of [false, false]) await hold(sitting, on)
    expect(await seen()).toBe(false)
    const noted = (await storage.auditsAbout(sitting.id)).filter(({ action }) => action.startsWith('legal-hold'))
    expect(noted.map(({ actor, action }) => [actor, action])).toEqual([
      ['owner', 'legal-hold-set'],
      ['owner', 'legal-hold-lifted'],
    ])
  })
})
