/**
 * A network that can be made bad: a TCP proxy in which each direction of each line may be held up, blocked, slowed, sliced
 * or bent, and each line cut or left open with nobody at its other end. As on a real network nothing that TCP carries is
 * lost without the line breaking.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What goes in comes out at once or later, as a whole, in parts or otherwise. */
export type Bend = (bytes: Buffer) => readonly Buffer[]

export interface Flow {
  /** Nothing passes; what comes waits, and soon its sender as well. */
  blocked: boolean
  /** Each piece comes so much later, in ms. */
  delay: number
  bytesPerSecond: number
  /** Nothing larger is written at once. */
  slice: number
  bend: Bend
}

export interface Line {
  readonly up: Flow
  readonly down: Flow
  readonly open: boolean
  /** Both ends hear of it. */
  cut(): void
  /** Neither end ever hears of the other again. */
  forsake(): void
}

export interface Proxy {
  readonly url: string
  /** Those that are open. */
  lines(): Line[]
  /** Called with each new line, before anything passes. */
  onLine: (line: Line) => void
  close(): Promise<void>
}

/** So much may wait in the proxy itself before the sender has to. */
const mostWaiting = 64 * 1024
const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms))

class Pipe implements Flow {
  blocked = false
  delay = 0
  bytesPerSecond = Number.POSITIVE_INFINITY
  slice = Number.POSITIVE_INFINITY
  bend: Bend = (bytes) => [bytes]
  readonly #from: Socket
  readonly #to: Socket
  #waiting: { bytes: Buffer; due: number }[] = []
  #size = 0
  #running = false

  constructor(from: Socket, to: Socket) {
    this.#from = from
    this.#to = to
    from.on('data', (chunk: Buffer) => {
      for (const bytes of this.bend(chunk)) {
        this.#waiting.push({ bytes, due: performance.now() + this.delay })
        this.#size += bytes.length
      }
      if (this.#size > mostWaiting) from.pause()
      if (!this.#running) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#running = true
    for (let next = this.#waiting.shift(); next && !this.#to.destroyed; next = this.#waiting.shift()) {
      while ((this.blocked || performance.now() < next.due) && !this.#to.destroyed) await pause(2)
      await this.#write(next.bytes)
      this.#size -= next.bytes.length
      if (this.#size <= mostWaiting) this.#from.resume()
    }
    this.#running = false
  }

  /** Resolves when more may be written, or nothing ever. */
  #relief(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#to.off('drain', done)
        this.#to.off('close', done)
        resolve()
      }
      this.#to.on('drain', done)
      this.#to.on('close', done)
    })
  }

  async #write(bytes: Buffer): Promise<void> {
    const step = Math.min(this.slice, Number.isFinite(this.bytesPerSecond) ? 512 : bytes.length)
    for (let at = 0; at < bytes.length && !this.#to.destroyed; at += step) {
      const part = bytes.subarray(at, at + step)
      const room = this.#to.write(part)
      if (Number.isFinite(this.bytesPerSecond)) await pause((part.length / this.bytesPerSecond) * 1000)
      if (!room) await this.#relief()
    }
  }
}

function openLine(client: Socket, server: Socket): Line {
  let forsaken = false
  const close = (): void => {
    client.destroy()
    server.destroy()
  }
  for (const socket of [client, server]) {
    socket.setNoDelay(true)
    // A line that breaks is what this is about.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (!forsaken) close()
    })
  }
  const up = new Pipe(client, server)
  const down = new Pipe(server, client)
  return {
    up,
    down,
    get open() {
      return !client.destroyed && !server.destroyed
    },
    cut: close,
    forsake() {
      forsaken = true
      up.blocked = true
      down.blocked = true
    },
  }
}

export async function createProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target)
  let lines: Line[] = []
  const sockets = new Set<Socket>()
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    const line = openLine(client, server)
    lines = [...lines.filter(({ open }) => open), line]
    proxy.onLine(line)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  const proxy: Proxy = {
    url: `http://127.0.0.1:${address.port}`,
    lines: () => lines.filter(({ open }) => open),
    onLine: () => undefined,
    async close() {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
  return proxy
}
