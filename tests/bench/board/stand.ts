/** A real server and a real Chromium with two people at one board: where the figures of the page are measured. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from '../../chromium.ts'
import { boardReady, count } from '../../journeys/drawing.ts'
import { type Created, createInterview } from '../../journeys/interview.ts'
import { comeIn, type Person } from '../../journeys/person.ts'
import { createTestServer, type TestServer } from '../../journeys/server.ts'
import { type Wire, watchWire } from './wire.ts'

export interface Seat extends Person {
  readonly wire: Wire
}

export interface Stand {
  readonly server: TestServer
  readonly browser: Browser
}

export const windowSize = { width: 1440, height: 900 }

/** Ends server and browser whatever becomes of `work`. */
export async function withStand(work: (stand: Stand) => Promise<void>): Promise<void> {
  if (!existsSync('apps/web/dist/candidate.html')) throw new Error('The pages are not built: npm run build.')
  const server = await createTestServer()
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    await server.start()
    await work({ server, browser })
  } finally {
    await browser.close()
    await server.dispose()
  }
}

/** Loads the page once more, so that its socket is watched from the first frame on. */
async function seatOf(person: Person): Promise<Seat> {
  const wire = watchWire(person.page)
  await person.page.reload()
  await boardReady(person.page)
  return { ...person, wire }
}

export interface Table {
  readonly created: Created
  readonly candidate: Seat
  readonly interviewer: Seat
  leave(): Promise<void>
}

export function seatCandidate({ server, browser }: Stand, { invites }: Created): Promise<Seat> {
  return comeIn(browser, server, invites.candidate, 'Ada', { viewport: windowSize }).then(seatOf)
}

/** A new interview with two people whose boards stand. */
export async function sitDown(stand: Stand): Promise<Table> {
  const { server, browser } = stand
  const created = await createInterview(server)
  const candidate = await seatCandidate(stand, created)
  const interviewer = await seatOf(await comeIn(browser, server, created.invites.lead, 'Ivo', { viewport: windowSize }))
  return {
    created,
    candidate,
    interviewer,
    async leave() {
      await candidate.context.close()
      await interviewer.context.close()
    },
  }
}

/** Waits until so many elements stand on a page's board. */
export async function untilCount(page: Page, elements: number): Promise<void> {
  const deadline = Date.now() + 20_000
  while ((await count(page)) < elements) {
    if (Date.now() > deadline) throw new Error(`Only ${await count(page)} of ${elements} elements arrived.`)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
}
