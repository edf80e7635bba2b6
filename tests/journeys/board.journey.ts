/**
 * What a shared board must never do to the person who draws: break off a stroke or a text, throw a drag about, undo
 * somebody else's work, or show what could run. The page is real; the other side is the stock client, so that its
 * changes come exactly when the test says.
 */
import { expect, type Page, test } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { boardReady, drawBox, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

let server: TestServer
let created: Created
let person: Person
let page: Page
let peer: Peer

function element(id: string, change: Record<string, unknown> = {}): BoardElement {
  const read = readElement({ id, type: 'rectangle', x: 900, y: 600, width: 120, height: 60, index: 'b00', ...change })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
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
  peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Ivo')
})
test.afterEach(async () => {
  expect(person.faults).toEqual([])
  expect(person.foreign).toEqual([])
  peer.leave()
  await person.context.close()
})

const ids = async (): Promise<string[]> => (await scene(page)).map(({ id }) => id)
const arrived = (id: string) => expect.poll(ids).toContain(id)
const atPeer = (holds: (elements: BoardElement[]) => boolean) =>
  expect.poll(() => holds(peer.board.elements())).toBe(true)

async function origin(): Promise<{ x: number; y: number }> {
  const box = await page.locator('.excalidraw canvas.interactive').boundingBox()
  if (!box) throw new Error('There is no board.')
  return box
}

test('a stroke goes on while somebody else draws, and arrives with all its points', async () => {
  const { x, y } = await origin()
  await page.keyboard.press('p')
  await page.mouse.move(x + 400, y + 200)
  await page.mouse.down()
  for (let step = 1; step <= 60; step++) {
    await page.mouse.move(x + 400 + step * 4, y + 200 + (step % 7) * 5)
    if (step % 10 === 0) peer.board.write([element(`other-${step}`, { x: 700 + step, index: `b0${step / 10}` })])
  }
  await arrived('other-50')
  await page.mouse.up()
  await atPeer((elements) => elements.some(({ type, points = [] }) => type === 'freedraw' && points.length >= 55))
  expect((await ids()).filter((id) => id.startsWith('other-'))).toHaveLength(6)
})

test('a text being typed is not broken off by what others do', async () => {
  const { x, y } = await origin()
  await page.mouse.dblclick(x + 500, y + 300)
  await page.keyboard.type('Retrieve ')
  peer.board.write([element('other')])
  await arrived('other')
  await page.keyboard.type('then rank')
  await page.keyboard.press('Escape')
  await atPeer((elements) => elements.some(({ originalText }) => originalText === 'Retrieve then rank'))
})

test('undo takes back one’s own work and never another’s', async () => {
  await drawBox(page, { x: 420, y: 180 }, 'Mine')
  peer.board.write([element('other')])
  await arrived('other')
  for (let press = 0; press < 6; press++) await page.keyboard.press('Control+z')
  await expect.poll(ids).toEqual(['other'])
  await atPeer((elements) => elements.map(({ id }) => id).join() === 'other')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await ids()).length).toBeGreaterThan(1)
})

test('a drag and a recolour of the same element by another both stay, and undo gives back only the drag', async () => {
  await drawBox(page, { x: 420, y: 180 }, 'Mine')
  const { x, y } = await origin()
  await atPeer((elements) => elements.some(({ originalText }) => originalText === 'Mine'))
  const mine = peer.board.elements().find(({ type }) => type === 'rectangle')
  if (!mine) throw new Error('The box did not arrive.')
  await page.keyboard.press('Escape')
  await page.mouse.move(x + 424, y + 182)
  await page.mouse.down()
  await page.mouse.move(x + 500, y + 260, { steps: 8 })
  peer.board.write([{ ...(peer.board.get(mine.id) ?? mine), backgroundColor: '#ff0000' }])
  await page.mouse.move(x + 624, y + 382, { steps: 8 })
  await page.mouse.up()
  const settled = (there: (box: { x: number; y: number }) => boolean) =>
    atPeer(() => {
      const box = peer.board.get(mine.id)
      return box !== null && box.backgroundColor === '#ff0000' && there(box)
    })
  await settled((box) => box.x > mine.x + 150)
  await page.keyboard.press('Control+z')
  await settled((box) => Math.abs(box.x - mine.x) < 1)
})

test('what others delete goes, and a shape that was clicked but not drawn leaves nothing behind', async () => {
  peer.board.write([element('other')])
  await arrived('other')
  const { x, y } = await origin()
  await page.keyboard.press('r')
  await page.mouse.click(x + 500, y + 300)
  await page.keyboard.press('Escape')
  peer.board.write([element('other', { isDeleted: true })])
  await expect.poll(ids).toEqual([])
  await atPeer((elements) => elements.length === 0)
})

test('an embedded page that is pasted is gone at once and named; it reaches nobody', async () => {
  const raw = {
    ...element('page'),
    type: 'embeddable',
    link: 'https://example.org',
    version: 1,
    versionNonce: 1,
    updated: 1,
    boundElements: null,
  }
  const pasted = JSON.stringify({
    type: 'excalidraw/clipboard',
    elements: [raw, { ...element('box'), version: 1, versionNonce: 1, updated: 1, boundElements: null }],
  })
  const { x, y } = await origin()
  await page.mouse.click(x + 500, y + 300)
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.querySelector<HTMLElement>('.excalidraw')?.focus()
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, pasted)
  await atPeer((elements) => elements.length === 1)
  expect(peer.board.elements()[0]?.type).toBe('rectangle')
  await expect.poll(async () => (await scene(page)).map(({ type }) => type)).toEqual(['rectangle'])
  await expect(page.getByText(/could not be taken over/)).toBeVisible()
})

