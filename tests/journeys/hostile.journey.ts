/**
 * Ill will by every way that leads onto a board: paste, file, HTTP, a collection of shapes, and the raw socket. No script
 * runs, nothing is asked of another host, no window opens, and the others go on.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { boardReady, count, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { payloads, pictures, vectors } from './payloads.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

const folder = mkdtempSync(join(tmpdir(), 'probeboard-hostile-'))
const whole = { angle: 0, version: 1, versionNonce: 1, updated: 1, boundElements: null, groupIds: [], isDeleted: false }

let server: TestServer
let created: Created
let ada: Person
let lead: Person
let peer: Peer
const windows: string[] = []

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server)
  ada = await comeIn(browser, server, created.invites.candidate, 'Ada')
  lead = await comeIn(browser, server, created.invites.lead, 'Lena')
  for (const { page } of [ada, lead]) {
    await boardReady(page)
    page.on('popup', (popup) => windows.push(popup.url()))
    page.on('dialog', (dialog) => {
      windows.push(dialog.message())
      void dialog.dismiss()
    })
  }
  peer = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Ivo')
})
test.afterAll(async () => {
  peer?.leave()
  for (const person of [ada, lead]) await person?.context.close()
  await server?.dispose()
})

function element(id: string, change: Record<string, unknown> = {}): BoardElement {
  const read = readElement({ id, type: 'rectangle', x: 100, y: 900, width: 30, height: 30, index: 'zz', ...change })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

let signs = 0
/** Whatever came, it has done nothing, and the others still draw together. */
async function expectPeace(): Promise<void> {
  const sign = `sign-${signs++}`
  peer.board.write([element(sign)])
  for (const { page, faults, foreign } of [ada, lead]) {
    await expect.poll(async () => (await scene(page)).some(({ id }) => id === sign), { timeout: 20_000 }).toBe(true)
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined()
    expect(await page.evaluate(() => Reflect.get({}, 'ran'))).toBeUndefined()
    expect(await page.locator('iframe, embed, object').count()).toBe(0)
    expect([faults, foreign]).toEqual([[], []])
  }
  expect(windows).toEqual([])
  const links = peer.board.elements().flatMap(({ link }) => link ?? [])
  expect(links.filter((link) => !/^(https?:\/\/|mailto:)/i.test(link))).toEqual([])
  const types = new Set<string>(peer.board.elements().map(({ type }) => type))
  for (const type of ['iframe', 'embeddable', 'magicframe']) expect(types.has(type)).toBe(false)
}

async function paste(page: Page, kinds: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((data) => {
    const transfer = new DataTransfer()
    for (const [kind, text] of Object.entries(data)) transfer.setData(kind, text)
    document.querySelector<HTMLElement>('.excalidraw')?.focus()
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }))
  }, kinds)
}

const open = async (name: string, text: string): Promise<void> => {
  writeFileSync(join(folder, name), text)
  await ada.page.getByTestId('open-drawing').setInputFiles(join(folder, name))
}

async function clear(): Promise<void> {
  peer.board.write(peer.board.elements().map((one) => ({ ...one, isDeleted: true })))
  for (const { page } of [ada, lead]) await expect.poll(() => count(page), { timeout: 20_000 }).toBe(0)
}

test('there are two hundred of them', () => {
  expect(payloads.length + pictures.length).toBeGreaterThan(200)
})

test('by file', async () => {
  await open('all.excalidraw', JSON.stringify({ type: 'excalidraw', elements: payloads }))
  await expect(ada.page.getByText(/could not be taken over/)).toBeVisible()
  await expectPeace()
  await clear()
})

test('over HTTP', async () => {
  const { seat } = Object(
    await fetch(`${server.url}/api/v1/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: created.invites.interviewer.token, name: 'Mallory' }),
    }).then((answer) => answer.json()),
  )
  const answer = await fetch(`${server.url}/api/v1/interviews/${created.interview.id}/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${String(seat)}` },
    body: JSON.stringify({ type: 'excalidraw', elements: payloads }),
  })
  expect(answer.status).toBe(200)
  await expectPeace()
  for (const { page } of [ada, lead]) {
    await page.reload()
    await boardReady(page)
  }
  await expectPeace()
  await clear()
})

test('by paste, as shapes, as text and as markup', async () => {
  const shapes = payloads.map((raw) => ({ ...whole, ...element('whole'), ...raw }))
  for (let at = 0; at < shapes.length; at += 40)
    await paste(ada.page, {
      'text/plain': JSON.stringify({ type: 'excalidraw/clipboard', elements: shapes.slice(at, at + 40) }),
    })
  await expectPeace()
  for (const vector of vectors) await paste(ada.page, { 'text/plain': vector, 'text/html': vector })
  await expectPeace()
  await clear()
})

test('as a collection of shapes', async () => {
  const libraryItems = payloads.map((raw, i) => ({ id: `i${i}`, status: 'published', elements: [raw] }))
  await open('all.excalidrawlib', JSON.stringify({ type: 'excalidrawlib', version: 2, libraryItems }))
  await expect(ada.page.getByText(/in your drawer/)).toBeVisible({ timeout: 30_000 })
  await ada.page.locator('.library-unit__dragger').first().click()
  await expectPeace()
})

test('as SVG pictures', async () => {
  for (const [i, picture] of pictures.entries()) await open(`p${i}.svg`, picture)
  await expectPeace()
})

test('over the raw socket: an illegal link or type ends the connection, hidden words stay words', async () => {
  for (const [i, vector] of vectors.entries()) {
    const mallory = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Mallory')
    const legal = /^(https?:\/\/|mailto:)/i.test(vector)
    mallory.board.write([element(`raw-${i}`, { type: 'text', text: vector })])
    if (!legal) {
      mallory.doc.getMap('state').set(`raw-${i}`, { link: vector })
      expect(await mallory.closed).toBe(4422)
    }
    mallory.leave()
    await expect.poll(() => peer.board.get(`raw-${i}`)?.text).toBe(vector)
  }
  for (const type of ['iframe', 'embeddable', 'magicframe']) {
    const mallory = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Mallory')
    mallory.doc.getMap('look').set(`raw-${type}`, [type, 1])
    expect(await mallory.closed).toBe(4422)
    mallory.leave()
  }
  await expectPeace()
  await ada.page.reload()
  await boardReady(ada.page)
  await expectPeace()
})
