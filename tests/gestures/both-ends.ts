/** What a test of two ends needs besides drawing: where things are on the screen, being cut off, and being agreed again. */
import { expect, type Page } from '@playwright/test'
import { type BoardElement, boardElementSchema } from '@probeboard/domain/diagram/element'
import * as z from 'zod/mini'
import { canvasAt } from '../journeys/drawing.ts'
import type { Peer } from '../journeys/peer.ts'
import type { TestServer } from '../journeys/server.ts'

export type Spot = readonly [number, number]

/** How the page shows the scene now: from a spot of the scene to one of the window. */
export async function screenOf(page: Page): Promise<(spot: Spot) => Spot> {
  const canvas = await page.locator('.excalidraw canvas.interactive').boundingBox()
  const view = await page.evaluate(() => window.probeboard?.view())
  if (!canvas || !view || !('width' in view)) throw new Error('There is no board on this page.')
  const zoom = canvas.width / Number(view.width)
  return ([x, y]) => [canvas.x + (x - view.x) * zoom, canvas.y + (y - view.y) * zoom]
}

export const middle = ({ x, y, width, height }: BoardElement): Spot => [x + width / 2, y + height / 2]

/** Draws with the pointer from spot to spot of the scene; `during` is awaited half way. */
export async function drawAlong(page: Page, spots: readonly Spot[], during?: () => Promise<void>): Promise<void> {
  const toScreen = await screenOf(page)
  const go = async (spot: Spot | undefined): Promise<void> => {
    if (!spot) return
    await page.mouse.move(...toScreen(spot))
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  await go(spots[0])
  await page.mouse.down()
  for (const [place, spot] of spots.entries()) {
    if (place > 0) await go(spot)
    if (place === Math.floor(spots.length / 2)) await during?.()
  }
  await page.mouse.up()
}

/** A straight way in so many steps. */
export function line([fromX, fromY]: Spot, [toX, toY]: Spot, steps = 10): Spot[] {
  return Array.from(
    { length: steps + 1 },
    (_, i): Spot => [fromX + ((toX - fromX) * i) / steps, fromY + ((toY - fromY) * i) / steps],
  )
}

/** What two ends must agree on; strokes are kept in sixteenths of a pixel. */
function summary(elements: readonly BoardElement[]): string[] {
  return elements.map(({ index, id, type, x, y, width, height, strokeColor, text, points, ...rest }) =>
    JSON.stringify([
      [index, id, type, strokeColor, text ?? '', points?.length ?? 0],
      [x, y, width, height].map(Math.round),
      [rest.containerId ?? '', rest.startBinding?.elementId ?? '', rest.endBinding?.elementId ?? ''],
    ]),
  )
}

/** The page's board in the terms of the document. */
async function read(page: Page): Promise<BoardElement[]> {
  return z.array(boardElementSchema).parse(await page.evaluate(() => window.probeboard?.scene()))
}

/** Waits until the page shows exactly what the peer has, in the same order. */
export async function agreed(page: Page, { board }: Peer): Promise<void> {
  const apart = async (): Promise<string[]> => {
    const [here, there] = [summary(await read(page)), summary(board.elements())]
    return here.join() === there.join() ? [] : ['page:', ...here, 'peer:', ...there]
  }
  await expect.poll(apart, { timeout: 20_000 }).toEqual([])
}

/** Kills the server, so that everybody is alone. */
export async function cutOff(server: TestServer, pages: readonly Page[]): Promise<void> {
  // What a page loads behind its first canvas must have come.
  for (const page of pages) await page.waitForLoadState('networkidle')
  await server.stop('SIGKILL')
  for (const page of pages) await expect(page.getByText(/^Offline/).first()).toBeVisible()
}

/** Starts it again, and waits until all pages have saved what they did alone. */
export async function reunite(server: TestServer, pages: readonly Page[]): Promise<void> {
  await server.start()
  for (const page of pages) await page.evaluate(() => window.dispatchEvent(new Event('online')))
  for (const page of pages)
    await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible({ timeout: 20_000 })
}

/** Clicks the board where nothing is, so that keys reach it and nothing is selected. */
export async function focusBoard(page: Page): Promise<void> {
  const { x, y } = await canvasAt(page)
  await page.keyboard.press('Escape')
  await page.mouse.click(x + 240, y + 800)
}
