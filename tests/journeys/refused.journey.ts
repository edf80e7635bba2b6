/**
 * An author whose document the server refuses goes on by itself: the screen stays, what is legal comes back under a new
 * client id, what is not is named and can be saved, and nothing waits for what was refused.
 */
import { EventEmitter, once } from 'node:events'
import { expect, type Page, test } from '@playwright/test'
import { openBoard } from '@probeboard/documents/board'
import { closeCodes } from '@probeboard/protocol/close-codes'
import * as Y from 'yjs'
import { elementOf } from '../gestures/busy-peer.ts'
import { boardReady, canvasAt, drawBox, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

let server: TestServer
let person: Person
let page: Page
let peer: Peer
let created: Created

/** Between the page's board and the server: what a broken client or a broken wire would do. */
interface Wire {
  /** Hands the page structs that the server has not, and lets it come back with them. */
  poison(update: Uint8Array): Promise<void>
  /** The next edits are changed on their way by this. */
  garble(change: (frame: Buffer) => Buffer): void
  /** Sends the page away as the server would. Answers how long it took to come back, in ms. */
  close(code: number, reason: string): Promise<number>
  /** When the server sent the page away over what it brought, and with which words. */
  readonly refusals: { readonly at: number; readonly reason: string }[]
}

function updateFrame(update: Uint8Array): Buffer {
  const size: number[] = []
  let rest = update.length
  for (; rest > 127; rest >>>= 7) size.push((rest & 127) | 128)
  return Buffer.from([0, 2, ...size, rest, ...update])
}

/** Reloads the page with a hand on its line to this document. */
async function tap(page: Page, document: string): Promise<Wire> {
  const refusals: { at: number; reason: string }[] = []
  const opened = new EventEmitter()
  let change: ((frame: Buffer) => Buffer) | null = null
  let poison: ((update: Uint8Array) => Promise<void>) | null = null
  let close: ((code: number, reason: string) => Promise<void>) | null = null
  const address = new RegExp(`/sync/[^/]+/${document}`)
  await page.routeWebSocket(address, (toPage) => {
    const toServer = toPage.connectToServer()
    opened.emit('line', Date.now())
    toPage.onMessage((message) => {
      const frame = Buffer.from(message)
      toServer.send(change && frame[0] === 0 && frame[1] === 2 ? change(frame) : frame)
    })
    toServer.onMessage((message) => toPage.send(message))
    toServer.onClose((code, reason) => {
      if (code === closeCodes.refusedContent) refusals.push({ at: Date.now(), reason: reason ?? '' })
      void toPage.close({ code: code ?? 1011, reason: reason ?? '' })
    })
    close = async (code, reason) => {
      await toPage.close({ code, reason })
      await toServer.close()
    }
    poison = async (update) => {
      toPage.send(updateFrame(update))
      await close?.(closeCodes.restart, 'restart')
    }
  })
  await page.reload()
  await boardReady(page)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  return {
    refusals,
    async close(code, reason) {
      const back = once(opened, 'line')
      const from = Date.now()
      await close?.(code, reason)
      const [at] = await back
      return Number(at) - from
    },
    poison: (update) => poison?.(update) ?? Promise.reject(new Error('There is no line.')),
    garble(by) {
      change = (frame) => {
        change = null
        return by(frame)
      }
    },
  }
}

test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())
test.beforeEach(async ({ browser }) => {
  created = await createInterview(server)
  const { interview, invites } = created
  person = await comeIn(browser, server, invites.candidate, 'Ada')
  page = person.page
  await boardReady(page)
  peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Wim')
})
test.afterEach(async () => {
  peer.leave()
  peer.doc.destroy()
  await person.context.close()
  expect(person.faults).toEqual([])
})

const labels = (): (string | undefined)[] => peer.board.elements().map(({ text }) => text)
const ids = (): string[] => peer.board.elements().map(({ id }) => id)
const idsOnPage = async (): Promise<string[]> => (await scene(page)).map(({ id }) => id)

