/**
 * What it costs the panel that somebody else draws and tells something: the panel alone on a page, so that no work of the
 * board is counted, on an interview with 1,000 elements. An update comes in two parts: at once what the documents say,
 * and soon after what the server read off the log. In between the page pings itself: what stands between two pings is
 * work.
 */
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { Page } from 'playwright'
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

declare global {
  interface Window {
    pings?: { longest: number; work: number; stop: boolean }
  }
}

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

/** From now on until it is read. */
async function watchWork(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pings = { longest: 0, work: 0, stop: false }
    window.pings = pings
    const { port1, port2 } = new MessageChannel()
    let last = performance.now()
    port1.onmessage = () => {
      const now = performance.now()
      const gap = now - last
      pings.longest = Math.max(pings.longest, gap)
      // Below that it is the ping itself.
      if (gap > 0.3) pings.work += gap
      last = now
      if (!pings.stop) port2.postMessage(null)
    }
    port2.postMessage(null)
  })
}

function readWork(page: Page): Promise<{ longest: number; work: number }> {
  return page.evaluate(() => {
    if (!window.pings) throw new Error('Nobody has watched.')
    window.pings.stop = true
    return window.pings
  })
}

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
    await page.getByTestId('last-minute').filter({ hasText: 'Kafka' }).waitFor({ timeout: 20_000 })

    const [longest, whole, idle]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      // As long as an update takes, with nothing new.
      if (round % 10 === 0) {
        await watchWork(page)
        await page.waitForTimeout(1700)
        idle.push((await readWork(page)).work)
      }
      await watchWork(page)
      const fresh = `Fresh ${round}`
      candidate.board.write(labelled(boxes + round, fresh))
      const told = await fetch(`${at}/reveal`, {
        method: interviewerApi.reveal.method,
        headers: { authorization: `Bearer ${seat}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: `An answer, number ${round}.` }),
      })
      if (!told.ok) throw new Error(await told.text())
      await page.getByTestId('last-minute').filter({ hasText: fresh }).waitFor()
      const work = await readWork(page)
      longest.push(work.longest)
      whole.push(work.work)
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
