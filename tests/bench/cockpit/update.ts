/**
 * What it costs the panel that somebody else draws and tells something: the panel alone on a page, so that no work of the
 * board is counted, on an interview with 1,000 elements. An update comes in two parts: at once what the documents say,
 * and soon after what the server read off the log. What counts is the longest task of the main thread, in processor time.
 */
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { Browser, Page } from 'playwright'
import * as z from 'zod/mini'
import { createInterview } from '../../journeys/interview.ts'
import { joinAsPeer, type Peer } from '../../journeys/peer.ts'
import { comeIn } from '../../journeys/person.ts'
import { toBoard } from '../board/partner.ts'
import { windowSize, withStand } from '../board/stand.ts'
import { judge, type Section } from '../figures.ts'
import { median, quantile } from '../samples.ts'

const boxes = 500
const rounds = 30
const names = ['Kafka', 'Golden set', 'Vector DB', 'Gateway', 'LLM', 'Retry with backoff', 'Users', 'Postgres']

/** A box with its name: two elements. */
function labelled(i: number, name = `${names[i % names.length]} ${i}`) {
  const [x, y] = [(i % 25) * 240, Math.floor(i / 25) * 140]
  return [
    {
      id: `box-${i}`,
      type: 'rectangle',
      x,
      y,
      width: 160,
      height: 80,
      boundElements: [{ id: `name-${i}`, type: 'text' }],
    },
    {
      id: `name-${i}`,
      type: 'text',
      x: x + 20,
      y: y + 28,
      width: 120,
      height: 25,
      text: name,
      containerId: `box-${i}`,
    },
  ].map(toBoard)
}

function fill({ board }: Peer): void {
  for (let from = 0; from < boxes; from += 100)
    board.write(Array.from({ length: 100 }, (_, i) => labelled(from + i)).flat())
}

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({ name: z.string(), tid: z.number(), tdur: z.optional(z.number()), args: z.optional(z.unknown()) }),
  ),
})
const threadSchema = z.object({ name: z.string() })

/** Tasks of the page's main thread while `act` runs, each in ms of processor time. */
async function tasksDuring(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await act()
  const trace = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString()))
  const main = new Set(
    trace.traceEvents
      .filter(
        ({ name, args }) => name === 'thread_name' && threadSchema.safeParse(args).data?.name === 'CrRendererMain',
      )
      .map(({ tid }) => tid),
  )
  return trace.traceEvents
    .filter(({ name, tid }) => name === 'ThreadControllerImpl::RunTask' && main.has(tid))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]))
}

/** Waits inside the page for words in the line of the last minute: a locator that looks again and again would be measured as well. */
async function lastMinuteTells(page: Page, words: string): Promise<void> {
  await page.evaluate(
    (words) =>
      new Promise<void>((told) => {
        const line = document.querySelector('[data-testid="last-minute"]')
        if (!line) throw new Error('There is no line of the last minute.')
        const watch = new MutationObserver(() => look())
        const look = (): void => {
          if (!line.textContent?.includes(words)) return
          watch.disconnect()
          told()
        }
        watch.observe(line, { subtree: true, childList: true, characterData: true })
        look()
      }),
    words,
  )
}

const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0)

export const measureUpdate: Section = (bench) =>
  withStand(async ({ server, browser }) => {
    const { interview, invites } = await createInterview(server)
    const lead = await comeIn(browser, server, invites.lead, 'Lena', { viewport: windowSize })
    const at = `${server.url}/api/v1/interviews/${interview.id}`
    const joined = await fetch(`${server.url}/api/v1/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: invites.interviewer.token, name: 'Ivo' }),
    })
    const { seat } = z.object({ seat: z.string() }).parse(await joined.json())
    await lead.page.getByTestId('start').click()
    const candidate = await joinAsPeer(server, interview.id, invites.candidate.token, 'Ada')
    fill(candidate)
    const page = lead.page
    await page.goto(`${page.url().replace(/\/$/, '')}/panel`)
    await page
      .getByTestId('last-minute')
      .filter({ hasText: /and [34]\d\d more/ })
      .waitFor({ timeout: 20_000 })

    const [longest, whole, idle]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      // As long as an update takes, with nothing new.
      if (round % 10 === 0) idle.push(sum(await tasksDuring(browser, page, () => page.waitForTimeout(1700))))
      const fresh = `Fresh ${round}`
      const tasks = await tasksDuring(browser, page, async () => {
        candidate.board.write(labelled(boxes + round, fresh))
        const told = await fetch(`${at}/reveal`, {
          method: interviewerApi.reveal.method,
          headers: { authorization: `Bearer ${seat}`, 'content-type': 'application/json' },
          body: JSON.stringify({ text: `An answer, number ${round}.` }),
        })
        if (!told.ok) throw new Error(await told.text())
        await lastMinuteTells(page, fresh)
      })
      longest.push(Math.max(...tasks))
      whole.push(sum(tasks))
    }
    bench.report('panel update, 1000 elements: main thread, p50', judge(median(longest), 'ms'))
    bench.report('panel update, 1000 elements: main thread, p99', judge(quantile(longest, 0.99), 'ms', { most: 16 }))
    bench.report(
      'all work of the page until it is shown, 1.5 s: p50',
      judge(median(whole), 'ms', { peers: { idle: median(idle) } }),
    )
    candidate.leave()
    candidate.doc.destroy()
  })
