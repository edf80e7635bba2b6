/** The owner's sign-ins, listed and ended, and the audit log that tells of it, page by page. */
import { ownerCookie } from '@probeboard/protocol/address'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { findBreak } from '@probeboard/storage/audit-chain'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
})
afterEach(() => stand.down())

async function signIn() {
  const { headers } = await stand.call(ownerApi.signIn, { body: { code: stand.identity.issueCode() } })
  const cookie = new RegExp(`${ownerCookie}=[^;]+`).exec(headers.get('set-cookie') ?? '')?.[0] ?? ''
  return { headers: { cookie, origin: stand.url } }
}

const isOwner = async (browser: Awaited<ReturnType<typeof signIn>>): Promise<boolean> =>
  (await stand.must(ownerApi.session, browser)).owner

describe('sign-ins', () => {
  test('are listed without what opens them; each browser knows its own, and a program has none', async () => {
    const [first, second] = [await signIn(), await signIn()]
    const { sessions } = await stand.must(ownerApi.sessions, second)
    expect(sessions.map(({ current }) => current)).toEqual([true, false])
    expect((await stand.must(ownerApi.sessions, first)).sessions.map(({ current }) => current)).toEqual([false, true])
    const asProgram = await stand.call(ownerApi.sessions, { as: stand.owner })
    expect(asProgram.value?.sessions.map(({ current }) => current)).toEqual([false, false])
    for (const row of await stand.storage.sessions()) expect(asProgram.text).not.toContain(row.hash)
    for (const { createdAt, usedAt } of sessions) expect(usedAt >= createdAt).toBe(true)
  })

  test('one is ended by its name, the others go on; a name that ends nothing is not found', async () => {
    const [first, second] = [await signIn(), await signIn()]
    const { sessions } = await stand.must(ownerApi.sessions, second)
    const params = { sessionId: sessions.find(({ current }) => !current)?.id ?? '' }
    await stand.must(ownerApi.endSession, { ...second, params })
    expect([await isOwner(first), await isOwner(second)]).toEqual([false, true])
    expect((await stand.call(ownerApi.endSession, { ...second, params })).code).toBe('not-found')
    expect((await stand.storage.auditsAbout(params.sessionId)).map(({ action }) => action)).toEqual([
      'signed-in',
      'sign-in-ended',
    ])
  })

  test('all end at once, with the codes that nobody used; the owner token stays good', async () => {
    const browsers = [await signIn(), await signIn()] as const
    const code = stand.identity.issueCode()
    const { headers } = await stand.call(ownerApi.signOutEverywhere, browsers[0])
    expect(headers.get('set-cookie')).toContain(`${ownerCookie}=;`)
    for (const browser of browsers) expect(await isOwner(browser)).toBe(false)
    expect((await stand.call(ownerApi.signIn, { body: { code } })).code).toBe('bad-code')
    const { sessions } = await stand.must(ownerApi.sessions, { as: stand.owner })
    expect(sessions).toEqual([])
    expect((await stand.storage.audits()).at(-1)).toMatchObject({ actor: 'owner', action: 'signed-out-everywhere' })
  })

  test('what cannot be noted is not done', async () => {
    const browser = await signIn()
    stand.storage.audit = async () => {
      throw new Error('The disk is full.')
    }
    const { sessions } = await stand.must(ownerApi.sessions, browser)
    const ended = await stand.call(ownerApi.endSession, { ...browser, params: { sessionId: sessions[0]?.id ?? '' } })
    const everywhere = await stand.call(ownerApi.signOutEverywhere, browser)
    expect([ended.code, everywhere.code, await isOwner(browser)]).toEqual(['internal', 'internal', true])
  })
})

describe('the audit log', () => {
  const page = (query = '') => stand.call(ownerApi.audits, { as: stand.owner, query })

  test('is read in pages that together are all of it, as a chain that anybody can check', async () => {
    await stand.sit()
    const all = await stand.storage.audits()
    const rows = []
    for (let after = 0; ; after = rows.at(-1)?.number ?? 0) {
      const { value } = await page(`?after=${after}&limit=2`)
      expect(value?.broken).toBeNull()
      if (!value || value.rows.length === 0) break
      expect(value.rows.length).toBeLessThanOrEqual(2)
      rows.push(...value.rows)
    }
    const read = rows.map((row) => ({ ...row, at: Date.parse(row.at) }))
    expect(read).toEqual(all)
    expect(findBreak(read)).toBeNull()
    expect((await page()).value?.rows).toEqual(rows)
  })

  test('names the first row of a page that is not what was written', async () => {
    await stand.sit()
    const { audits } = stand.storage
    stand.storage.audits = async (after, most) =>
      (await audits(after, most)).map((row) => (row.number === 3 ? { ...row, actor: 'nobody' } : row))
    expect((await page('?limit=2')).value?.broken).toBeNull()
    expect((await page('?after=2&limit=2')).value?.broken).toBe(3)
    expect((await page('?after=3')).value?.broken).toBeNull()
  })

  test('gives at most 500 rows at once, and takes no nonsense', async () => {
    for (let i = 0; i < 501; i++)
      await stand.storage.audit({ at: i, actor: 'owner', action: 'made', subject: '', details: '' })
    expect((await page('?limit=500')).value?.rows.length).toBe(500)
    expect((await page('?after=501')).value).toEqual({ rows: [], broken: null })
    for (const query of ['?limit=501', '?limit=0', '?limit=some', '?after=-1', '?after=1.5', '?after=1&after=2'])
      expect((await page(query)).code, query).toBe('malformed')
  })
})