/** An illegal element, and a legal one that builds on it as all later edits of one client do. */
function poisoned(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('look').set('wicked', { type: 'iframe' })
  doc.getMap('geometry').set('wicked', { x: 'far' })
  openBoard(doc).write([elementOf({ id: 'behind', x: 500, y: 300, width: 40, height: 40, index: 'a5' })])
  return Y.encodeStateAsUpdate(doc)
}

test('the author goes on drawing, all that is legal is at the server, the illegal is named and can be saved', async () => {
  const wire = await tap(page, 'board')
  await drawBox(page, { x: 300, y: 160 }, 'Before')
  await expect.poll(labels).toContain('Before')
  await page.evaluate(() => Object.assign(document.querySelector('.excalidraw') ?? {}, { same: true }))

  await wire.poison(poisoned())
  await expect.poll(() => wire.refusals.length, { timeout: 15_000 }).toBe(1)
  await expect.poll(ids, { intervals: [50] }).toContain('behind')
  expect(Date.now() - (wire.refusals[0]?.at ?? 0)).toBeLessThan(3000)
  await drawBox(page, { x: 300, y: 420 }, 'After')
  await expect.poll(labels).toEqual(expect.arrayContaining(['Before', 'After']))
  expect(ids()).not.toContain('wicked')
  await expect.poll(async () => (await idsOnPage()).sort()).toEqual(ids().sort())
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  // The very same editor.
  expect(await page.evaluate(() => Object.hasOwn(document.querySelector('.excalidraw') ?? {}, 'same'))).toBe(true)

  const remains = page.getByTestId('remains')
  await expect(remains).toContainText('wicked')
  const saved = page.waitForEvent('download')
  await remains.getByRole('button', { name: 'Save a copy' }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await saved).createReadStream()) chunks.push(Buffer.from(chunk))
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ unreadable: { wicked: expect.anything() } })

  // It is offered until it was looked at, and does nothing to anybody's board.
  await page.reload()
  await boardReady(page)
  await expect(remains).toBeVisible()
  await expect.poll(async () => (await idsOnPage()).sort()).toEqual(ids().sort())
  await remains.getByRole('button', { name: 'Dismiss' }).click()
  await expect(remains).toBeHidden()
  await page.reload()
  await boardReady(page)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(remains).toBeHidden()
  expect(wire.refusals).toHaveLength(1)
})

test('what is in the hand when the document changes under it is neither lost nor let go', async () => {
  const wire = await tap(page, 'board')
  const origin = await canvasAt(page)
  await page.keyboard.press('r')
  await page.mouse.move(origin.x + 300, origin.y + 160)
  await page.mouse.down()
  await page.mouse.move(origin.x + 400, origin.y + 220, { steps: 5 })
  await wire.poison(poisoned())
  await expect.poll(ids, { timeout: 15_000 }).toContain('behind')
  await page.mouse.move(origin.x + 500, origin.y + 280, { steps: 5 })
  await page.mouse.up()
  const boxes = () => peer.board.elements().filter(({ id }) => id !== 'behind')
  await expect
    .poll(() => boxes().map(({ width, height }) => [Math.round(width), Math.round(height)]))
    .toEqual([[200, 120]])
  await drawBox(page, { x: 300, y: 420 }, 'Later')
  await expect.poll(labels).toContain('Later')
  expect(wire.refusals).toHaveLength(1)
})

test('an edit that was spoilt on its way comes back as it was meant, and nothing after it waits for it', async () => {
  const wire = await tap(page, 'board')
  wire.garble((frame) => Buffer.concat([frame.subarray(0, 3), Buffer.alloc(frame.length - 3, 255)]))
  await drawBox(page, { x: 300, y: 160 }, 'Spoilt')
  await expect.poll(() => wire.refusals.length).toBe(1)
  await expect.poll(labels).toContain('Spoilt')
  await drawBox(page, { x: 300, y: 420 }, 'Later')
  await expect.poll(labels).toEqual(expect.arrayContaining(['Spoilt', 'Later']))
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByTestId('remains')).toBeHidden()
})

