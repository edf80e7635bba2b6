/** A candidate with a tablet: a pen that presses, a palm that must draw nothing, two fingers that move the paper. */
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import * as z from 'zod/mini'
import { boardReady, canvasAt, count, scene } from './drawing.ts'
import { createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

interface Point {
  readonly x: number
  readonly y: number
}

let server: TestServer
test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())

const sizes = [
  { width: 1024, height: 768 },
  { width: 820, height: 1180 },
] as const

for (const viewport of sizes)
  test.describe(`${viewport.width} x ${viewport.height}`, () => {
    let ada: Person
    let page: Page
    let peer: Peer
    let device: CDPSession
    let corner: Point

    test.beforeEach(async ({ browser }) => {
      const { interview, invites } = await createInterview(server)
      ada = await comeIn(browser, server, invites.candidate, 'Ada', { viewport, hasTouch: true })
      page = ada.page
      await boardReady(page)
      peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Ivo')
      device = await ada.context.newCDPSession(page)
      corner = await canvasAt(page)
    })
    test.afterEach(async () => {
      expect(ada.faults).toEqual([])
      expect(ada.foreign).toEqual([])
      peer.leave()
      await ada.context.close()
    })

    const at = (x: number, y: number): Point => ({ x: corner.x + x, y: corner.y + y })

    async function pen(points: readonly Point[]): Promise<void> {
      const [first] = points
      const last = points.at(-1)
      if (!first || !last) return
      const touch = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point, force: number) =>
        device.send('Input.dispatchMouseEvent', {
          type,
          x,
          y,
          button: 'left',
          buttons: 1,
          clickCount: 1,
          pointerType: 'pen',
          force,
        })
      await touch('mousePressed', first, 0.3)
      for (const [i, point] of points.entries()) await touch('mouseMoved', point, 0.3 + 0.5 * (i / points.length))
      await touch('mouseReleased', last, 0)
    }

    /** Fingers that go from one place to another together. */
    async function fingers(from: readonly Point[], to: readonly Point[]): Promise<void> {
      const steps = 8
      await device.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [...from] })
      for (let step = 1; step <= steps; step++)
        await device.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: from.map(({ x, y }, i) => ({
            x: x + (((to[i]?.x ?? x) - x) * step) / steps,
            y: y + (((to[i]?.y ?? y) - y) * step) / steps,
          })),
        })
      await device.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }

    const line = (from: Point, to: Point, steps = 20): Point[] =>
      Array.from({ length: steps }, (_, i) => ({
        x: from.x + ((to.x - from.x) * i) / (steps - 1),
        y: from.y + ((to.y - from.y) * i) / (steps - 1),
      }))

    test('a pen draws with its pressure, and the palm that follows draws nothing', async () => {
      await page.getByTestId('toolbar-freedraw').tap({ force: true })
      await pen(line(at(300, 200), at(560, 320)))
      await expect.poll(() => peer.board.elements().length).toBe(1)
      const [stroke] = peer.board.elements()
      expect(stroke?.simulatePressure).toBe(false)
      expect(new Set(stroke?.pressures).size).toBeGreaterThan(5)
      await fingers([at(320, 380)], [at(500, 440)])
      await pen(line(at(300, 360), at(560, 380)))
      await expect.poll(() => peer.board.elements().length).toBe(2)
      expect((await scene(page)).map(({ type }) => type)).toEqual(['freedraw', 'freedraw'])
    })

    test('a finger draws, two fingers move the paper and pinch it', async () => {
      await page.getByTestId('toolbar-rectangle').tap({ force: true })
      await fingers([at(300, 200)], [at(500, 300)])
      await expect.poll(() => peer.board.elements().length).toBe(1)
      const view = () => page.evaluate(() => window.probeboard?.view())
      const before = z.object({ x: z.number(), y: z.number() }).parse(await view())
      await fingers([at(320, 340), at(420, 340)], [at(320, 440), at(420, 440)])
      await expect.poll(async () => (await view())?.y).toBeLessThan(before.y - 50)
      // The first finger begins a shape, and the second takes it back.
      await expect.poll(() => count(page)).toBe(1)
      await expect.poll(() => peer.board.elements().length).toBe(1)
    })

    test('a tap on the palette brings a component to both, and a double tap a text', async () => {
      await page.getByRole('button', { name: 'Add a component' }).tap()
      await page.getByRole('option', { name: 'Queue' }).tap()
      await expect.poll(() => peer.board.elements().some(({ text }) => text === 'Queue')).toBe(true)
      await page.getByTestId('toolbar-text').tap({ force: true })
      await page.touchscreen.tap(corner.x + 400, corner.y + 150)
      await page.keyboard.type('p95 below 5 s')
      await page.keyboard.press('Escape')
      await expect.poll(() => peer.board.elements().some(({ text }) => text === 'p95 below 5 s')).toBe(true)
    })
  })
