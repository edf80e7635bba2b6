/** The stock y-websocket client in Node, as another program would use it: by cookie or by Bearer. For tests. */
import type { DocumentName } from '@probeboard/domain/interview/access'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { seatCookie, syncPath } from '@probeboard/protocol/address'
import { messages } from '@probeboard/protocol/messages'
import { readVarUint, readVarUint8Array } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Seated } from './stand.test.kit.ts'

export interface Client {
  readonly doc: Y.Doc
  /** Resolves when the server's state has arrived; rejects when the socket was refused first. */
  synced(): Promise<void>
  /** The code with which the server closed for good, or the first time at all. */
  closed(): Promise<number>
  /** Resolves when the server says that what this client wrote is durable (asked for with `ack=1`). */
  acknowledged(): Promise<void>
  leave(): void
}

export type Carry = 'bearer' | 'cookie' | 'nothing'

function headersFor(url: string, seat: Seated | null, carry: Carry): Record<string, string> {
  if (seat === null || carry === 'nothing') return {}
  if (carry === 'bearer') return { authorization: `Bearer ${seat.token}` }
  return { cookie: `${seatCookie(seat.id)}=${seat.token}`, origin: url }
}

export function connect(
  url: string,
  interview: string,
  document: DocumentName | string,
  seat: Seated | null,
  carry: Carry = 'bearer',
  params: Record<string, string> = {},
): Client {
  const headers = headersFor(url, seat, carry)
  class Carrying extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(
    url.replace(/^http/, 'ws') + syncPath(interviewIdSchema.parse(interview)),
    document,
    doc,
    {
      WebSocketPolyfill: Carrying,
      disableBc: true,
      maxBackoffTime: 200,
      params: { ...(seat && carry === 'cookie' ? { seat: seat.id } : {}), ...params },
    },
  )
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event) resolve(event.code)
    })
  })
  const synced = new Promise<void>((resolve) => {
    provider.on('sync', (state: boolean) => {
      if (state) resolve()
    })
  })
  const acknowledged = new Promise<void>((resolve) => {
    provider.messageHandlers[messages.acknowledgement] = (_encoder, decoder) => {
      const count = readVarUint(decoder)
      const vector = Y.decodeStateVector(readVarUint8Array(decoder))
      const own = Y.getState(doc.store, doc.clientID)
      if (count > 0 && own > 0 && (vector.get(doc.clientID) ?? 0) >= own) resolve()
    }
  })
  return {
    doc,
    acknowledged: () => acknowledged,
    synced: () =>
      Promise.race([
        synced,
        closed.then((code) => {
          throw new Error(`closed with ${code}`)
        }),
      ]),
    closed: () => closed,
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
}
