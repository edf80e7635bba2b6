/** People who draw and point, all in one process on the second core: what they got, and how late the process itself was. */
import { quantile, seeded } from '../samples.ts'
import { Client, type Tally } from './client.ts'
import type { Target } from './target.ts'

const stepMs = 1000 / 30
const cursorMs = 50
const warmUpMs = 5_000
const windowMs = 5_000
/** Beyond that the load, and not the server, was slow. */
const mostLag = 60

export interface Crowd {
  readonly rooms: number
  readonly people: number
  readonly drawers?: number
}

export interface Measured {
  readonly p50: number
  readonly p99: number
  readonly acknowledged: { readonly p50: number; readonly p99: number }
  /** Seconds of the server's processor for a thousand deliveries to others. */
  readonly cpu: number
  readonly deliveries: number
  /** The longest time by which the load's own clock was late, in ms. */
  readonly lag: number
}

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Calls at a fixed pace, however late the last call was; answers how to stop. */
function every(ms: number, offset: number, work: () => void): () => void {
  let next = performance.now() + offset
  let timer: NodeJS.Timeout
  const go = (): void => {
    work()
    next += ms
    timer = setTimeout(go, Math.max(0, next - performance.now()))
  }
  timer = setTimeout(go, offset)
  return () => clearTimeout(timer)
}

export interface Gathering {
  readonly clients: readonly Client[]
  readonly tally: Tally
}

/** Everybody comes in, and the drawers put their first elements down. */
export async function gather(target: Target, { rooms, people, drawers = 1 }: Crowd): Promise<Gathering> {
  const tally: Tally = { latencies: [], cursors: 0, acknowledgements: [] }
  const entries = await target.enter(rooms, people, drawers)
  const clients = entries.map((entry, id) => new Client(target.way, entry, id, tally))
  for (const client of clients) await client.open()
  for (const client of clients) if (client.entry.draws) client.fill()
  return { clients, tally }
}

async function measureOnce(target: Target, { clients, tally }: Gathering): Promise<Measured> {
  const chance = seeded(20_261_123)
  let lag = 0
  let last = performance.now()
  const stops = [
    every(5, 0, () => {
      const now = performance.now()
      lag = Math.max(lag, now - last - 5)
      last = now
    }),
    ...clients.map((client) => every(cursorMs, chance(cursorMs), () => client.point(chance(2000), chance(2000)))),
    ...clients
      .filter(({ entry }) => entry.draws)
      .map((client) => every(stepMs, chance(Math.round(stepMs)), () => client.step())),
  ]
  await wait(warmUpMs)
  tally.latencies.length = 0
  tally.acknowledgements.length = 0
  tally.cursors = 0
  lag = 0
  const before = target.cpu()
  await wait(windowMs)
  const used = target.cpu() - before
  for (const stop of stops) stop()
  const deliveries = tally.latencies.length + tally.cursors
  return {
    p50: quantile(tally.latencies, 0.5),
    p99: quantile(tally.latencies, 0.99),
    acknowledged: { p50: quantile(tally.acknowledgements, 0.5), p99: quantile(tally.acknowledgements, 0.99) },
    cpu: used / (deliveries / 1000),
    deliveries,
    lag,
  }
}

/** A window in which the load itself was late is thrown away and tried again, three times at most. */
export async function measure(target: Target, gathering: Gathering, say: (line: string) => void): Promise<Measured> {
  for (let attempt = 1; ; attempt++) {
    const measured = await measureOnce(target, gathering)
    const { p50, p99, cpu, deliveries, lag } = measured
    say(
      `  ${target.way}: ${deliveries} deliveries, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${(cpu * 1000).toFixed(1)} ms of processor for 1,000; the load was late by ${lag.toFixed(0)} ms`,
    )
    if (lag < mostLag || attempt === 3) return measured
  }
}
