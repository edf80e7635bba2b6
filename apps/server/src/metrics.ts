/** What an operator sees of a running server, as Prometheus text. Counts and durations only: no ids, names or contents. */
import type { DocumentName } from '@probeboard/domain/interview/access'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry, Summary } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  requestDone(method: string, route: string, status: number, seconds: number): void
  socketOpened(document: DocumentName): void
  socketClosed(document: DocumentName, code: number): void
  socketRefused(code: number): void
  appendDone(seconds: number): void
  acknowledged(seconds: number): void
  /** Sockets now, and how long people waited for their acknowledgements in the last five minutes. */
  now(): Promise<{ sockets: number; acknowledged: { half: number; most: number } | null }>
}

/** Ours, and the protocol's own: a client may close with thousands of others, and each would be a series. */
const knownCodes = new Set<number>([1000, 1001, 1005, 1006, 1009, ...Object.values(closeCodes)])
const closing = (code: number) => ({ code: knownCodes.has(code) ? String(code) : 'other' })

export function createMetrics(rooms: () => number): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'probeboard_http_request_seconds',
    help: 'How long calls took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.4, 1, 4],
    registers,
  })
  const sockets = new Gauge({
    name: 'probeboard_sockets',
    help: 'Open sync sockets, by document.',
    labelNames: ['document'],
    registers,
  })
  const closed = new Counter({
    name: 'probeboard_sockets_closed_total',
    help: 'Sync sockets closed or refused, by close code.',
    labelNames: ['code'],
    registers,
  })
  const appends = new Histogram({
    name: 'probeboard_log_append_seconds',
    help: 'How long it took until document updates were durable.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.4, 2],
    registers,
  })
  const acknowledgements = new Summary({
    name: 'probeboard_acknowledgement_seconds',
    help: 'From taking an edit to its being durable, over the last five minutes.',
    percentiles: [0.5, 0.99],
    maxAgeSeconds: 300,
    ageBuckets: 5,
    registers,
  })
  new Gauge({
    name: 'probeboard_rooms',
    help: 'Documents held in memory.',
    registers,
    collect() {
      this.set(rooms())
    },
  })
  return {
    registry,
    requestDone: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    socketOpened: (document) => sockets.inc({ document }),
    socketClosed(document, code) {
      sockets.dec({ document })
      closed.inc(closing(code))
    },
    socketRefused: (code) => closed.inc(closing(code)),
    appendDone: (seconds) => appends.observe(seconds),
    acknowledged: (seconds) => acknowledgements.observe(seconds),
    async now() {
      const open = await sockets.get()
      const { values } = await acknowledgements.get()
      const at = (quantile: number): number =>
        values.find(({ labels }) => 'quantile' in labels && labels.quantile === quantile)?.value ?? 0
      return {
        sockets: open.values.reduce((sum, { value }) => sum + value, 0),
        // A quiet window has no waits, and nobody ever waits for no time at all.
        acknowledged: at(0.99) > 0 ? { half: at(0.5), most: at(0.99) } : null,
      }
    },
  }
}
