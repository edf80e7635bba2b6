/**
 * A screen is shared by mistake. Every private sentence of the scenario and all that the lead writes carries a canary;
 * the panel is hidden by one key, moved to its own window by another, and the board's window is searched for them.
 */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { boardReady, canvasAt, drawBox } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { plantScenario } from './planted-scenario.ts'
import { createTestServer, type TestServer } from './server.ts'
import { askedFor, codeText, documentText, memoryText, storageText } from './window-contents.ts'

test.describe.configure({ mode: 'serial' })

const planted = plantScenario()
const { canaries, write } = planted
/** What of the private stands in a text. */
const found = (text: string): string[] => canaries.filter(({ mark }) => text.includes(mark)).map(({ path }) => path)

let server: TestServer
let lead: Person
let candidate: Person
/** The panel in its own window. */
let panel: Page
let phone: Page
const on = (page: Page, id: string) => page.getByTestId(id)

/** Where nothing is drawn. */
async function clickBoard(page: Page): Promise<void> {
  const canvas = await canvasAt(page)
  await page.mouse.click(canvas.x + 700, canvas.y + 600)
}

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  planted.give(server)
  await server.start()
  const { invites } = await createInterview(server, { scenario: planted.id, title: 'Board talk' })
  lead = await comeIn(browser, server, invites.lead, 'Lena')
  candidate = await comeIn(browser, server, invites.candidate, 'Ada')
  await boardReady(lead.page)
  await on(lead.page, 'start').click()
  // What comes with the start moves the tabs down; who clicks meanwhile may miss them.
  await expect(on(lead.page, 'ask-next')).toBeVisible()
  await on(lead.page, 'tab-notes').click()
  await on(lead.page, 'note-input').fill(write('Said that search comes first.'))
  await on(lead.page, 'note-add').click()
  await on(lead.page, 'tab-score').click()
  await on(lead.page, 'pin-D1').click()
  await on(lead.page, 'evidence-text').fill(write('Asked who pays.'))
  await on(lead.page, 'evidence-save').click()
  await on(lead.page, 'comment').fill(write('Clear about the price.'))
  await on(lead.page, 'tab-facts').click()
  await clickBoard(lead.page)
  await drawBox(lead.page, { x: 300, y: 200 }, 'Index')
  await expect(on(lead.page, 'card-save')).toHaveText('Card saved')
})

test.afterAll(async () => {
  await phone?.context().close()
  for (const person of [lead, candidate]) await person?.context.close()
  await server?.dispose()
})

/** Milliseconds from the key until the document holds nothing private; the best of three. */
async function timeBlank(page: Page): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    expect(found(await documentText(page)).length).toBeGreaterThan(50)
    await page.evaluate(() => {
      const marks = /qz\d{4}vx/
      let begun = 0
      const look = (): void => {
        if (marks.test(document.documentElement.outerHTML)) setTimeout(look)
        else document.documentElement.dataset.blankMs = String(performance.now() - begun)
      }
      const begin = (event: KeyboardEvent): void => {
        if (event.key !== 'F2') return
        begun = event.timeStamp
        queueMicrotask(look)
      }
      delete document.documentElement.dataset.blankMs
      window.addEventListener('keydown', begin, { capture: true, once: true })
    })
    await page.keyboard.press('F2')
    await expect(page.locator('html[data-blank-ms]')).toBeAttached()
    times.push(Number(await page.locator('html').getAttribute('data-blank-ms')))
    expect(found(await documentText(page))).toEqual([])
    if (round < 2) await page.keyboard.press('F2')
  }
  return Math.min(...times)
}

test('one key blanks the panel within 100 ms, while typing, on the board and with a dialog open', async () => {
  const { page } = lead
  await on(page, 'tab-notes').click()
  await on(page, 'note-input').fill(write('Half a sente'))
  const times = { typing: await timeBlank(page), board: 0, dialog: 0 }
  await page.keyboard.press('F2')
  await expect(on(page, 'note-input')).toBeFocused()
  await clickBoard(page)
  times.board = await timeBlank(page)
  await page.keyboard.press('F2')
  await on(page, 'end').click()
  times.dialog = await timeBlank(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  test.info().annotations.push({ type: 'blank, ms', description: JSON.stringify(times) })
  process.stdout.write(`blank key: ${JSON.stringify(times)} ms\n`)
  for (const time of Object.values(times)) expect(time).toBeLessThanOrEqual(100)
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: 'Cancel' }).click()
})

