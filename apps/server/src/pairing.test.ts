/** A second device: one code, once, for two minutes; its seat is the same person's and ends before theirs does. */
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { pairingApi } from '@probeboard/protocol/pairing-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Client, connect } from './client.test.kit.ts'
import { type Seated, type Sitting, type Stand, standUp } from './stand.test.kit.ts'

const minute = 60_000
const hour = 60 * minute
let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.leave()
  await stand.down()
  vi.useRealTimers()
})

const params = () => ({ id: sitting.id })
const offer = async (as: string) => (await stand.must(interviewerApi.pair, { as, params: params() })).code
const take = (code: string) => stand.call(pairingApi.takePair, { body: { code } })
async function pairWith(as: string): Promise<string> {
  return (await stand.must(pairingApi.takePair, { body: { code: await offer(as) } })).seat
}
const knows = (as: string) => stand.call(candidateApi.me, { as, params: params() })
const lines: Client[] = []
function open(seat: Seated): Client {
  const line = connect(stand.url, sitting.id, 'notebook', seat)
  lines.push(line)
  return line
}
const devices = async (as: string) => (await stand.must(interviewerApi.devices, { as, params: params() })).devices

describe('the code', () => {
  test('opens the same seat with a secret of its own, once, however it is typed', async () => {
    const { lead } = sitting.seats
    const code = await offer(lead.token)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`
    const { value } = await take(typed)
    expect(value).toMatchObject({ interview: { id: sitting.id }, participant: { id: lead.id, role: 'lead' } })
    expect(value?.seat).not.toBe(lead.token)
    expect((await knows(value?.seat ?? '')).value?.participant.id).toBe(lead.id)
    expect(await take(code)).toMatchObject({ status: 410, code: 'bad-pair' })
  })

  test('lives for two minutes', async () => {
    const code = await offer(sitting.seats.lead.token)
    vi.setSystemTime(Date.now() + 2 * minute)
    expect(await take(code)).toMatchObject({ status: 410, code: 'bad-pair' })
  })

  test('is good only until the next one of the same seat, and takes nothing from other seats', async () => {
    const { lead, shadow } = sitting.seats
    const [first, second, other] = [await offer(lead.token), await offer(lead.token), await offer(shadow.token)]
    expect((await take(first)).code).toBe('bad-pair')
    expect((await take(second)).value?.participant.id).toBe(lead.id)
    expect((await take(other)).value?.participant.id).toBe(shadow.id)
  })

  test('is for the interviewing side of an interview that has not ended', async () => {
    const { candidate, lead } = sitting.seats
    expect((await stand.call(interviewerApi.pair, { as: candidate.token, params: params() })).code).toBe('no-access')
    const code = await offer(lead.token)
    for (const row of [interviewerApi.start, interviewerApi.end])
      await stand.must(row, { as: lead.token, params: params() })
    expect((await stand.call(interviewerApi.pair, { as: lead.token, params: params() })).code).toBe('ended')
    expect((await take(code)).code).toBe('ended')
  })

  test('stands in the link as a fragment alone, and in no log or audit row', async () => {
    const { code, url } = await stand.must(interviewerApi.pair, { as: sitting.seats.lead.token, params: params() })
    expect(url).toBe(`${new URL(url).origin}/join#${code}`)
    await take(code)
    const rows = await stand.storage.auditsAbout(sitting.id)
    expect(rows.at(-1)).toMatchObject({ actor: sitting.seats.lead.id, action: 'device-paired' })
    expect(JSON.stringify(rows)).not.toContain(code)
  })
})

describe('the device', () => {
  test('ends after twelve hours, and what it pairs itself ends with it', async () => {
    const phone = await pairWith(sitting.seats.lead.token)
    vi.setSystemTime(Date.now() + 11 * hour)
    const second = await pairWith(phone)
    expect((await knows(second)).status).toBe(200)
    vi.setSystemTime(Date.now() + hour)
    for (const seat of [phone, second]) expect((await knows(seat)).code).toBe('no-seat')
    expect((await knows(sitting.seats.lead.token)).status).toBe(200)
    expect(await devices(sitting.seats.lead.token)).toEqual([])
  })

  test('ends with the interview, and its lines with it', async () => {
    const { lead } = sitting.seats
    const phone = await pairWith(lead.token)
    await stand.must(interviewerApi.start, { as: lead.token, params: params() })
    const line = open({ ...lead, token: phone })
    await line.synced()
    await stand.must(interviewerApi.end, { as: lead.token, params: params() })
    expect((await knows(phone)).code).toBe('no-seat')
    expect(await line.closed()).toBe(closeCodes.restart)
    expect(await open({ ...lead, token: phone }).closed()).toBe(closeCodes.noSeat)
  })

  test('is listed to its owner and to the lead, and ended by either at once', async () => {
    const { lead, interviewer, shadow } = sitting.seats
    const phone = await pairWith(interviewer.token)
    const [device] = await devices(lead.token)
    expect(device).toMatchObject({ participant: interviewer.id })
    expect(await devices(interviewer.token)).toEqual([device])
    expect(await devices(shadow.token)).toEqual([])
    const end = (as: string) =>
      stand.call(interviewerApi.endDevice, { as, params: { ...params(), deviceId: device?.id ?? '' } })
    expect((await end(shadow.token)).code).toBe('not-found')
    const line = open({ ...interviewer, token: phone })
    await line.synced()
    expect((await end(lead.token)).status).toBe(204)
    expect(await line.closed()).toBe(closeCodes.restart)
    expect((await knows(phone)).code).toBe('no-seat')
    expect((await knows(interviewer.token)).status).toBe(200)
    expect((await stand.storage.auditsAbout(sitting.id)).at(-1)).toMatchObject({
      actor: lead.id,
      action: 'device-ended',
    })
  })

  test('a browser that holds the seat already keeps it', async () => {
    const { lead } = sitting.seats
    const headers = { cookie: `pb_seat_${lead.id}=${lead.token}`, origin: stand.url }
    const body = { code: await offer(lead.token) }
    const answer = await stand.call(pairingApi.takePair, { body, headers })
    expect(answer.value?.seat).toBe(lead.token)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await devices(lead.token)).toEqual([])
  })
})
