/** The owner's first hour: the printed link, the empty list, a sample in one click, links for people, a scenario file of their own. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { libraryDirectory } from '@probeboard/scenarios/load'
import { expectAccessible } from './accessibility.ts'
import { createInterview } from './interview.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let page: Page
let link: string
const foreign: string[] = []

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  page = await (await browser.newContext()).newPage()
  page.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(server.url)) foreign.push(request.url())
  })
  link = /https?:\/\/\S*\/sign-in#\S+/.exec(server.output())?.[0] ?? ''
})
test.afterAll(async () => {
  await page?.context().close()
  await server?.dispose()
})

test('without a session the door asks for the sign-in link and shows nothing else', async () => {
  await page.goto(server.url)
  await expect(page.getByText(/sign-in link/i).first()).toBeVisible()
})

test('the printed link signs in once, and says what to do the second time', async ({ browser }) => {
  await page.goto(link)
  await expect(page.getByRole('button', { name: /sample interview/i })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  const context = await browser.newContext()
  const again = await context.newPage()
  await again.goto(link)
  await expect(again.getByRole('alert')).toContainText(/used or has expired/i)
  await context.close()
})

test('one click starts a sample interview and puts its owner in the lead’s seat or before its links', async () => {
  await page.getByRole('button', { name: /sample interview/i }).click()
  await expect(page.getByText(/candidate/i).first()).toBeVisible()
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: /Legal document/ }).first()).toBeVisible()
})

test('a scenario file dropped beside the data shows up in the list without a restart or code', async () => {
  const source = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
  const file = join(server.scenarios(), 'ours.yaml')
  writeFileSync(file, source.replace(/^id: .*$/m, 'id: our-own').replace(/^title: .*$/m, 'title: Our own problem'))
  await page.goto(`${server.url}/library`)
  await expect(page.getByText('Our own problem').first()).toBeVisible()
  await createInterview(server, { scenario: 'our-own' })
})

test('a broken scenario file is named with line and column, and the others stay', async () => {
  writeFileSync(join(server.scenarios(), 'broken.yaml'), 'id: broken\ntitle: [unclosed\n')
  await page.goto(`${server.url}/library`)
  await expect(page.getByText(/broken\.yaml:\d+:\d+/).first()).toBeVisible()
  await expect(page.getByText('Our own problem').first()).toBeVisible()
})

test('links that were withdrawn, used or mistyped say so and what to do', async ({ browser }) => {
  const { interview, invites } = await createInterview(server)
  const visit = async (url: string): Promise<Page> => {
    const visitor = await (await browser.newContext()).newPage()
    await visitor.goto(url)
    return visitor
  }
  const first = await visit(invites.candidate.url)
  await first.getByRole('textbox').first().fill('Ada')
  await first.getByRole('button', { name: /join/i }).click()
  await first.waitForURL(/\/i\//)
  await expect((await visit(invites.candidate.url)).getByRole('alert')).toContainText(/already used/i)
  await fetch(`${server.url}/api/v1/interviews/${interview.id}/invites/${invites.shadow.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.ownerToken()}` },
  })
  await expect((await visit(invites.shadow.url)).getByRole('alert')).toContainText(/withdrawn/i)
  await expect((await visit(`${server.url}/join#nonsense`)).getByRole('alert')).toBeVisible()
  for (const context of browser.contexts()) if (context !== page.context()) await context.close()
})

test('axe finds nothing in the owner’s pages and at the door, light and dark; nothing was asked of another origin', async () => {
  const { interview, invites } = await createInterview(server)
  const paths = [
    '/',
    '/new',
    `/interviews/${interview.id}`,
    '/settings',
    '/library',
    '/library/legal-document-qa',
    '/interviews/nobody-knows',
  ]
  for (const url of [...paths.map((path) => server.url + path), invites.candidate.url, `${server.url}/join#cut-off`]) {
    // Twice the same page apart from its fragment would be no navigation.
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
    await expectAccessible(page)
  }
  expect(foreign).toEqual([])
})
