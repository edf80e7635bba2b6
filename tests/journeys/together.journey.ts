/**
 * Four people in one interview: who rates what, who sees whom, and a lead whose line is gone for a while. What could not be
 * told waits for the lead; what was marked goes by itself.
 */
import { expect, type Page, test } from '@playwright/test'
import { boardReady } from './drawing.ts'
import { type DroppedLine, holdLine } from './dropped-line.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })
let server: TestServer
let people: Record<'lead' | 'interviewer' | 'shadow' | 'candidate', Person>
let line: DroppedLine
const show = (page: Page, tab: string) => page.getByTestId(`tab-${tab}`).click()
/** Whether the candidate was told it, by any of their sockets; compiled scripts hold words of all kinds. */
const wasTold = async (words: string): Promise<boolean> =>
  (await people.candidate.received()).some(({ kind, bytes }) => kind === 'frame' && bytes.includes(words))

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  const { invites } = await createInterview(server)
  people = {
    lead: await comeIn(browser, server, invites.lead, 'Lena'),
    interviewer: await comeIn(browser, server, invites.interviewer, 'Ivo'),
    shadow: await comeIn(browser, server, invites.shadow, 'Shan'),
    candidate: await comeIn(browser, server, invites.candidate, 'Ada'),
  }
  line = await holdLine(people.lead.context)
  await people.lead.page.reload()
  for (const { page } of Object.values(people)) await boardReady(page)
  await people.lead.page.getByTestId('start').click()
})
test.afterAll(async () => {
  for (const person of Object.values(people)) {
    expect(person.faults, person.name).toEqual([])
    await person.context.close()
  }
  await server.dispose()
})

test('everybody who watches is named to the candidate, with what they do here', async () => {
  const here = people.candidate.page.getByRole('list', { name: 'Here now' })
  for (const words of ['Lena, interviewer, leads', 'Ivo, interviewer', 'Shan, in training, watches'])
    await expect(here.getByTitle(words, { exact: true })).toBeVisible()
})

test('SL1-SL3: the lead splits the dimensions, each card asks for its share, training asks for all', async () => {
  const { lead, interviewer, shadow } = people
  for (const { page } of [lead, interviewer, shadow]) await show(page, 'score')
  await lead.page.getByText('Split the dimensions').click()
  for (const [dimension, name] of [
    ['D1', 'Lena'],
    ['D2', 'Lena'],
    ['D3', 'Ivo'],
    ['D4', 'Ivo'],
  ])
    await lead.page.getByTestId(`assign-${dimension}`).selectOption({ label: name ?? '' })
  await expect(lead.page.getByText('0 of 3 rated')).toBeVisible()
  await expect(interviewer.page.getByTestId('rate-D1-3')).toHaveCount(0)
  await expect(interviewer.page.getByTestId('rate-D3-3')).toBeVisible()
  await expect(interviewer.page.getByTestId('assign-D1')).toHaveCount(0)
  await expect(shadow.page.getByText('0 of 5 rated')).toBeVisible()
  await expect(shadow.page.getByText('Training: never counted')).toBeVisible()
})

test('a lead without a line goes on marking; what was to be told waits, and is told by a tap alone', async () => {
  const { lead, interviewer, candidate } = people
  const { page } = lead
  await show(page, 'facts')
  const row = page.locator('[data-testid^="fact-"]:has([data-testid^="reveal-"])').first()
  const fact = await row.locator('p').nth(1).innerText()
  await line.drop()
  await expect(page.getByText(/The server cannot be reached/).first()).toBeVisible()
  await row.locator('[data-testid^="reveal-"]').click()
  await expect(page.getByTestId('unsent')).toContainText(fact)
  await expect(page.getByTestId('unsent-send')).toBeDisabled()
  await page.getByTestId('lamp-compliance').click()
  await show(page, 'score')
  await page.getByTestId('rate-D1-3').click()

  await line.restore()
  await expect(interviewer.page.getByTestId('lamp-compliance')).toHaveAttribute('aria-pressed', 'true', {
    timeout: 15_000,
  })
  await expect(page.getByTestId('card-save')).toHaveText('Card saved', { timeout: 15_000 })
  await expect(page.getByTestId('unsent-send')).toBeEnabled()
  expect(await wasTold(fact)).toBe(false)
  await page.getByTestId('unsent-send').click()
  await expect(page.getByTestId('unsent')).toHaveCount(0)
  await expect(candidate.page.getByText(fact)).toBeVisible()
  expect(await wasTold(fact)).toBe(true)
  expect(await wasTold('split')).toBe(false)
})
