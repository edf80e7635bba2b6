/**
 * Nothing drawn is lost: not with a tab that dies in the middle of a stroke, not alone with a dead server for long, not
 * in a laptop that sleeps. At most the last 250 ms of a stroke under way are.
 */
import { expect, type Page, test } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { agreed, cutOff, middle, reunite, screenOf } from '../gestures/both-ends.ts'
import { box, holds, type Pair, sitAtTwoBoxes } from '../gestures/pair.ts'
import { boardReady, count, scene } from './drawing.ts'
import { createTestServer, type TestServer } from './server.ts'

let server: TestServer
let pair: Pair

test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())
test.beforeEach(async ({ browser }) => {
  pair = await sitAtTwoBoxes(browser, server)
})
test.afterEach(() => pair.leave())

/** What may be gone of a stroke under way; the rest is what this machine takes to send a commit. */
const lost = 250
const machine = 150

/** Draws for longer than a second and a half without letting go. Answers when each point was drawn. */
async function strokeWithoutEnd(page: Page): Promise<number[]> {
  const toScreen = await screenOf(page)
  const drawn: number[] = []
  await page.keyboard.press('p')
  await page.mouse.move(...toScreen([320, 400]))
  await page.mouse.down()
  const start = performance.now()
  for (let i = 1; performance.now() < start + 1_600; i++) {
    await page.mouse.move(...toScreen([320 + i * 3, 400 + (i % 6) * 8]))
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)))
    drawn.push(performance.now())
  }
  return drawn
}

/** The tab's process dies: no event of the page runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const dead = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await dead
}

const strokeAt = (elements: readonly { type: string; points?: unknown }[]): number => {
  const points = elements.find(({ type }) => type === 'freedraw')?.points
  return Array.isArray(points) ? points.length : 0
}

/** The same seat in a new tab of the same browser. */
async function comeBack(): Promise<Page> {
  const page = await pair.person.context.newPage()
  await page.goto(pair.page.url())
  await boardReady(page)
  return page
}

test('a tab that dies in the middle of a stroke keeps all of it but its last 250 ms', async () => {
  const drawn = await strokeWithoutEnd(pair.page)
  const died = performance.now()
  await kill(pair.page)
  const due = drawn.filter((at) => at < died - lost - machine).length
  const back = await comeBack()
  await expect.poll(async () => strokeAt(await scene(back))).toBeGreaterThanOrEqual(due)
  await agreed(back, pair.peer)
})

test('a tab that dies in the middle of a stroke while the server is away keeps it in this browser', async () => {
  await cutOff(server, [pair.page])
  const drawn = await strokeWithoutEnd(pair.page)
  const died = performance.now()
  await kill(pair.page)
  const due = drawn.filter((at) => at < died - lost - machine).length
  await server.start()
  const back = await comeBack()
  await expect.poll(async () => strokeAt(await scene(back))).toBeGreaterThanOrEqual(due)
  await holds(() => strokeAt(pair.peer.board.elements()) >= due)
  await agreed(back, pair.peer)
})

test('thirty changes on each side while both are alone are all there when they meet', async () => {
  const { page, peer } = pair
  await cutOff(server, [page])
  const theirs: BoardElement[] = []
  for (let i = 0; i < 10; i++) {
    theirs.push(box(`theirs-${i}`, 300 + i * 20, 600 + i * 5, `a3${i + 1}`))
    peer.board.write(theirs.slice(-1))
    pair.change('a', { strokeColor: i % 2 === 0 ? '#ff0000' : '#00aa00' })
    pair.change('b', { y: 450 + i })
  }
  const toScreen = await screenOf(page)
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press(i % 2 === 0 ? 'r' : 'o')
    const [x, y] = toScreen([300 + i * 60, 360])
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 40, y + 40, { steps: 5 })
    await page.mouse.up()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => count(page)).toBe(3 + i)
  }
  await reunite(server, [page])
  await holds(() => peer.board.elements().length === 22)
  expect(pair.at('b').y).toBe(459)
  expect(pair.at('a').strokeColor).toBe('#00aa00')
  await agreed(page, peer)
})

test('a page that sleeps while others draw, and wakes on a line that is gone, loses nothing', async () => {
  const { page, peer } = pair
  const session = await page.context().newCDPSession(page)
  // The last thing before the lid closes.
  const [x, y] = (await screenOf(page))(middle(pair.at('a')))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 90, y + 60, { steps: 8 })
  await page.mouse.up()
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await server.stop('SIGKILL')
  pair.change('b', { x: 820 })
  peer.board.write([box('new', 300, 500, 'a4')])
  await server.start()
  await expect.poll(() => peer.doc.getMap('look').size).toBe(3)
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await page.bringToFront()
  await holds(() => Math.abs(pair.at('a').x - 390) < 1)
  await agreed(page, peer)
})
