/**
 * The three things that cannot wait, by keys alone and from any state: tell a fact, pin evidence, throw a curveball. Each takes
 * at most six key strokes and two seconds; the table is printed.
 */
import { expect, type Page, test } from '@playwright/test'
import { boardReady, count } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let lead: Person
let candidate: Person
const rows: string[] = []
const times: number[] = []

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  const { invites } = await createInterview(server)
  lead = await comeIn(browser, server, invites.lead, 'Lena')
  candidate = await comeIn(browser, server, invites.candidate, 'Ada')
  await boardReady(lead.page)
  await lead.page.getByTestId('start').click()
  await expect(candidate.page.getByText('Ask me anything')).toBeVisible()
})
test.afterAll(async () => {
  for (const person of [lead, candidate]) await person?.context.close()
  await server?.dispose()
})

/** Where the keys go when it begins. */
const states: Record<string, (page: Page) => Promise<void>> = {
  'on the board, a tool in hand': async (page) => {
    await page.locator('.excalidraw canvas.interactive').click({ position: { x: 700, y: 700 } })
    await page.keyboard.press('r')
  },
  'typing a note': async (page) => {
    await page.getByTestId('tab-notes').click()
    await page.getByTestId('note-input').fill('They said')
  },
  'the palette open, something typed': async (page) => {
    await page.keyboard.press('F9')
    await page.keyboard.type('pau')
  },
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    // Nobody confirms a form before it is there.
    if (key === 'Control+Enter') await expect(page.getByTestId('evidence-text')).toBeFocused()
    await page.keyboard.press(key)
  }
}

async function timed(what: string, from: string, keys: readonly string[], done: () => Promise<void>): Promise<void> {
  const began = performance.now()
  await press(lead.page, keys)
  await done()
  const ms = Math.round(performance.now() - began)
  rows.push(`${what.padEnd(16)} ${from.padEnd(34)} ${keys.length} strokes ${String(ms).padStart(5)} ms`)
  expect(keys.length, `${what} ${from}`).toBeLessThanOrEqual(6)
  times.push(ms)
}

const facts = ['bud', 'sca', 'ger']
/** The next one of the scenario; a word of its title goes to another. */
const curveball = 'thr'

for (const [place, [state, begin]] of Object.entries(states).entries())
  test(`${state}: a fact, a curveball and a pin`, async () => {
    const { page } = lead
    const cards = candidate.page.getByTestId('fact-card')
    await begin(page)
    await timed('tell a fact', state, ['F9', ...(facts[place] ?? ''), 'Enter'], () =>
      expect(cards).toHaveCount(place + 1),
    )
    await begin(page)
    await timed('throw', state, ['F9', ...curveball, 'Enter'], () =>
      expect(candidate.page.getByTestId('curveball-card')).toHaveCount(place + 1),
    )
    await begin(page)
    const pins = await page.getByTestId('evidence').count()
    await timed('pin evidence', state, ['F9', 'p', 'i', 'n', 'Enter', 'Control+Enter'], () =>
      expect(page.getByTestId('evidence')).toHaveCount(pins + 1),
    )
  })

test('keys typed in palette and panel never reach the board, and the board’s never the panel', async () => {
  const { page } = lead
  const before = await count(page)
  await press(page, ['F9', 'r', 'a', 'Escape'])
  await page.getByTestId('tab-facts').click()
  await press(page, ['r', 'd', 'Delete'])
  expect(await count(page)).toBe(before)
  await page.locator('.excalidraw canvas.interactive').click({ position: { x: 700, y: 700 } })
  await press(page, ['e', 'n', 'b', '4'])
  await expect(page.getByTestId('evidence-text')).toHaveCount(0)
  await expect(page.getByRole('tab', { selected: true })).toContainText('Facts')
  await expect(page.getByTestId('panel')).toContainText('Ask next')
  process.stdout.write(`${rows.join('\n')}\n`)
  // The middle one: the first of all loads what it needs, and a busy machine makes any single one long.
  expect(times.sort((a, b) => a - b)[4]).toBeLessThanOrEqual(2000)
})
