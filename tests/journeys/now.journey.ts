/** The strip that is always in sight, in a real interview: what the drawing changes in it, help that rating sees, signals off. */
import { expect, type Page, test } from '@playwright/test'
import { boardReady, drawBox } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })
let server: TestServer
test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(() => server.dispose())

/** In the phase of design, with a vector store that the candidate drew. */
async function design(lead: Person, candidate: Person): Promise<void> {
  await boardReady(lead.page)
  await lead.page.getByTestId('start').click()
  for (const phase of ['Constraints', 'Design']) {
    await lead.page.getByTestId('next-phase').click()
    await expect(lead.page.getByLabel('Phases').locator('strong')).toHaveText(phase)
  }
  await boardReady(candidate.page)
  await drawBox(candidate.page, { x: 300, y: 300 }, 'Vector DB')
}

async function expectInSight(page: Page): Promise<void> {
  for (const part of [
    page.getByRole('timer'),
    page.getByTestId('ask-next'),
    page.getByRole('list', { name: 'Probes asked by dimension' }),
    page.getByTestId('lamp-compliance'),
    page.getByTestId('last-minute'),
    page.getByTestId('tab-probes'),
  ])
    await expect(part).toBeInViewport({ ratio: 0.95 })
}

test('what the candidate draws decides what is next and is told; help that was given stands where one rates', async ({
  browser,
}) => {
  const { invites } = await createInterview(server)
  const lead = await comeIn(browser, server, invites.lead, 'Lena')
  const candidate = await comeIn(browser, server, invites.candidate, 'Ada')
  await design(lead, candidate)
  const { page } = lead
  await expect(page.getByText('“Vector DB” stands on the board, nothing about evaluation')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByTestId('last-minute')).toContainText('+ Vector DB')
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expectInSight(page)
  }

  await page.getByTestId('last-minute').click()
  await page.keyboard.press('h')
  await page.getByTestId('help-step-2').click()
  await expect(page.getByTestId('help-ladder')).toContainText('How would you find out')
  await page.getByTestId('help-give').click()
  await page.getByTestId('tab-score').click()
  await expect(page.getByTestId('help-given')).toContainText('step 2 How would you find out')
  const told = await candidate.received()
  for (const { bytes } of told) expect(bytes.includes('How would you find out whether')).toBe(false)

  await page.goto(`${page.url().replace(/\/$/, '')}/panel`)
  await page.setViewportSize({ width: 480, height: 900 })
  await expect(page.getByTestId('last-minute')).toBeVisible()
  await expectInSight(page)
  expect([...lead.faults, ...candidate.faults]).toEqual([])
  await lead.context.close()
  await candidate.context.close()
})

test('TL5 with signals off the panel never asks what the drawing shows, and shows nothing of it', async ({
  browser,
}) => {
  const { invites } = await createInterview(server, { settings: { signals: false } })
  const lead = await comeIn(browser, server, invites.lead, 'Lena')
  const candidate = await comeIn(browser, server, invites.candidate, 'Ada')
  const asked: string[] = []
  // As every page it asks once, when it opens, for when notes were begun; from then on never.
  await lead.page.reload()
  lead.page.on('request', (request) => asked.push(request.url()))
  await design(lead, candidate)
  await lead.page.getByTestId('lamp-cost').click()
  await expect(lead.page.getByTestId('lamp-cost')).toContainText('cost · asked')
  await expect(lead.page.getByTestId('ask-next')).toContainText('nothing asked yet')
  await expect(lead.page.getByTestId('last-minute')).toContainText('Phase: Design')
  const panel = await lead.page.getByTestId('panel').innerHTML()
  for (const word of ['Vector DB', 'nothing on the board', 'data-cover="drawn"', 'data-cover="both"'])
    expect(panel, word).not.toContain(word)
  expect(asked.filter((url) => url.endsWith('/timeline'))).toEqual([])
  await lead.context.close()
  await candidate.context.close()
})
