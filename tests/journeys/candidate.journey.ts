/** The candidate's hour in each of its states: waiting, trying, beginning, told, paused, ended, back again, erased. */
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { boardReady, drawBox, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let created: Created
let candidate: Person
let peer: Peer
let page: Page
/** Everything that the page wrote to a socket, and asked for over HTTP. */
const written: Buffer[] = []
const asked: string[] = []

async function command(path: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/interviews/${created.interview.id}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${peer.seat}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok, `${path}: ${answer.status}`).toBe(true)
}

const texts = async (of: Page): Promise<(string | undefined)[]> => (await scene(of)).map(({ text }) => text)

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server, { settings: { retainUntil: '2027-03-01' } })
  peer = await joinAsPeer(server, created.interview.id, created.invites.lead.token, 'Lena')
  const second = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Ivo')
  second.leave()
  candidate = await comeIn(browser, server, created.invites.candidate, 'Ada')
  page = candidate.page
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => written.push(Buffer.from(payload)))
  })
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.reload()
  await boardReady(page)
})
test.afterAll(async () => {
  peer?.leave()
  await candidate?.context.close()
  await server?.dispose()
})

test('who was here and left for a moment is still named', async () => {
  const room = page.getByRole('complementary')
  await expect(room).toContainText('Lena, interviewer, leads')
  await expect(room).toContainText('Ivo, interviewer, not here now')
})

test('no byte of the practice goes over a socket or HTTP; what is drawn for good does', async () => {
  await page.getByTestId('practice').click()
  await boardReady(page)
  written.length = 0
  asked.length = 0
  await drawBox(page, { x: 620, y: 320 }, 'Zanzibar')
  expect(await texts(page)).toContain('Zanzibar')
  const ids = (await scene(page)).map(({ id }) => id)
  await expectAccessible(page, 'practice')
  await page.getByTestId('practice-end').click()
  await boardReady(page)
  await drawBox(page, { x: 620, y: 320 }, 'Timbuktu')
  await expect.poll(() => Buffer.concat(written).includes('Timbuktu')).toBe(true)
  for (const word of ['Zanzibar', ...ids]) {
    expect(Buffer.concat(written).includes(word), word).toBe(false)
    expect(asked.join('\n')).not.toContain(word)
  }
})

test('the start is said aloud; a new card is marked for some seconds, and no pause moves its time', async () => {
  await command('start')
  await expect(page.getByRole('status').filter({ hasText: 'The interview has started.' })).toHaveCount(1)
  await command('reveal', { text: 'About 2,000 documents a day.' })
  const card = page.getByTestId('fact-card')
  await expect(card.getByText('new', { exact: true })).toBeVisible()
  const toldAt = /\d\d:\d\d/.exec(await card.innerText())?.[0]
  await command('stage', { do: 'pause' })
  await expect(page.getByText('The clock stands.')).toBeVisible()
  await expectAccessible(page, 'paused')
  await command('stage', { do: 'resume' })
  await expect(page.getByText('The clock stands.')).toBeHidden()
  await expect(card).toContainText(String(toldAt))
})

test('at 200 % and on a phone the brief can be scrolled to its end, closed and opened', async () => {
  for (const size of [
    { width: 720, height: 450 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    await page.getByTestId('fact-card').scrollIntoViewIfNeeded()
    await expect(page.getByTestId('fact-card')).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.getByRole('button', { name: 'Board', exact: true }).click()
    await expect(page.getByTestId('fact-card')).toBeHidden()
    await page.getByRole('button', { name: 'Task', exact: true }).click()
    await expectAccessible(page, `live ${size.width}`)
  }
  await page.setViewportSize({ width: 1280, height: 720 })
})

test('the end: thanks, until when it is kept, and the drawing in three forms', async () => {
  await command('end')
  const pane = page.getByRole('complementary')
  await expect(pane).toContainText('Thank you for your time.')
  await expect(pane).toContainText(/Kept until .*2027/)
  await expectAccessible(page, 'ended')
  for (const form of ['png', 'svg', 'excalidraw']) {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: new RegExp(`\\b${form}\\b`, 'i') }).click()
    const file = await readFile(await (await saving).path())
    expect(file.length, form).toBeGreaterThan(300)
    if (form === 'excalidraw') expect(file.includes('Timbuktu')).toBe(true)
  }
})

test('who comes back by the same link gets the same drawing; when it is erased, there is none', async () => {
  const again = await candidate.context.newPage()
  await again.goto(created.invites.candidate.url)
  await again.getByRole('button', { name: /join/i }).click()
  await again.waitForURL(/\/i\/[^/]+\/[^/]+/)
  await expect(again.getByRole('complementary')).toContainText('Thank you for your time.')
  await expect.poll(() => texts(again)).toContain('Timbuktu')
  const saving = again.waitForEvent('download')
  await again.getByRole('button', { name: /excalidraw/ }).click()
  expect((await readFile(await (await saving).path())).includes('Timbuktu')).toBe(true)
  const erased = await fetch(`${server.url}/api/v1/interviews/${created.interview.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.ownerToken()}` },
  })
  expect(erased.ok).toBe(true)
  await again.reload()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('This page opens with an invite link')
  await expectAccessible(again, 'erased')
  expect(candidate.faults).toEqual([])
  expect(candidate.foreign).toEqual([])
})
