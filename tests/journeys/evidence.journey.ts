/**
 * What an interviewer notices, tied to its moment: a curveball and a pin lead to the board as it stood, nobody else sees
 * that it is looked at; a flag needs evidence; after the end it is said who is late, by name alone.
 */
import { expect, type Page, test } from '@playwright/test'
import { messages } from '@probeboard/protocol/messages'
import { boardReady, count, drawBox } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let created: Created
let lead: Person
let candidate: Person
const on = (page: Page, id: string) => page.getByTestId(id)

/** What a link opens in a tab of its own. */
async function opened(page: Page, link: ReturnType<typeof on>): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
  await expect(on(tab, 'moment-bar')).toBeVisible()
  await boardReady(tab)
  return tab
}

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server)
  lead = await comeIn(browser, server, created.invites.lead, 'Lena')
  candidate = await comeIn(browser, server, created.invites.candidate, 'Ada')
  await on(lead.page, 'start').click()
  await boardReady(candidate.page)
  await boardReady(lead.page)
})
test.afterAll(async () => {
  await lead?.context.close()
  await candidate?.context.close()
  await server?.dispose()
})

test('a curveball keeps the board of its moment, also while the interview is on, and nobody hears of the look', async () => {
  await drawBox(candidate.page, { x: 420, y: 180 }, 'Before')
  await expect.poll(() => count(lead.page)).toBe(2)
  await lead.page.getByRole('tab', { name: /Curveballs/ }).click()
  const curveball = lead.page.locator('[data-testid^="curveball-"]').first()
  await curveball.locator('[data-testid^="throw-"]').click()
  await expect(on(lead.page, 'notice')).toContainText('The log keeps both.')
  await drawBox(candidate.page, { x: 720, y: 180 }, 'After')
  await expect.poll(() => count(lead.page)).toBe(4)
  const pointed: number[] = []
  lead.context.on('page', (page) =>
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (Buffer.from(payload)[0] === messages.cursor) pointed.push(payload.length)
      }),
    ),
  )
  const tab = await opened(lead.page, curveball.getByTestId('moment'))
  await expect.poll(() => count(tab)).toBe(2)
  await tab.mouse.move(300, 300)
  await tab.getByRole('link', { name: 'To now' }).click()
  await boardReady(tab)
  await expect.poll(() => count(tab)).toBe(4)
  await tab.mouse.move(320, 320, { steps: 4 })
  await drawBox(candidate.page, { x: 420, y: 420 }, 'Later')
  await expect.poll(() => count(tab)).toBe(6)
  await tab.close()
  expect(pointed).toEqual([])
})

test('a key, a few words and Enter pin evidence; its time leads to the board of that moment', async () => {
  await lead.page.getByRole('tab', { name: /Score/ }).click()
  await lead.page.keyboard.press('e')
  await on(lead.page, 'evidence-text').pressSequentially('Drew the index first.')
  await lead.page.keyboard.press('Control+Enter')
  const tab = await opened(lead.page, on(lead.page, 'evidence').getByTestId('moment'))
  await expect.poll(() => count(tab)).toBe(6)
  await tab.close()
})

test('a flag without evidence keeps the card; after the end it says until when, and the lead and the owner who is missing', async () => {
  const { page } = lead
  await on(page, 'flags').locator('summary').click()
  await on(page, 'flag-prefers_simpler_tool').click()
  await on(page, 'submit').click()
  await expect(page.getByRole('alert')).toContainText('Picks the simpler tool')
  await page.getByRole('checkbox', { name: /Drew the index first/ }).check()
  await expect(page.getByRole('alert')).not.toContainText('Picks the simpler tool')
  const ivo = await comeIn(page.context().browser() ?? never(), server, created.invites.interviewer, 'Ivo')
  await on(page, 'end').click()
  await page.getByRole('button', { name: 'End interview' }).click()
  await expect(on(page, 'due')).toContainText('Your scorecard is due at')
  await expect(on(ivo.page, 'due')).toContainText('Your scorecard is due at')
  await expect(page).toHaveTitle('Board')
  await on(page, 'raters').locator('summary').click()
  await expect(on(page, 'raters')).toContainText('2 not submitted yet')
  await page.getByRole('button', { name: /^Ivo only listened/ }).click()
  await expect(on(page, 'raters')).toContainText('1 not submitted yet')
  await expect(on(ivo.page, 'raters')).toHaveCount(0)
  await ivo.page.goto(/https?:\/\/\S*\/sign-in#\S+/.exec(server.output())?.[0] ?? '')
  await expect(ivo.page.getByText('1 scorecard to come')).toBeVisible()
  await ivo.page.getByRole('link', { name: /Legal document/ }).click()
  await expect(on(ivo.page, 'awaited')).toContainText('Not submitted yet: Lena.')
  await ivo.context.close()
})

function never(): never {
  throw new Error('A page has a browser.')
}
