/**
 * A sync socket without any of our own code on its side: frames are made here, byte by byte, and all that the server
 * sends is kept as it came over the wire, the answer to the upgrade and its headers included.
 */
import { connect as connectTcp } from 'node:net'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'

export interface Wire {
  /** Everything that came, in order, still in the WebSocket's framing. */
  readonly bytes: () => Buffer
  /** The messages among it. */
  readonly messages: readonly Uint8Array[]
  /** Whether the upgrade was answered with a socket. */
  readonly upgraded: Promise<boolean>
  /** The close code; the HTTP status where there never was a socket. */
  readonly closed: Promise<number>
  readonly isOpen: () => boolean
  send(message: Uint8Array | string): void
  /** Asks for the document and waits for the answer: by then everything sent before has been dealt with. */
  ask(): Promise<void>
  /** The code with which it is closed, or that it is open: then it answers. */
  fate(): Promise<number | 'open'>
  leave(): void
}

const write = (...parts: (number | Uint8Array)[]): Uint8Array => {
  const encoder = createEncoder()
  for (const part of parts)
    if (typeof part === 'number') writeVarUint(encoder, part)
    else writeVarUint8Array(encoder, part)
  return toUint8Array(encoder)
}

const presence = (client: number, state: unknown): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeVarUint(encoder, client)
  writeVarUint(encoder, 1)
  writeVarString(encoder, JSON.stringify(state))
  return toUint8Array(encoder)
}

/** Messages as the contract has them. */
export const message = {
  stepOne: () => write(0, 0, Uint8Array.of(0)),
  stepTwo: (update: Uint8Array) => write(0, 1, update),
  update: (update: Uint8Array) => write(0, 2, update),
  presence: (client: number, state: unknown) => write(1, presence(client, state)),
  auth: () => write(2, 0, new TextEncoder().encode('denied')),
  query: () => write(3),
  acknowledgement: () => write(4, 1, Uint8Array.of(0)),
  preview: (words: string) => Uint8Array.of(100, ...new TextEncoder().encode(words)),
  /** At 10, 20, pointing. */
  cursor: () => Uint8Array.of(101, 0, 40, 80),
  time: () => write(102, 1),
  notice: (words: string) => write(103, new TextEncoder().encode(words)),
  unknown: () => write(77, 1),
  broken: () => Uint8Array.of(0, 9, 255, 255),
}

const isAnswer = (bytes: Uint8Array): boolean => bytes[0] === 0 && bytes[1] === 1

export interface Knock {
  readonly document: string
  readonly interview: string
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

export function openWire(url: string, { interview, document, headers = {}, query = {} }: Knock): Wire {
  const chunks: Buffer[] = []
  const messages: Uint8Array[] = []
  const waiting: (() => void)[] = []
  const search = new URLSearchParams(query).toString()
  const address = `${url.replace(/^http/, 'ws')}/sync/${interview}/${document}${search ? `?${search}` : ''}`
  const { hostname, port } = new URL(url)
  const ws = new WebSocket(address, {
    headers,
    createConnection: () => {
      const socket = connectTcp(Number(port), hostname)
      socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
      return socket
    },
  })
  let open = false
  const closed = new Promise<number>((resolve) => {
    ws.on('unexpected-response', (request, response) => {
      response.resume()
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    ws.on('close', (code) => {
      open = false
      resolve(code)
    })
  })
  const upgraded = new Promise<boolean>((resolve) => {
    ws.on('open', () => {
      open = true
      resolve(true)
    })
    ws.on('error', () => resolve(false))
    ws.on('close', () => resolve(false))
    ws.on('unexpected-response', () => resolve(false))
  })
  ws.on('message', (data) => {
    const bytes = Buffer.isBuffer(data) ? new Uint8Array(data) : new Uint8Array()
    messages.push(bytes)
    if (isAnswer(bytes)) waiting.shift()?.()
  })
  async function ask(): Promise<void> {
    const answered = new Promise<void>((resolve) => waiting.push(resolve))
    const gone = closed.then((code) => {
      throw new Error(`closed with ${code}`)
    })
    ws.send(message.stepOne())
    await Promise.race([answered, gone])
  }
  return {
    bytes: () => Buffer.concat(chunks),
    messages,
    upgraded,
    closed,
    isOpen: () => open,
    send: (bytes) => ws.send(bytes),
    ask,
    async fate() {
      if (!(await upgraded)) return closed
      return ask().then(
        () => 'open',
        () => closed,
      )
    },
    leave: () => ws.terminate(),
  }
}
