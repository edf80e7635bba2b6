/** Somebody without network for long, who goes on drawing while the others do as well; then the network is back. */
import { type Browser, expect } from '@playwright/test'
import { count } from '../journeys/drawing.ts'
import { createTestServer } from '../journeys/server.ts'
import { agreed, drawAlong, line } from './both-ends.ts'
import { layCable } from './cable.ts'
import { box, type Pair, sitAtTwoBoxes } from './pair.ts'

/** On each side. */
const edits = 30

/** Throws when something was lost. */
export async function stayOffline(browser: Browser, minutes: number): Promise<void> {
  let address = ''
  const cable = await layCable(() => address)
  const server = await createTestServer({ PUBLIC_URL: cable.url })
  address = server.url
  try {
    await server.start()
    const pair = await sitAtTwoBoxes(browser, server)
    await pair.page.waitForLoadState('networkidle')
    cable.pull()
    await drawApart(pair, (minutes * 60_000) / edits)
    cable.plug()
    await expect.poll(() => count(pair.page), { timeout: 30_000 }).toBe(2 + 2 * edits)
    await agreed(pair.page, pair.peer)
    await pair.leave()
  } finally {
    cable.dispose()
    await server.dispose()
  }
}

async function drawApart({ page, peer }: Pair, pause: number): Promise<void> {
  await expect(page.getByText(/^Offline/).first()).toBeVisible()
  for (let edit = 0; edit < edits; edit++) {
    const next = performance.now() + pause
    const [x, y] = [340 + (edit % 10) * 50, 330 + Math.floor(edit / 10) * 40]
    await page.keyboard.press('r')
    await drawAlong(page, line([x, y], [x + 40, y + 25]))
    await expect.poll(() => count(page)).toBe(3 + edit)
    peer.board.write([box(`theirs-${edit}`, 260 + edit * 10, 560 + edit * 4, `b${10 + edit}`.replace(/0$/, '1'))])
    await new Promise((wake) => setTimeout(wake, Math.max(0, next - performance.now())))
  }
}
