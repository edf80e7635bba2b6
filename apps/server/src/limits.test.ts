/** How often one address may knock at the open calls: the next one is refused for a while, and everybody else goes on. */
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  stand = await standUp(
    openMemory(() => Date.now()),
    { TRUST_PROXY: '1' },
  )
  sitting = await stand.sit()
})
afterEach(async () => {
  vi.useRealTimers()
  await stand.down()
})

const from = (address: string) => ({ 'x-forwarded-for': address })
const signIn = (address: string, code = stand.identity.issueCode()) =>
  stand.call(ownerApi.signIn, { body: { code }, headers: from(address) })
const join = (address: string) =>
  stand.call(candidateApi.join, {
    body: { token: sitting.invites.interviewer.token, name: 'Ines' },
    headers: from(address),
  })

/** What so many calls one after the other are answered, each answer once. */
async function answers(count: number, knock: () => Promise<{ status: number }>): Promise<number[]> {
  const heard = new Set<number>()
  for (let i = 0; i < count; i++) heard.add((await knock()).status)
  return [...heard]
}

describe.each([
  ['sign-in', 10, signIn, [204]],
  ['join', 60, join, [200]],
] as const)('%s', (_name, limit, knock, done) => {
  test(`one more than ${limit} in a minute from one address is refused and told when to come back`, async () => {
    expect(await answers(limit, () => knock('10.0.0.1'))).toEqual(done)
    vi.setSystemTime(Date.now() + 20_000)
    const refused = await knock('10.0.0.1')
    expect(refused).toMatchObject({ status: 429, code: 'too-fast' })
    expect(refused.headers.get('retry-after')).toBe('40')
    expect(refused.headers.get('set-cookie')).toBeNull()
    vi.setSystemTime(Date.now() + 40_000)
    expect(await answers(1, () => knock('10.0.0.1'))).toEqual(done)
  })

  test('meanwhile other addresses, other calls and those who are inside go on', async () => {
    await answers(limit + 1, () => knock('10.0.0.1'))
    expect(await answers(1, () => knock('10.0.0.2'))).toEqual(done)
    const headers = from('10.0.0.1')
    const inside = { as: sitting.seats.lead.token, params: { id: sitting.id }, headers }
    expect((await stand.call(candidateApi.me, inside)).status).toBe(200)
    expect((await stand.call(ownerApi.sessions, { as: stand.owner, headers })).status).toBe(200)
    expect((await (knock === join ? signIn : join)('10.0.0.1')).status).toBeLessThan(300)
  })
})

test('guesses count as well, and a code that is refused for haste is still good afterwards', async () => {
  expect(await answers(10, () => signIn('10.0.0.1', 'guess'))).toEqual([401])
  const code = stand.identity.issueCode()
  expect((await signIn('10.0.0.1', code)).code).toBe('too-fast')
  expect((await signIn('10.0.0.2', code)).status).toBe(204)
})
