/** What an operator sees of a running server, as Prometheus text. Counts and durations only: no ids, names or contents. */
import type { DocumentName } from '@probeboard/domain/interview/access'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  requestDone(method: string, route: string, status: number, seconds: number): void
  socketOpened(document: DocumentName): void
  socketClosed(document: DocumentName, code: number): void
  socketRefused(code: number): void
  appendDone(seconds: number): void
}

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
      closed.inc({ code })
    },
    socketRefused: (code) => closed.inc({ code }),
    appendDone: (seconds) => appends.observe(seconds),
  }
}
