/** The candidate's page in a browser that has never seen it, against plain Excalidraw: until a rectangle is drawn. */
import type { Browser, BrowserContext, Page } from 'playwright'
import { canvasAt } from '../../journeys/drawing.ts'
import { createInterview } from '../../journeys/interview.ts'
import { comeIn } from '../../journeys/person.ts'
import { judge, type Section } from '../figures.ts'
import { median } from '../samples.ts'
import { serveBare } from './bare.ts'
import { type Stand, windowSize, withStand } from './stand.ts'

const rounds = 7

interface Start {
  /** Milliseconds until a rectangle was drawn with the mouse. */
  readonly drawn: number
  /** Milliseconds until the canvas stood. */
  readonly canvas: number
  /** KB of scripts and styles, as sent, that had come by then. */
  readonly scripts: number
  readonly styles: number
}

declare global {
  interface Window {
    canvasStoodAt?: number
  }
}

/** Runs in the page, before any of its own code. */
function noteCanvas(): void {
  const look = (): void => {
    if (window.probeboard && document.querySelector('.excalidraw canvas.interactive'))
      window.canvasStoodAt = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** KB of files with this ending that had arrived when the canvas stood. */
function arrived(page: Page, ending: string): Promise<number> {
  return page.evaluate((wanted) => {
    const resources = performance.getEntriesByType('resource')
    return resources.reduce((sum, entry) => {
      const counts =
        entry instanceof PerformanceResourceTiming &&
        new URL(entry.name).pathname.endsWith(wanted) &&
        entry.responseEnd <= (window.canvasStoodAt ?? 0)
      return sum + (counts ? entry.encodedBodySize / 1024 : 0)
    }, 0)
  }, ending)
}

/** Tries until there is one more element. */
async function drawRectangle(page: Page): Promise<void> {
  const { x, y } = await canvasAt(page)
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    await page.mouse.click(x + 500, y + 400)
    await page.keyboard.press('r')
    await page.mouse.move(x + 520, y + 300)
    await page.mouse.down()
    await page.mouse.move(x + 700, y + 420, { steps: 5 })
    await page.mouse.up()
    const drawn = await page.evaluate(
      () =>
        new Promise<boolean>((tell) => {
          const look = (frames: number): void => {
            const there = (window.probeboard?.scene() ?? []).some(({ type }) => type === 'rectangle')
            if (there || frames === 0) tell(there)
            else requestAnimationFrame(() => look(frames - 1))
          }
          look(5)
        }),
    )
    if (drawn) return
  }
  throw new Error('No rectangle could be drawn.')
}

async function startCold(context: BrowserContext, url: string): Promise<Start> {
  await context.addInitScript(noteCanvas)
  const page = await context.newPage()
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.canvasStoodAt !== undefined)
  await drawRectangle(page)
  const drawn = performance.now() - start
  const canvas = await page.evaluate(() => window.canvasStoodAt ?? Number.NaN)
  const result = { drawn, canvas, scripts: await arrived(page, '.js'), styles: await arrived(page, '.css') }
  await context.close()
  return result
}

/** A browser that has taken its seat, but never loaded the board. */
async function seated({ server, browser }: Stand): Promise<{ context: BrowserContext; url: string }> {
  const { invites } = await createInterview(server)
  const person = await comeIn(browser, server, invites.candidate, 'Ada')
  const url = person.page.url()
  const storageState = { ...(await person.context.storageState()), origins: [] }
  await person.context.close()
  return { context: await browser.newContext({ viewport: windowSize, storageState }), url }
}

const fresh = (browser: Browser): Promise<BrowserContext> => browser.newContext({ viewport: windowSize })

export const measureColdStart: Section = async (bench) => {
  bench.say('  building the bare page ...')
  const bare = await serveBare()
  try {
    await withStand(async (stand) => {
      const own: Start[] = []
      const plain: Start[] = []
      // The first of each does not count: it wakes server and browser.
      for (let round = 0; round <= rounds; round++) {
        const other = await startCold(await fresh(stand.browser), bare.url)
        const { context, url } = await seated(stand)
        const ours = await startCold(context, url)
        bench.say(`  ${Math.round(ours.drawn)} ms, bare ${Math.round(other.drawn)} ms`)
        if (round === 0) continue
        own.push(ours)
        plain.push(other)
      }
      const of = (field: keyof Start, unit: string, goal: { most?: number; times?: number }) =>
        judge(median(own.map((start) => start[field])), unit, {
          ...(goal.most === undefined ? {} : { most: goal.most }),
          peers: { 'bare page': median(plain.map((start) => start[field])) },
          times: goal.times === undefined ? {} : { 'bare page': goal.times },
        })
      bench.report('cold start: to a drawn rectangle', of('drawn', 'ms', { times: 1.15 }))
      bench.report('cold start: to the canvas', of('canvas', 'ms', {}))
      bench.report('cold start: JavaScript', of('scripts', 'KB', { most: 375 }))
      bench.report('cold start: CSS', of('styles', 'KB', { most: 24 }))
    })
  } finally {
    bare.close()
  }
}
