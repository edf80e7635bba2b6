/** The parts of `npm run bench -- room`, in the order of the table of goals. */
import { judge, type Section } from '../figures.ts'
import { measureLine } from './browser-line.ts'
import { type Crowd, gather, type Measured, measure, wait } from './load.ts'
import { pin, startTarget, type Target, type Way } from './target.ts'

type Say = (line: string) => void

pin(process.pid, 1)

async function withTarget<Answer>(way: Way, work: (target: Target) => Promise<Answer>): Promise<Answer> {
  const target = await startTarget(way)
  try {
    return await work(target)
  } finally {
    await target.stop()
  }
}

function run(way: Way, crowd: Crowd, say: Say): Promise<Measured> {
  return withTarget(way, async (target) => {
    const gathering = await gather(target, crowd)
    const measured = await measure(target, gathering, say)
    for (const client of gathering.clients) client.close()
    return measured
  })
}

const perThousand = 'ms of processor for 1,000'

const measureFifty: Section = async ({ say, report }) => {
  const crowd = { rooms: 50, people: 3 }
  const [own, stock, hocuspocus] = [
    await run('Probeboard', crowd, say),
    await run('stock', crowd, say),
    await run('Hocuspocus', crowd, say),
  ]
  report(
    '50 rooms: CPU',
    judge(own.cpu * 1000, perThousand, {
      peers: { stock: stock.cpu * 1000, Hocuspocus: hocuspocus.cpu * 1000 },
      times: { stock: 0.55, Hocuspocus: 0.3 },
    }),
  )
  report('50 rooms: delivery p99', judge(own.p99, 'ms', { peers: { stock: stock.p99, Hocuspocus: hocuspocus.p99 } }))
}

const measureHundredFifty: Section = async ({ say, report }) => {
  const crowd = { rooms: 150, people: 3 }
  const [own, stock] = [await run('Probeboard', crowd, say), await run('stock', crowd, say)]
  report('150 rooms: delivery p50', judge(own.p50, 'ms', { most: 5, peers: { stock: stock.p50 } }))
  report(
    '150 rooms: delivery p99',
    judge(own.p99, 'ms', { most: 22, peers: { stock: stock.p99 }, times: { stock: 0.5 } }),
  )
  report(
    '150 rooms: CPU',
    judge(own.cpu * 1000, perThousand, { peers: { stock: stock.cpu * 1000 }, times: { stock: 0.5 } }),
  )
  report('acknowledgement: p50', judge(own.acknowledged.p50, 'ms', { most: 30 }))
  report('acknowledgement: p99', judge(own.acknowledged.p99, 'ms', { most: 100 }))
}

/** The largest of these numbers of rooms that is served in time; the load's own lag ends the search as well. */
async function mostRooms(way: Way, steps: readonly number[], say: Say): Promise<number> {
  let most = 0
  for (const rooms of steps) {
    say(`  ${way}, ${rooms} rooms`)
    const { p99, lag } = await run(way, { rooms, people: 3 }, say)
    if (p99 > 25 || lag >= 60) break
    most = rooms
  }
  return most
}

const measureMost: Section = async ({ say, report }) => {
  const stock = await mostRooms('stock', [40, 80, 120, 160], say)
  const own = await mostRooms('Probeboard', [80, 160, 240, 320], say)
  report('most rooms with p99 <= 25 ms', {
    value: own,
    unit: 'rooms',
    goal: '>= 2x stock',
    ok: own >= 2 * stock && own > 0,
    peer: { stock },
  })
}

const measureLarge: Section = async ({ say, report }) => {
  const crowd = { rooms: 1, people: 20 }
  const [own, stock] = [await run('Probeboard', crowd, say), await run('stock', crowd, say)]
  report(
    'room of 20: CPU',
    judge(own.cpu * 1000, perThousand, { peers: { stock: stock.cpu * 1000 }, times: { stock: 0.5 } }),
  )
  report('room of 20: delivery p99', judge(own.p99, 'ms', { most: 8, peers: { stock: stock.p99 } }))
  const crowded = await run('Probeboard', { rooms: 1, people: 105, drawers: 5 }, say)
  report('100 viewers and 5 who draw: delivery p99', judge(crowded.p99, 'ms', { most: 50 }))
}

/** In this time memory that nobody uses goes back. */
const settleMs = 20_000
/** Longer than a room stays when nobody is in it. */
const unloadMs = 65_000

const measureMemory: Section = async ({ say, report }) => {
  const rooms = 150
  const perRoom = (way: Way): Promise<number> =>
    withTarget(way, async (target) => {
      const before = target.memory()
      const { clients } = await gather(target, { rooms, people: 1 })
      await wait(settleMs)
      const used = (target.memory() - before) / rooms
      say(`  ${way}: ${before.toFixed(0)} MB, and ${used.toFixed(2)} MB a room`)
      for (const client of clients) client.close()
      return used
    })
  const [own, stock] = [await perRoom('Probeboard'), await perRoom('stock')]
  report('memory of a live room', judge(own, 'MB', { peers: { stock }, times: { stock: 0.5 } }))

  await withTarget('Probeboard', async (target) => {
    const cycle = async (): Promise<void> => {
      const { clients } = await gather(target, { rooms: 100, people: 1 })
      for (const client of clients) client.close()
    }
    const settled = async (): Promise<number> => {
      await wait(unloadMs + settleMs)
      return target.memory()
    }
    await cycle()
    const baseline = await settled()
    for (let opened = 0; opened < 1_000; opened += 100) await cycle()
    const after = await settled()
    say(`  ${baseline.toFixed(0)} MB after 100 rooms, ${after.toFixed(0)} MB after 1,000 more`)
    report('memory after 1,000 rooms opened and closed', judge(after / baseline, 'of the baseline', { most: 1.1 }))
  })
}

const measureRestart: Section = async ({ say, report }) => {
  await withTarget('Probeboard', async (target) => {
    const { clients } = await gather(target, { rooms: 150, people: 3 })
    await wait(1_000)
    for (const client of clients) client.close()
    await target.crash()
    const ready = performance.now()
    await Promise.all(clients.map((client) => comeBack(() => client.open())))
    const took = performance.now() - ready
    say(`  450 clients were back after ${took.toFixed(0)} ms`)
    report('450 clients synced again after a restart', judge(took, 'ms', { most: 3_000 }))
  })
}

/** As the page does: a first try within half a second, then more and more slowly. */
async function comeBack(open: () => Promise<void>): Promise<void> {
  for (let pause = 100 + Math.random() * 400; ; pause *= 2) {
    await wait(pause)
    try {
      return await open()
    } catch {
      // The next try says more.
    }
  }
}

export const sections: Readonly<Record<string, Section>> = {
  fifty: measureFifty,
  '150': measureHundredFifty,
  most: measureMost,
  large: measureLarge,
  memory: measureMemory,
  restart: measureRestart,
  line: measureLine,
}