async function expectNothingPrivate(page: Page): Promise<void> {
  await expect.poll(async () => found(await storageText(page))).toEqual([])
  expect(found(await documentText(page))).toEqual([])
  expect(found(await codeText(page))).toEqual([])
  const asked = await askedFor(page)
  expect(asked.filter((url) => /\/(scenario|settings|scorecards?|timeline|log|notebook)\b/.test(url))).toEqual([])
  expect(asked.filter((url) => /interviewer|Panel|rubric/i.test(url))).toEqual([])
}

test('one press moves the panel to its own window, with what was being written', async () => {
  expect(found(await memoryText(lead.page)).length).toBeGreaterThan(50)
  await on(lead.page, 'note-input').focus()
  const opening = lead.page.waitForEvent('popup')
  await lead.page.keyboard.press('F8')
  panel = await opening
  await lead.page.waitForURL(/\/board$/)
  await boardReady(lead.page)
  await expect(on(panel, 'note-input')).toHaveValue(/^Half a sente qz/)
  await expect(lead.page.getByText('This window can be shared.')).toBeVisible()
})

test('the board’s window holds nothing private: document, storage, scripts, calls', async () => {
  // The search is able to find: the other window has it all.
  expect(found(await documentText(panel)).length).toBeGreaterThan(50)
  await expectNothingPrivate(lead.page)
  expect(await documentText(lead.page)).not.toContain('Board talk')
})

test('both windows have the same neutral title and icon, and neither asks to notify', async () => {
  for (const page of [lead.page, panel]) {
    expect(await page.title()).toBe('Board')
    expect(await page.locator('link[rel="icon"]').getAttribute('href')).toBe('./favicon.svg')
    expect(await page.evaluate(() => Notification.permission)).not.toBe('granted')
  }
})

test('a pin from the panel takes what is selected on the board in the other window, and shows it there', async () => {
  await clickBoard(lead.page)
  await lead.page.keyboard.press('Control+a')
  await on(panel, 'tab-score').click()
  await on(panel, 'pin-D2').click()
  await expect(panel.getByText(/elements? selected on the board/)).toBeVisible()
  await on(panel, 'evidence-text').fill(write('Drew the index first.'))
  await on(panel, 'evidence-save').click()
  await lead.page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Show on the board' }).first().click()
  await on(panel, 'tab-notes').click()
  await on(panel, 'note-add').click()
  await expect(on(panel, 'card-save')).toHaveText('Card saved')
  await expectNothingPrivate(lead.page)
})

