import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { completeSettings, interviewIdSchema, participantIdSchema } from '@probeboard/domain/interview/interview'
import { ownerCookie } from '@probeboard/protocol/address'
import { libraryDirectory, loadScenarios } from '@probeboard/scenarios/load'
import { openMemory } from '@probeboard/storage/memory'
import { describe, expect, test } from 'vitest'
import { createIdentity, hashSecret, newSecret, openOwnerToken, seatEnd } from './identity.ts'

const hour = 3_600_000
const day = 24 * hour
const nobody = { bearer: null, cookies: {}, seat: null }

function stand() {
  let time = 0
  const storage = openMemory(() => time)
  return {
    storage,
    identity: createIdentity(storage, 'owner-token-of-at-least-32-characters', () => time),
    pass: (ms: number) => {
      time += ms
    },
  }
}

test('the owner token is made once, for its owner’s eyes, and a broken one stops the start', () => {
  const data = mkdtempSync(join(tmpdir(), 'probeboard-identity-'))
  const token = openOwnerToken(data)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(openOwnerToken(data)).toBe(token)
  expect(readFileSync(join(data, 'owner-token'), 'utf8')).toBe(`${token}\n`)
  expect(statSync(join(data, 'owner-token')).mode & 0o777).toBe(0o600)
  writeFileSync(join(data, 'owner-token'), '')
  expect(() => openOwnerToken(data)).toThrow(/no owner token/)
  rmSync(data, { recursive: true })
})

test('a code is good once and for a day; the owner token signs in as well', async () => {
  const { identity, pass } = stand()
  const [first, second] = [identity.issueCode(), identity.issueCode()]
  expect(await identity.signIn(first)).not.toBeNull()
  expect(await identity.signIn(first)).toBeNull()
  pass(2 * day)
  expect(await identity.signIn(second)).toBeNull()
  expect(await identity.signIn('owner-token-of-at-least-32-characters')).not.toBeNull()
  expect(await identity.signIn('anything else')).toBeNull()
})

type Stand = ReturnType<typeof stand>

async function signIn({ identity }: Stand) {
  const session = await identity.signIn(identity.issueCode())
  return { id: session?.id ?? '', credentials: { ...nobody, cookies: { [ownerCookie]: session?.secret } } }
}

test('a session ends by itself when it is not used for 12 hours, and after 30 days of use', async () => {
  const house = stand()
  const { identity, pass } = house
  const { credentials } = await signIn(house)
  pass(12 * hour - 1)
  expect(await identity.isOwner(credentials)).toBe(true)
  pass(12 * hour - 1)
  expect(await identity.isOwner(credentials)).toBe(true)
  pass(12 * hour)
  expect(await identity.isOwner(credentials)).toBe(false)
  const used = await signIn(house)
  for (let hours = 6; hours < 30 * 24; hours += 6) {
    pass(6 * hour)
    expect(await identity.isOwner(used.credentials)).toBe(true)
  }
  pass(6 * hour)
  expect(await identity.isOwner(used.credentials)).toBe(false)
  expect(await identity.isOwner(nobody)).toBe(false)
  expect(await identity.isOwner({ ...nobody, bearer: newSecret() })).toBe(false)
})

test('sign-ins are listed while they last, ended one by one and all at once, with the codes that nobody used', async () => {
  const house = stand()
  const { identity, storage, pass } = house
  const old = await signIn(house)
  pass(11 * hour)
  const [one, two] = [await signIn(house), await signIn(house)]
  expect((await identity.sessions()).map(({ id }) => id)).toEqual([two.id, one.id, old.id])
  pass(2 * hour)
  expect((await identity.sessions()).map(({ id }) => id)).toEqual([two.id, one.id])
  await storage.endSession(one.id)
  expect(await identity.isOwner(one.credentials)).toBe(false)
  expect((await identity.sessionOf(two.credentials))?.id).toBe(two.id)
  const code = identity.issueCode()
  await identity.signOutEverywhere()
  expect(await identity.isOwner(two.credentials)).toBe(false)
  expect(await identity.signIn(code)).toBeNull()
  expect(await storage.sessions()).toEqual([])
})

