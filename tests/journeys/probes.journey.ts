/**
 * Banks, steps, ticked lines, a question of one's own and the deck in a real interview: two interviewers share the marks,
 * what was ticked is one's own, the debrief and the report tell all of it by its words, and the candidate hears nothing.
 */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { loadBanks, loadDeck } from '@probeboard/scenarios/banks'
import { canaryFor, holds } from '../privacy/canary.ts'
import { expectAccessible } from './accessibility.ts'
import { boardReady } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

const choice = { id: 'modelling-choice', ask: 'Take the most important choice on this board.' }
const written: string[] = []
const write = (words: string): string => {
  written.push(canaryFor(7000 + written.length))
  return `${words} ${written.at(-1)}`
}
const own = write('What if two editors save at once?')
const chose = write('Call it, while the load is small.')
const flip = write('Ten times the load.')

let server: TestServer
let lead: Person
let second: Person
let candidate: Person
const on = (page: Page, id: string) => page.getByTestId(id)

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  const { invites } = await createInterview(server)
  candidate = await comeIn(browser, server, invites.candidate, 'Ada')
  lead = await comeIn(browser, server, invites.lead, 'Lena')
  second = await comeIn(browser, server, invites.interviewer, 'Ivo')
  for (const { page } of [candidate, lead, second]) await boardReady(page)
  await on(lead.page, 'start').click()
})
test.afterAll(async () => {
  for (const person of [lead, second, candidate]) await person?.context.close()
  await server?.dispose()
})

test('PB3 PB4 a probe of a bank is found by a word, and asked step by step; the other interviewer sees it', async () => {
  const { page } = lead
  await on(page, 'tab-probes').click()
  await on(page, 'probe-search').fill('hindsight')
  await on(page, `part-${choice.id}.3`).click()
  for (const person of [page, second.page]) {
    if (person === second.page) await on(person, 'tab-probes').click()
    await expect(on(person, `part-${choice.id}.3`)).toBeChecked()
    await expect(on(person, `probe-${choice.id}-asked`)).toHaveAttribute('aria-pressed', 'true')
  }
  await expectAccessible(page, 'Lena, probes')
})

test('PB5 a ticked line is evidence on one’s own card alone', async () => {
  for (const { page } of [lead, second])
    await on(page, `probe-${choice.id}`).getByText('Listen for', { exact: true }).click()
  const id = `heard-${choice.id}-0`
  await on(lead.page, id).click()
  await on(lead.page, id).click()
  await expect(on(lead.page, id)).not.toBeChecked()
  await on(lead.page, id).click()
  await expect(on(lead.page, id)).toBeChecked()
  await expect(on(lead.page, 'card-save')).toHaveText('Card saved')
  await expect(on(second.page, id)).not.toBeChecked()
  await on(lead.page, 'tab-score').click()
  await expect(on(lead.page, 'evidence')).toHaveCount(1)
  await expect(on(lead.page, 'evidence')).toContainText('Names a real alternative and what speaks for it')
  await on(second.page, 'tab-score').click()
  await expect(on(second.page, 'evidence')).toHaveCount(0)
  await on(second.page, 'tab-probes').click()
})

test('PB6 a question of one’s own counts as asked, for both', async () => {
  const { page } = lead
  await on(page, 'tab-probes').click()
  await on(page, 'probe-search').fill('')
  await on(page, 'own-probe-open').click()
  await page.getByLabel('What it is about').selectOption('D4')
  await on(page, 'own-probe').fill(own)
  await page.keyboard.press('Enter')
  for (const person of [page, second.page]) {
    await expect(person.locator('#probes-own')).toContainText(own)
    await expect(
      person
        .getByRole('list', { name: 'Probes asked by dimension' })
        .getByRole('listitem')
        .filter({ hasText: 'Failures' }),
    ).toContainText('1')
  }
})

test('PB7 a card of the deck by keys: what was said, done, and the next one lies on top', async () => {
  const { page } = lead
  await page.keyboard.press('Escape')
  await on(page, 'panel').focus()
  await page.keyboard.press('7')
  await page.getByLabel('Card of the deck').selectOption('host-or-buy')
  await on(page, 'tradeoff-chose').fill(chose)
  await on(page, 'tradeoff-flip').fill(flip)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(on(page, 'tradeoff').getByRole('heading', { level: 3 })).toHaveText(/pre-trained model/)
  await on(page, 'tradeoff-skipped').click()
  await on(second.page, 'tab-tradeoffs').click()
  await second.page.getByLabel('Card of the deck').selectOption('host-or-buy')
  await expect(on(second.page, 'tradeoff-chose')).toHaveValue(chose)
  await expect(on(second.page, 'tradeoff-done')).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(second.page, 'Ivo, deck')
})

test('PB8 debrief and report tell all of it by its words', async () => {
  const { page } = lead
  await on(page, 'end').click()
  await on(page, 'end-confirm').click()
  await on(page, 'tab-score').click()
  for (const dimension of ['D1', 'D2', 'D3', 'D4', 'D5']) await on(page, `rate-${dimension}-3`).click()
  await on(page, 'recommendation-yes').click()
  await on(page, 'submit').click()
  await on(page, 'submit-confirm').click()
  await on(page, 'debrief-link').click()
  await boardReady(page)
  const story = page.getByRole('list', { name: 'What happened' })
  await page.locator('summary', { hasText: 'What happened' }).click()
  for (const words of [
    'Probe: asked: With hindsight, what would you choose?',
    `Probe: asked: ${choice.ask}`,
    `Probe: asked: ${own}`,
    "Tradeoff: Run the model yourselves, or call somebody else's?",
  ])
    await expect(story).toContainText(words)
  const download = page.waitForEvent('download')
  await on(page, 'report-md').click()
  const report = readFileSync(await (await download).path(), 'utf8')
  for (const words of ['With hindsight, what would you choose', own, chose, flip, 'fine-tune it? Skipped.'])
    expect(report.replaceAll('\\', '')).toContain(words)
})

test('PB2 the candidate hears no bank, no card and nothing that was written', async () => {
  const texts = [
    ...loadBanks().flatMap(({ probes }) =>
      probes.flatMap(({ id, ask, parts = [], listenFor }) => [id, ask, ...parts, ...listenFor]),
    ),
    ...loadDeck().flatMap(({ id, choice, sides = [], flip }) => [id, choice, flip, ...sides.map(({ when }) => when)]),
  ]
  expect(texts.length).toBeGreaterThan(150)
  const heard = await candidate.received()
  // The search is able to find: the prompt is there.
  expect(heard.some(({ bytes }) => bytes.includes('10,000 documents'))).toBe(true)
  expect(texts.filter((text) => heard.some(({ bytes }) => bytes.includes(text)))).toEqual([])
  expect(written.filter((mark) => heard.some(({ bytes }) => holds(bytes, mark)))).toEqual([])
  for (const { faults } of [lead, second, candidate]) expect(faults).toEqual([])
})
