/**
 * A candidate's machine that keeps every byte that reaches it: HTTP as it came over the wire and as it reads when
 * unpacked, sockets with the answer to their upgrade, and each of their messages.
 */
import { Agent, request } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { type Knock, openWire, type Wire } from './raw-socket.ts'
import type { Heard } from './traces.ts'
import { nextAddress } from './world.ts'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

export interface Listener {
  ask(sent: Sent): Promise<{ status: number; text: string }>
  open(knock: Knock): Wire
  /** Everything so far. */
  heard(): Heard[]
  /** Whether the word, as it is, came by any way so far. */
  has(word: string): boolean
  readonly requests: () => number
  leave(): void
}

const unpack: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
}

export function createListener(url: string): Listener {
  const { hostname, port } = new URL(url)
  const lines: Buffer[][] = []
  const bodies: Heard[] = []
  const wires: { name: string; wire: Wire }[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  agent.createConnection = () => {
    const line: Buffer[] = []
    lines.push(line)
    const socket = connectTcp(Number(port), hostname)
    socket.on('data', (chunk) => line.push(Buffer.from(chunk)))
    return socket
  }
  const address = nextAddress()

  const heard = (): Heard[] => [
    ...lines.map((line, i) => ({ from: `HTTP connection ${i}`, bytes: Buffer.concat(line) })),
    ...bodies,
    ...wires.flatMap(({ name, wire }) => [
      { from: name, bytes: wire.bytes() },
      { from: `messages of ${name}`, bytes: Buffer.concat(wire.messages) },
    ]),
  ]

  return {
    heard,
    has: (word) => heard().some(({ bytes }) => bytes.includes(word)),
    requests: () => bodies.length,
    ask: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const asked = request(
          url + path,
          {
            agent,
            method,
            headers: {
              'x-forwarded-for': address,
              'content-length': String(Buffer.byteLength(body ?? '')),
              ...headers,
            },
          },
          (got) => {
            const chunks: Buffer[] = []
            got.on('data', (chunk: Buffer) => chunks.push(chunk))
            got.on('error', reject)
            got.on('end', () => {
              const packed = Buffer.concat(chunks)
              const open = unpack[got.headers['content-encoding'] ?? '']
              const bytes = open && packed.length > 0 ? open(packed) : packed
              bodies.push({ from: `${method} ${path}`, bytes })
              resolve({ status: got.statusCode ?? 0, text: bytes.toString() })
            })
          },
        )
        asked.on('error', (error) => reject(new Error(`${method} ${path}`, { cause: error })))
        asked.end(body)
      }),
    open(knock) {
      const wire = openWire(url, knock)
      wires.push({ name: `socket ${wires.length} at ${knock.document}`, wire })
      return wire
    },
    leave() {
      agent.destroy()
      for (const { wire } of wires) wire.leave()
    },
  }
}