test('somebody who sends what must not be there is sent away, and nobody sees it', async () => {
  peer.board.write([element('before')])
  await arrived('before')
  peer.doc.getMap('look').set('evil', ['iframe', 1])
  expect(await peer.closed).toBe(4422)
  await drawBox(page, { x: 420, y: 180 }, 'Still here')
  expect(await ids()).toContain('before')
  expect((await ids()).includes('evil')).toBe(false)
})

test('undo of a dragged end of an arrow gives back that end, and leaves the colour that another gave it meanwhile', async () => {
  const { x, y } = await origin()
  await page.keyboard.press('a')
  await page.mouse.move(x + 420, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + 700, y + 200, { steps: 8 })
  await page.mouse.up()
  await atPeer((elements) => elements.length === 1)
  const id = peer.board.elements()[0]?.id ?? ''
  const holds = (colour: string, tall: boolean) =>
    atPeer(() => {
      const arrow = peer.board.get(id)
      return arrow?.strokeColor === colour && arrow.height > 50 === tall
    })
  await page.mouse.move(x + 700, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + 700, y + 300, { steps: 8 })
  await holds('#1e1e1e', true)
  const arrow = peer.board.get(id)
  if (!arrow) throw new Error('The arrow did not arrive.')
  peer.board.write([{ ...arrow, strokeColor: '#ff0000' }, element('other')])
  await arrived('other')
  await page.mouse.move(x + 700, y + 400, { steps: 8 })
  await page.mouse.up()
  await holds('#ff0000', true)
  await page.keyboard.press('Control+z')
  await holds('#ff0000', false)
})

test('a picture that carries a drawing, dropped, brings it beside what is there and takes nothing off the board', async () => {
  await drawBox(page, { x: 420, y: 180 }, 'Mine')
  peer.board.write([element('other')])
  await arrived('other')
  const inside = JSON.stringify({
    type: 'excalidraw',
    version: 2,
    elements: [element('inside')],
    appState: {},
    files: {},
  })
  await page.evaluate((payload) => {
    const marks = `<!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:2 --><!-- payload-start -->${payload}<!-- payload-end -->`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50">${marks}<rect width="50" height="50"/></svg>`
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([svg], 'drawing.svg', { type: 'image/svg+xml' }))
    document
      .querySelector('.excalidraw canvas.interactive')
      ?.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, clientX: 900, clientY: 500 }),
      )
  }, Buffer.from(inside).toString('base64'))
  await atPeer((elements) => elements.some(({ id }) => id === 'inside'))
  await atPeer((elements) => elements.some(({ text }) => text === 'Mine'))
  expect(await ids()).toContain('other')
})

test('who may only read writes nothing, though their editor repairs the pile; the page says that all is saved', async ({
  browser,
}) => {
  const reader = await comeIn(browser, server, created.invites.shadow, 'Sam')
  await boardReady(reader.page)
  // All in the same place of the pile, which every editor mends for itself. The candidate's does it for the document.
  peer.board.write([element('one'), element('two'), element('three')])
  await expect.poll(async () => (await scene(reader.page)).length).toBe(3)
  await atPeer((elements) => new Set(elements.map(({ index }) => index)).size === 3)
  peer.board.write([element('last', { index: 'b09' })])
  await expect.poll(async () => (await scene(reader.page)).some(({ id }) => id === 'last')).toBe(true)
  await expect(reader.page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(reader.page.getByText('Saving', { exact: true })).toBeHidden()
  await reader.context.close()
})

/** Drops a file on the middle of the board, as from the desktop. */
async function drop(name: string, type: string, base64: string): Promise<void> {
  const { x, y } = await origin()
  await page.evaluate(
    ({ name, type, base64, x, y }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name, { type }))
      const event = { bubbles: true, cancelable: true, clientX: x, clientY: y, dataTransfer: transfer }
      document.querySelector('.excalidraw canvas.interactive')?.dispatchEvent(new DragEvent('drop', event))
    },
    { name, type, base64, x: x + 500, y: y + 300 },
  )
}

/** A picture of one red dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

test('a drawing that is dropped joins what is there', async () => {
  await drawBox(page, { x: 420, y: 180 }, 'Mine')
  const file = JSON.stringify({ type: 'excalidraw', elements: [element('dropped')] })
  await drop('theirs.excalidraw', '', Buffer.from(file).toString('base64'))
  await arrived('dropped')
  await atPeer((elements) => elements.length === 3)
})

test('a picture that is dropped reaches the others, with its bytes on the server', async () => {
  await drop('dot.png', 'image/png', dot)
  await atPeer((elements) => elements.some(({ type, status }) => type === 'image' && status === 'saved'))
  const [, , interview, participant] = new URL(page.url()).pathname.split('/')
  const hash = peer.board.elements()[0]?.fileId
  const answer = await page.request.get(`${server.url}/api/v1/interviews/${interview}/images/${hash}`, {
    headers: { 'x-probeboard-seat': participant ?? '' },
  })
  expect(answer.headers()['content-type']).toBe('image/png')
})
