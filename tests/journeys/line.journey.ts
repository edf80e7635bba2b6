/**
 * The line between a browser and the board: blocked by a proxy, cut while somebody draws, shared by two tabs, silent.
 * Nothing drawn is lost, and everybody is told the truth about who is here and what is saved.
 */
import { readFile } from 'node:fs/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { syncPath } from '@probeboard/protocol/address'
import { messages } from '@probeboard/protocol/messages'
import { WebSocket } from 'ws'
import { boardReady, count, drawBox, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer } from './peer.ts'
import { comeIn, sameSeat } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'
import { buildWall } from './wall.ts'

let server: TestServer
let created: Created

test.beforeEach(async () => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server)
})
test.afterEach(async () => server?.dispose())

const comes = async (browser: Browser, as: 'candidate' | 'lead' | 'interviewer', name: string) => {
  const person = await comeIn(browser, server, created.invites[as], name)
  await boardReady(person.page)
  return person
}
const labels = async (page: Page): Promise<string[]> =>
  (await scene(page)).flatMap(({ originalText }) => originalText ?? []).sort()
const says = (page: Page, words: string | RegExp) =>
  expect(page.getByText(words).first()).toBeVisible({ timeout: 15_000 })
const here = (page: Page) => page.getByRole('list', { name: 'Here now' }).getByRole('listitem')

test('where a proxy stops sockets the page says so, and what is drawn is kept, saved as a file and sent later', async ({
  browser,
}) => {
  await server.stop('SIGTERM')
  const wall = await buildWall(() => server.url)
  const inner = server
  server = await createTestServer({ PUBLIC_URL: wall.url })
  await inner.dispose()
  await server.start()
  created = await createInterview(server)
  const { page, context } = await comes(browser, 'candidate', 'Ada')
  await expect(page.getByRole('alert')).toContainText('blocked')
  await drawBox(page, { x: 500, y: 300 }, 'Cache')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a copy' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('Cache')
  await page.reload()
  await boardReady(page)
  await expect.poll(() => labels(page)).toEqual(['Cache'])
  wall.open()
  await says(page, 'Saved')
  await expect(page.getByRole('alert')).toHaveCount(0)
  const peer = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Ivo')
  expect(peer.board.elements().some(({ text }) => text === 'Cache')).toBe(true)
  peer.leave()
  await context.close()
  wall.close()
})

test('what was drawn while the server was down survives the tab, and meets what others drew', async ({ browser }) => {
  const ada = await comes(browser, 'candidate', 'Ada')
  await drawBox(ada.page, { x: 500, y: 200 }, 'Queue')
  await says(ada.page, 'Saved')
  await server.stop('SIGKILL')
  await says(ada.page, /^Offline/)
  await drawBox(ada.page, { x: 500, y: 400 }, 'Worker')
  await says(ada.page, /^Offline, \d+ changes kept here/)
  const address = ada.page.url()
  await ada.page.close({ runBeforeUnload: false })
  await server.start()
  const peer = await joinAsPeer(server, created.interview.id, created.invites.interviewer.token, 'Ivo')
  expect(peer.board.elements().map(({ text }) => text)).not.toContain('Worker')
  const back = await ada.context.newPage()
  await back.goto(address)
  await boardReady(back)
  await expect.poll(() => labels(back)).toEqual(['Queue', 'Worker'])
  await says(back, 'Saved')
  await expect.poll(() => peer.board.elements().some(({ text }) => text === 'Worker')).toBe(true)
  peer.leave()
  await ada.context.close()
})

test('two tabs of one person are one person, and each shows what the other draws', async ({ browser }) => {
  const ada = await comes(browser, 'candidate', 'Ada')
  const again = await sameSeat(browser, server, ada)
  await boardReady(again.page)
  await drawBox(ada.page, { x: 500, y: 200 }, 'One')
  await drawBox(again.page, { x: 500, y: 400 }, 'Two')
  for (const { page } of [ada, again]) await expect.poll(() => labels(page)).toEqual(['One', 'Two'])
  await expect(here(ada.page)).toHaveCount(1)
  await again.context.close()
  await ada.context.close()
})