test('what the server could not be given yet stays in the panel’s window, over a reload as well', async () => {
  await panel.route('**/scorecard', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  await on(panel, 'note-input').fill(write('Asked for the error budget.'))
  await on(panel, 'note-add').click()
  await expect(on(panel, 'card-save')).toHaveText(/kept here/)
  expect(found(await storageText(panel))).toContain('written: Asked for the error budget.')
  expect(found(await storageText(lead.page))).toEqual([])
  panel.once('dialog', (dialog) => void dialog.accept())
  await panel.reload()
  await on(panel, 'tab-notes').click()
  await expect(on(panel, 'note').first()).toContainText('Asked for the error budget.')
  await panel.unroute('**/scorecard')
  await expect(on(panel, 'card-save')).toHaveText('Card saved')
})

test('the blank key in the board’s window blanks the panel in the other', async () => {
  await lead.page.keyboard.press('F2')
  await expect.poll(async () => found(await documentText(panel))).toEqual([])
  await lead.page.keyboard.press('F2')
  await expect.poll(async () => found(await documentText(panel)).length).toBeGreaterThan(50)
})

test('axe finds nothing in either window, hidden or shown, light or dark', async () => {
  for (const page of [lead.page, panel]) {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expectAccessible(page)
  }
})

test('closing the panel’s window brings nothing back, and its strings are gone from memory', async () => {
  await panel.close()
  await expect(lead.page.getByText('The panel is closed.')).toBeVisible()
  await expectNothingPrivate(lead.page)
  await expect.poll(async () => found(await memoryText(lead.page)), { timeout: 60_000 }).toEqual([])
  await lead.page.reload()
  await boardReady(lead.page)
  await expectNothingPrivate(lead.page)
})

test('the panel opens again from the board’s window, and one press docks it with what was being written', async () => {
  const opening = lead.page.waitForEvent('popup')
  await on(lead.page, 'open-panel').click()
  panel = await opening
  await on(panel, 'tab-notes').click()
  await on(panel, 'note-input').fill(write('Not yet a note'))
  const closing = panel.waitForEvent('close')
  await on(lead.page, 'dock').click()
  await closing
  await lead.page.waitForURL(/\/i\/[^/]+\/[^/]+$/)
  await boardReady(lead.page)
  await expect(on(lead.page, 'note-input')).toHaveValue(/^Not yet a note qz/)
  await expect(on(lead.page, 'note')).toHaveCount(3)
})

test('the same key docks it from the panel’s own window', async () => {
  const opening = lead.page.waitForEvent('popup')
  await lead.page.keyboard.press('F8')
  panel = await opening
  await lead.page.waitForURL(/\/board$/)
  await expect(on(panel, 'dock')).toBeVisible()
  const closing = panel.waitForEvent('close')
  await panel.keyboard.press('F8')
  await closing
  await lead.page.waitForURL(/\/i\/[^/]+\/[^/]+$/)
  await boardReady(lead.page)
})

test('where the browser opens no window the panel is hidden, says what to do and loses nothing', async () => {
  const { page } = lead
  await page.evaluate(() => {
    window.open = () => null
  })
  await on(page, 'note-input').focus()
  await page.keyboard.press('F8')
  await expect(page.getByText(/Allow pop-ups for this address/)).toBeVisible()
  expect(found(await documentText(page))).toEqual([])
  await on(page, 'show-panel').click()
  await expect(on(page, 'note-input')).toHaveValue(/^Not yet a note qz/)
})

test('a phone takes the seat by the code, once, and shows the panel alone', async ({ browser }) => {
  await on(lead.page, 'phone').click()
  await expect(lead.page.getByRole('img', { name: 'QR code of the link for the phone' })).toBeVisible()
  const code = (await on(lead.page, 'pair-code').textContent()) ?? ''
  await expectAccessible(lead.page)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  phone = await context.newPage()
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  await phone.goto(`${server.url}/join#${code}`)
  await expectAccessible(phone)
  await on(phone, 'pair').click()
  await phone.waitForURL(/\/panel$/)
  await expect(on(phone, 'ask-next')).toBeVisible()
  await expect(phone.locator('.excalidraw')).toHaveCount(0)
  expect(await phone.title()).toBe('Board')
  await expect(lead.page.getByText('The phone is connected.')).toBeVisible()
  await expectAccessible(lead.page)
  // The code stands in no address that was asked for, and in nothing that the server printed.
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((url) => url.includes(code))).toEqual([])
  expect(server.output()).not.toContain(code)
  const again = await context.newPage()
  await again.goto(`${server.url}/join#${code}`)
  await on(again, 'pair').click()
  await expect(again.getByRole('alert')).toHaveText(/This code was used/)
  await expectAccessible(again)
  await again.close()
})

test('what is marked on the phone shows on the computer, and one press disconnects it', async () => {
  await on(phone, 'next-asked').tap()
  await on(lead.page, 'device').getByRole('button').click()
  await expect(on(lead.page, 'device')).toHaveCount(0)
  await expect(phone.getByText('This seat is not yours any more.')).toBeVisible()
  await lead.page.getByRole('button', { name: 'Close' }).click()
  await on(lead.page, 'tab-probes').click()
  await expect(lead.page.locator('[data-testid^="probe-"][data-testid$="-asked"][aria-pressed="true"]')).toHaveCount(1)
  await phone.reload()
  await expect(on(phone, 'pair-code')).toBeVisible()
})

test('the code can be typed, in any case', async () => {
  await on(lead.page, 'phone').click()
  const code = (await on(lead.page, 'pair-code').textContent()) ?? ''
  await phone.goto(`${server.url}/join`)
  await on(phone, 'pair-code').fill(code.toLowerCase().replace('-', ' '))
  await phone.getByRole('button', { name: 'Use the code' }).tap()
  await phone.waitForURL(/\/panel$/)
  await lead.page.keyboard.press('Escape')
  await on(phone, 'tab-notes').tap()
  await expect(on(phone, 'note')).toHaveCount(3)
})

test('no page failed, and nobody’s browser asked anything of another origin', () => {
  for (const person of [lead, candidate]) {
    expect(person.foreign, person.name).toEqual([])
    expect(person.faults, person.name).toEqual([])
  }
})
