/**
 * A person with a browser of their own: comes in by an invite like anybody, and everything their browser receives is
 * kept, so that a journey can say afterwards what it was and was not told, and by whom.
 */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { TestServer } from './server.ts'

export interface Received {
  /** Where it came from: a URL, or the URL of a socket. */
  readonly from: string
  readonly kind: 'http' | 'frame'
  readonly bytes: Buffer
}

export interface Person {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  /** Everything received until now; waits for bodies that are still arriving. */
  received(): Promise<Received[]>
  /** Addresses asked for outside the server's own origin. */
  readonly foreign: readonly string[]
  /** Errors that the page itself did not expect. */
  readonly faults: readonly string[]
}

/** Keeps watching pages that the person opens later. */
function watch(context: BrowserContext, server: TestServer) {
  const pending: Promise<Received | null>[] = []
  const frames: Received[] = []
  const foreign: string[] = []
  const faults: string[] = []
  const own = new URL(server.url).host
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.host !== own) foreign.push(request.url())
  })
  context.on('response', (response) => {
    if (/^(data|blob):/.test(response.url())) return
    const headers = JSON.stringify(response.headers())
    pending.push(
      response.body().then(
        (body): Received => ({
          from: response.url(),
          kind: 'http',
          bytes: Buffer.concat([Buffer.from(headers), body]),
        }),
        // A redirect or an aborted answer has no body: its headers are what arrived.
        (): Received => ({ from: response.url(), kind: 'http', bytes: Buffer.from(headers) }),
      ),
    )
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== own) foreign.push(socket.url())
      socket.on('framereceived', ({ payload }) => {
        frames.push({ from: socket.url(), kind: 'frame', bytes: Buffer.from(payload) })
      })
    })
    page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  })
  return {
    foreign,
    faults,
    received: async () => [...(await Promise.all(pending)).filter((body) => body !== null), ...frames],
  }
}

/** Opens the invite's link, gives the name, and waits until the person's own page stands. */
export async function comeIn(
  browser: Browser,
  server: TestServer,
  invite: { url: string },
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Person> {
  const context = await browser.newContext(options)
  const watched = watch(context, server)
  const page = await context.newPage()
  await page.goto(invite.url)
  await page.getByRole('textbox').first().fill(name)
  await page.getByRole('button', { name: /join/i }).click()
  await page.waitForURL(/\/i\/[^/]+\/[^/]+/)
  return { name, context, page, ...watched }
}

/** The same person in a second browser, on the same seat. */
export async function sameSeat(browser: Browser, server: TestServer, person: Person): Promise<Person> {
  const context = await browser.newContext({ storageState: await person.context.storageState() })
  const watched = watch(context, server)
  const page = await context.newPage()
  await page.goto(person.page.url())
  return { name: person.name, context, page, ...watched }
}
