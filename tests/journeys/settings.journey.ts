/** The operator's page: who is here now, what it says when the disk fills up or the server is away, and sign-ins that end. */
import { expect, type Page, test } from '@playwright/test'
import { statusSchema } from '@probeboard/protocol/owner-api'
import { expectAccessible } from './accessibility.ts'
import { createInterview } from './interview.ts'
import { joinAsPeer } from './peer.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let page: Page

/** By the link that the last start printed. */
async function signIn(to: Page): Promise<void> {
  await to.goto([...server.output().matchAll(/https?:\/\/\S*\/sign-in#\S+/g)].at(-1)?.[0] ?? '')
  await to.waitForURL(`${server.url}/`)
}

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  page = await (await browser.newContext()).newPage()
  await signIn(page)
})
test.afterAll(async () => {
  await page?.context().close()
  await server?.dispose()
})

test('it says that nobody is here, then who is, without being asked again', async () => {
  await page.goto(`${server.url}/settings`)
  await expect(page.getByText('Nobody is in an interview now.')).toBeVisible()
  await expectAccessible(page)
  const { interview, invites } = await createInterview(server, { title: 'Onsite' })
  const peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Ivo')
  const here = page.getByRole('list', { name: 'Interviews with people in them' })
  await expect(here).toContainText('Onsite1 person', { timeout: 20_000 })
  await expectAccessible(page)
  peer.leave()
})

test('a disk that fills up and a store that is silent stand out, with what to do', async () => {
  await page.route('**/api/v1/status', async (route) => {
    const answer = await route.fetch()
    const status = statusSchema.parse(await answer.json())
    await route.fulfill({ json: { ...status, stores: false, disk: { used: 2e9, free: 4e8 } } })
  })
  await page.reload()
  await expect(page.getByText(/nearly full: free some/)).toBeVisible()
  await expect(page.getByText(/nothing can be saved now/)).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/v1/status')
})

test('another sign-in is ended from here; signing out everywhere ends this one too', async ({ browser }) => {
  const other = await (await browser.newContext()).newPage()
  await server.stop('SIGTERM')
  await server.start()
  await signIn(other)
  await page.goto(`${server.url}/settings`)
  const list = page.getByRole('list', { name: 'Sign-ins of the owner' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('button', { name: /End the sign-in/ }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await other.goto(`${server.url}/settings`)
  await expect(other.getByText(/sign-in link/i).first()).toBeVisible()
  await other.context().close()
})

test('when the server is away it keeps the last figures and says from when they are', async () => {
  await page.reload()
  await expect(page.getByText('People here now')).toBeVisible()
  await server.stop('SIGKILL')
  await expect(page.getByText(/does not answer. These figures are from/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('People here now')).toBeVisible()
  await expectAccessible(page)
  await server.start()
  await expect(page.getByText(/does not answer/)).toBeHidden({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText(/sign-in link/i).first()).toBeVisible()
})
