/**
 * How smooth drawing is: frames while one person drags and another draws, against plain Excalidraw alone in the same
 * browser; and what a peer's drag costs the page beside a drag of one's own.
 */
import type { CDPSession } from 'playwright'
import { type Bench, judge, type Section } from '../figures.ts'
import { median, quantile } from '../samples.ts'
import { serveBare } from './bare.ts'
import { type Desk, type Scene, withScene } from './desk.ts'
import { moveAlong } from './mouse.ts'
import { withStand } from './stand.ts'

const rounds = 5
const seconds = 2.5
declare global {
  interface Window {
    frameTimes?: number[]
  }
}

export interface Smoothness {
  /** Mean time from frame to frame, in ms. */
  readonly interval: number
  /** One in twenty is longer. */
  readonly slow: number
  /** Main thread, in ms of work over the whole time. */
  readonly work: number
  readonly frames: number
}

async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

export async function watchFrames({ page, session }: Desk, act: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => {
    const times: number[] = []
    window.frameTimes = times
    const next = (time: number): void => {
      times.push(time)
      if (window.frameTimes === times) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  const before = await mainThread(session)
  await act()
  const work = (await mainThread(session)) - before
  const times = await page.evaluate(() => {
    const seen = window.frameTimes ?? []
    delete window.frameTimes
    return seen
  })
  const intervals = times.slice(1).map((time, i) => time - (times[i] ?? time))
  const whole = intervals.reduce((sum, interval) => sum + interval, 0)
  return { interval: whole / intervals.length, slow: quantile(intervals, 0.95), work, frames: intervals.length }
}

/** Takes the element there round in a circle, back to where it was. Answers in how many steps. */
export async function drag({ page, hold }: Desk, perSecond: 30 | 60): Promise<number> {
  const steps = seconds * perSecond
  const path = (step: number): [number, number] => {
    const angle = ((step + 1) / steps) * 4 * Math.PI
    return [hold.x + 60 * Math.sin(angle), hold.y + 60 - 60 * Math.cos(angle)]
  }
  await page.mouse.move(hold.x, hold.y)
  await page.mouse.down()
  await moveAlong(page, path, steps, perSecond)
  await page.mouse.move(hold.x, hold.y)
  await page.mouse.up()
  return steps
}

async function measureTogether(bench: Bench, size: number, most: number, { ours, plain, partner, middle }: Scene) {
  const own: Smoothness[] = []
  const alone: Smoothness[] = []
  for (let round = 0; round < rounds; round++) {
    alone.push(await watchFrames(plain, async () => void (await drag(plain, 60))))
    const stroke = partner.draw(middle.x - 300 + round * 20, middle.y - 200)
    own.push(await watchFrames(ours, async () => void (await drag(ours, 60))))
    stroke.stop()
  }
  const of = (value: (one: Smoothness) => number, times?: number) =>
    judge(median(own.map(value)), 'ms', {
      peers: { 'plain Excalidraw': median(alone.map(value)) },
      ...(times === undefined ? {} : { times: { 'plain Excalidraw': times } }),
    })
  bench.report(
    `frame time, ${size} elements`,
    of(({ interval }) => interval, most),
  )
  bench.report(
    `frame time, ${size} elements: p95`,
    of(({ slow }) => slow),
  )
  bench.report(
    `main thread a frame, ${size} elements`,
    of(({ work, frames }) => work / frames),
  )
}

/** Both at 30 steps a second, so that the page has the same to do otherwise. */
async function measureRemote(bench: Bench, size: number, { ours, partner, boxes }: Scene) {
  const [own, others]: [number[], number[]] = [[], []]
  const id = boxes[Math.floor(size / 2 + Math.sqrt(size) / 2)]?.id ?? ''
  for (let round = 0; round < rounds; round++) {
    let steps = 1
    const local = await watchFrames(ours, async () => {
      steps = await drag(ours, 30)
    })
    own.push(local.work / steps)
    // With something selected, Excalidraw makes its panel anew at each change of the drawing; a drag hides the panel.
    for (const tool of ['h', 'v']) await ours.page.keyboard.press(tool)
    const remote = await watchFrames(ours, async () => {
      const moving = partner.drag(id)
      await new Promise((over) => setTimeout(over, seconds * 1000))
      steps = moving.stop()
    })
    others.push(remote.work / steps)
  }
  bench.report(
    `main thread a step of a peer’s drag, ${size} elements`,
    judge(median(others), 'ms', { peers: { 'own drag': median(own) }, times: { 'own drag': 1.3 } }),
  )
}

export const measureFrames: Section = async (bench) => {
  bench.say('  building the bare page ...')
  const bare = await serveBare()
  try {
    await withStand(async (stand) => {
      for (const [size, most] of [
        [300, 1.1],
        [2000, 1.15],
      ] as const)
        await withScene(stand, bare, size, async (scene) => {
          bench.say(`  ${size} elements ...`)
          await measureTogether(bench, size, most, scene)
        })
      await withScene(stand, bare, 5000, (scene) => measureRemote(bench, 5000, scene))
    })
  } finally {
    bare.close()
  }
}
