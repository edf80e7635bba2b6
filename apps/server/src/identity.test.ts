import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownerCookie } from '@probeboard/protocol/address'
import { openMemory } from '@probeboard/storage/memory'
import { expect, test } from 'vitest'
import { createIdentity, newSecret, openOwnerToken } from './identity.ts'

const day = 86_400_000
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

test('a session ends by signing out and by itself after a month', async () => {
  const { identity, pass } = stand()
  const signIn = async () => ({
    ...nobody,
    cookies: { [ownerCookie]: (await identity.signIn(identity.issueCode())) ?? '' },
  })
  const [one, two] = [await signIn(), await signIn()]
  expect(await identity.isOwner(one)).toBe(true)
  await identity.signOut(one)
  expect(await identity.isOwner(one)).toBe(false)
  expect(await identity.isOwner(two)).toBe(true)
  pass(31 * day)
  expect(await identity.isOwner(two)).toBe(false)
  expect(await identity.isOwner(nobody)).toBe(false)
  expect(await identity.isOwner({ ...nobody, bearer: newSecret() })).toBe(false)
})

test('what is sealed is read again by the same owner token alone', () => {
  const { identity, storage } = stand()
  const sealed = identity.seal('{"token":"secret"}')
  expect(sealed).not.toContain('secret')
  expect(identity.unseal(sealed)).toBe('{"token":"secret"}')
  expect(createIdentity(storage, newSecret(), () => 0).unseal(sealed)).toBeNull()
  expect(identity.unseal('nonsense')).toBeNull()
})
