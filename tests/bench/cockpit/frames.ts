/**
 * How smooth the board is beside the panel: frames while an interviewer drags and somebody else draws, on the page with the
 * panel docked and on the page that holds the board alone, with canvases of one size, in turn.
 */
import type { Page } from 'playwright'
import { boardReady } from '../../journeys/drawing.ts'
import { createInterview } from '../../journeys/interview.ts'
import { comeIn, sameSeat } from '../../journeys/person.ts'
import { type Desk, makeGrid, takeDesk } from '../board/desk.ts'
import { drag, type Smoothness, watchFrames } from '../board/frames.ts'
import { seatPartner } from '../board/partner.ts'
import { untilCount, windowSize, withStand } from '../board/stand.ts'
import { judge, type Section } from '../figures.ts'
import { median } from '../samples.ts'

const size = 1000
const rounds = 3

async function canvasOf(page: Page): Promise<{ width: number; height: number }> {
  const box = await page.locator('.excalidraw canvas.interactive').boundingBox()
  if (!box) throw new Error('There is no board on this page.')
  return box
}

export const measureFrames: Section = (bench) =>
  withStand(async ({ server, browser }) => {
    const created = await createInterview(server)
    const { boxes, middle } = makeGrid(size)
    const partner = await seatPartner(server, created)
    partner.write(boxes)
    const lead = await comeIn(browser, server, created.invites.lead, 'Lena', { viewport: windowSize })
    await boardReady(lead.page)
    await lead.page.getByTestId('start').click()
    await lead.page.getByTestId('ask-next').waitFor()
    const alone = await sameSeat(browser, server, lead)
    await alone.page.goto(`${lead.page.url().replace(/\/$/, '')}/board`)
    await boardReady(alone.page)
    const [wanted, got] = [await canvasOf(lead.page), await canvasOf(alone.page)]
    const view = alone.page.viewportSize() ?? windowSize
    await alone.page.setViewportSize({
      width: Math.round(view.width + wanted.width - got.width),
      height: Math.round(view.height + wanted.height - got.height),
    })
    for (const { page } of [lead, alone]) await untilCount(page, size)
    const [beside, bare] = [await takeDesk(lead.page), await takeDesk(alone.page)]

    const round = async (desk: Desk, place: number): Promise<Smoothness> => {
      const stroke = partner.draw(middle.x - 300 + place * 20, middle.y - 200)
      const seen = await watchFrames(desk, async () => void (await drag(desk, 60)))
      stroke.stop()
      return seen
    }
    const [withPanel, without]: [Smoothness[], Smoothness[]] = [[], []]
    for (let i = 0; i < rounds; i++) {
      bench.say(`  round ${i + 1} of ${rounds} ...`)
      without.push(await round(bare, 2 * i))
      withPanel.push(await round(beside, 2 * i + 1))
    }
    const of = (value: (one: Smoothness) => number, times?: number) =>
      judge(median(withPanel.map(value)), 'ms', {
        peers: { 'no panel': median(without.map(value)) },
        ...(times === undefined ? {} : { times: { 'no panel': times } }),
      })
    bench.report(
      `frame time beside the panel, ${size} elements`,
      of(({ interval }) => interval, 1.05),
    )
    bench.report(
      `frame time beside the panel, ${size} elements: p95`,
      of(({ slow }) => slow),
    )
    bench.report(
      `main thread a frame beside the panel, ${size} elements`,
      of(({ work, frames }) => work / frames),
    )
    partner.leave()
  })
