/** Somebody else at the board, without a browser: the stock y-websocket client with a Bearer seat. */

import { type Board, openBoard } from '@probeboard/documents/board'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import type { Cursor } from '@probeboard/domain/interview/presence'
import { syncPath } from '@probeboard/protocol/address'
import { messages } from '@probeboard/protocol/messages'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import type { TestServer } from './server.ts'

export interface Peer {
  readonly board: Board
  readonly doc: Y.Doc
  /** What it calls the server with. */
  readonly seat: string
  /** Where it points; the server makes the rest of its presence. */
  point(cursor: Cursor | null): void
  /** Shows the others how a gesture stands. */
  preview(payload: Uint8Array): void
  /** The code with which the server sent this peer away. */
  readonly closed: Promise<number>
  leave(): void
}

const joinedSchema = z.object({ seat: z.string() })

export async function joinAsPeer(server: TestServer, interview: string, token: string, name: string): Promise<Peer> {
  const answer = await fetch(`${server.url}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name }),
  })
  const { seat } = joinedSchema.parse(await answer.json())
  /** Node's WebSocket takes headers, which the types of browsers do not know. */
  const SeatedSocket = new Proxy(WebSocket, {
    construct: (target, [address]) =>
      Reflect.construct(target, [address, { headers: { authorization: `Bearer ${seat}` } }]),
  })
  const doc = new Y.Doc()
  const url = server.url.replace(/^http/, 'ws') + syncPath(interviewIdSchema.parse(interview))
  const provider = new WebsocketProvider(url, 'board', doc, { disableBc: true, WebSocketPolyfill: SeatedSocket })
  const closed = new Promise<number>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event) resolve(event.code)
    })
  })
  await new Promise<void>((resolve) => {
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve()
    })
  })
  return {
    board: openBoard(doc),
    doc,
    seat,
    closed,
    point: (cursor) => provider.awareness.setLocalStateField('cursor', cursor),
    preview: (payload) => provider.ws?.send(Uint8Array.of(messages.preview, ...payload)),
    leave: () => provider.destroy(),
  }
}