test('the last use is noted at most once a minute, and a store that cannot note it keeps nobody out', async () => {
  const house = stand()
  const { identity, storage, pass } = house
  const { id, credentials } = await signIn(house)
  const noted: number[] = []
  storage.useSession = async (_id, at) => {
    noted.push(at)
    throw new Error('The disk is full.')
  }
  for (let seconds = 0; seconds < 180; seconds += 10) {
    expect(await identity.isOwner(credentials), String(seconds)).toBe(true)
    pass(10_000)
  }
  expect(noted.length).toBeGreaterThan(1)
  noted.length = 0
  storage.useSession = async (_id, at) => {
    noted.push(at)
  }
  for (let seconds = 0; seconds < 180; seconds += 10) {
    await identity.isOwner(credentials)
    pass(10_000)
  }
  expect(noted).toHaveLength(3)
  expect(id).not.toBe('')
})

describe('a seat', () => {
  const interview = interviewIdSchema.parse('interview-one')
  const bearer = { ...nobody, bearer: 'seat' }

  async function seated(retainUntil: number | null) {
    const house = stand()
    const [scenario] = loadScenarios([libraryDirectory]).scenarios
    if (!scenario) throw new Error('The library is empty.')
    const row = { id: interview, title: 'One', candidateName: null, scenario, settings: completeSettings({}) }
    const times = { at: null, createdAt: 0, startedAt: null, endedAt: null, retainUntil }
    await house.storage.createInterview(
      { ...row, ...times, state: 'waiting', frozen: false, meeting: null, legalHold: false },
      [{ id: 'invite', interview, role: 'lead', tokenHash: 'token', createdAt: 0, revokedAt: null }],
    )
    await house.storage.addParticipant({
      id: participantIdSchema.parse('participant-one'),
      role: 'lead',
      name: 'Lena',
      interview,
      invite: 'invite',
      seatHash: hashSecret('seat'),
      joinedAt: 0,
      usedAt: 0,
      expected: true,
      endsAt: seatEnd(0, retainUntil),
    })
    return house
  }

  test('ends when nobody used it for 30 days, and lasts while somebody does', async () => {
    const { identity, pass } = await seated(null)
    pass(29 * day)
    expect(await identity.seatOf(bearer, interview)).not.toBeNull()
    pass(29 * day)
    expect(await identity.seatOf(bearer, interview)).not.toBeNull()
    pass(30 * day)
    expect(await identity.seatOf(bearer, interview)).toBeNull()
  })

  test('ends with what is kept of its interview, however much it is used', async () => {
    const { identity, pass } = await seated(20 * day)
    pass(20 * day - 1)
    expect(await identity.seatOf(bearer, interview)).not.toBeNull()
    pass(1)
    expect(await identity.seatOf(bearer, interview)).toBeNull()
  })

  test('ends after 400 days where nothing else ends it', async () => {
    const { identity, pass } = await seated(null)
    for (let days = 20; days < 400; days += 20) {
      pass(20 * day)
      expect(await identity.seatOf(bearer, interview), `day ${days}`).not.toBeNull()
    }
    pass(20 * day)
    expect(await identity.seatOf(bearer, interview)).toBeNull()
  })
})

test('what is sealed is read again by the same owner token alone', () => {
  const { identity, storage } = stand()
  const sealed = identity.seal('{"token":"secret"}')
  expect(sealed).not.toContain('secret')
  expect(identity.unseal(sealed)).toBe('{"token":"secret"}')
  expect(createIdentity(storage, newSecret(), () => 0).unseal(sealed)).toBeNull()
  expect(identity.unseal('nonsense')).toBeNull()
})