test('a drag is seen between its commits, and the interviewer follows where the candidate looks', async ({
  browser,
}) => {
  const [ada, ivo] = [await comes(browser, 'candidate', 'Ada'), await comes(browser, 'lead', 'Ivo')]
  await drawBox(ada.page, { x: 500, y: 300 }, 'Box')
  await expect.poll(() => count(ivo.page)).toBe(2)
  const canvas = await ada.page.locator('.excalidraw canvas.interactive').boundingBox()
  if (!canvas) throw new Error('There is no board.')
  await ada.page.mouse.move(canvas.x + 503, canvas.y + 303)
  await ada.page.mouse.down()
  const seen = new Set<number>()
  for (let step = 1; step <= 40; step++) {
    await ada.page.mouse.move(canvas.x + 503 + step * 5, canvas.y + 303)
    for (const { type, x } of await scene(ivo.page)) if (type === 'rectangle') seen.add(x)
  }
  await ada.page.mouse.up()
  expect(seen.size).toBeGreaterThan(12)
  const previews = (await ivo.received()).filter(({ kind, bytes }) => kind === 'frame' && bytes[0] === messages.preview)
  expect(Math.max(...previews.slice(-10).map(({ bytes }) => bytes.length))).toBeLessThan(60)
  const end = async (page: Page) => (await scene(page)).find(({ type }) => type === 'rectangle')?.x
  await expect.poll(async () => (await end(ivo.page)) === (await end(ada.page))).toBe(true)

  await ivo.page.getByTestId('follow').click()
  await ada.page.mouse.move(canvas.x + 600, canvas.y + 500)
  await ada.page.mouse.wheel(0, 2400)
  const away = async (page: Page) => page.evaluate(() => window.probeboard?.view().y ?? 0)
  await expect
    .poll(async () => Math.abs((await away(ivo.page)) - (await away(ada.page))) < 400 && (await away(ivo.page)) > 1500)
    .toBe(true)
  await expect(ivo.page.getByTestId('follow')).toHaveAttribute('aria-pressed', 'true')
  const board = await ivo.page.locator('.excalidraw canvas.interactive').boundingBox()
  await ivo.page.mouse.move((board?.x ?? 0) + 300, (board?.y ?? 0) + 300)
  await ivo.page.mouse.wheel(0, -500)
  await expect(ivo.page.getByTestId('follow')).toHaveAttribute('aria-pressed', 'false')
  await ada.context.close()
  await ivo.context.close()
})

test('who closes the page is gone within a second, who falls silent within ten', async ({ browser }) => {
  const ivo = await comes(browser, 'lead', 'Ivo')
  const ada = await comes(browser, 'candidate', 'Ada')
  await expect(here(ivo.page)).toHaveCount(2)
  await ada.context.close()
  await expect(here(ivo.page)).toHaveCount(1, { timeout: 1_000 })

  const answer = await fetch(`${server.url}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: created.invites.interviewer.token, name: 'Silent' }),
  })
  const { seat } = Object(await answer.json())
  const url = `${server.url.replace(/^http/, 'ws')}${syncPath(interviewIdSchema.parse(created.interview.id))}/board`
  const socket = new WebSocket(url, { autoPong: false, headers: { authorization: `Bearer ${seat}` } })
  await new Promise((open) => socket.once('open', open))
  // Awareness of one client, number 5 at clock 1, with an empty state.
  socket.send(Uint8Array.of(messages.awareness, 6, 1, 5, 1, 2, 123, 125))
  await expect(here(ivo.page)).toHaveCount(2)
  await expect(here(ivo.page)).toHaveCount(1, { timeout: 10_000 })
  socket.terminate()
  await ivo.context.close()
})