test('a second refusal within a minute stops, says so and keeps all as a file; the next visit can draw', async () => {
  const wire = await tap(page, 'board')
  await wire.poison(poisoned())
  await expect.poll(ids, { timeout: 15_000 }).toContain('behind')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await wire.poison(poisoned())
  await expect.poll(() => wire.refusals.length, { timeout: 15_000 }).toBe(2)
  await expect(page.getByText('The board is not available.')).toBeVisible()
  await expect(page.getByTestId('remains').getByRole('button', { name: 'Save a copy' })).toBeVisible()

  await page.reload()
  await boardReady(page)
  await expect(page.getByTestId('remains')).toBeVisible()
  await drawBox(page, { x: 300, y: 420 }, 'Again')
  await expect.poll(labels).toContain('Again')
  expect(wire.refusals).toHaveLength(2)
})

test('what was written under the client id of another comes back under its own', async () => {
  const wire = await tap(page, 'board')
  peer.board.write([elementOf({ id: 'theirs', x: 500, y: 300, width: 40, height: 40, index: 'a5' })])
  await expect.poll(idsOnPage).toContain('theirs')
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(peer.doc))
  copy.clientID = peer.doc.clientID
  openBoard(copy).write([elementOf({ id: 'borrowed', x: 600, y: 300, width: 40, height: 40, index: 'a6' })])
  await wire.poison(Y.encodeStateAsUpdate(copy))
  await expect
    .poll(() => wire.refusals.map(({ reason }) => reason), { timeout: 15_000 })
    .toEqual(['client id of another'])
  await expect.poll(ids).toEqual(expect.arrayContaining(['theirs', 'borrowed']))
  await expect(page.getByTestId('remains')).toBeHidden()
  await drawBox(page, { x: 300, y: 420 }, 'Later')
  await expect.poll(labels).toContain('Later')
})

test('a line that was too slow or restarted comes back soon, one that was too fast after two seconds', async () => {
  const wire = await tap(page, 'board')
  expect(await wire.close(closeCodes.restart, 'service restart')).toBeLessThan(2000)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await wire.close(closeCodes.tooSlow, 'too slow')).toBeLessThan(2000)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await wire.close(closeCodes.tooFast, 'too fast')).toBeGreaterThanOrEqual(2000)
  await drawBox(page, { x: 300, y: 420 }, 'Later')
  await expect.poll(labels).toContain('Later')
})

test('what cannot be put together three times running is set aside, and the document is loaded anew', async () => {
  const wire = await tap(page, 'board')
  for (let i = 0; i < 3; i++) await wire.close(closeCodes.restart, 'resync')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await drawBox(page, { x: 300, y: 420 }, 'Later')
  await expect.poll(labels).toContain('Later')
  expect(wire.refusals).toEqual([])
})

test('a refused notebook comes back as well: the mark stands, what is no part of it is named', async ({ browser }) => {
  const lead = await comeIn(browser, server, created.invites.lead, 'Ivo')
  try {
    await boardReady(lead.page)
    await lead.page.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(lead.page.getByTestId('lamp-cost')).toHaveAttribute('aria-pressed', 'false')
    const wire = await tap(lead.page, 'notebook')
    const doc = new Y.Doc()
    doc.getMap('scores').set('D1', 4)
    doc.getMap('constraints').set('cost', { asked: true })
    await wire.poison(Y.encodeStateAsUpdate(doc))
    await expect.poll(() => wire.refusals.length, { timeout: 15_000 }).toBe(1)
    await expect(lead.page.getByTestId('remains')).toContainText('scores')
    await lead.page.getByTestId('remains').getByRole('button', { name: 'Dismiss' }).click()
    await lead.page.reload()
    // This browser keeps no notebook: what stands here, the server has.
    await expect(lead.page.getByTestId('lamp-cost')).toHaveAttribute('aria-pressed', 'true')
    expect(lead.faults).toEqual([])
  } finally {
    await lead.context.close()
  }
})
