/**
 * A live document: the stock y-websocket client, told apart by what it does not do by itself. It sends only its own
 * presence (the stock handler echoes everybody's), it counts what the server has acknowledged, it spreads its retries,
 * and it wakes with the network and the page.
 */
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import type { Cursor } from '@probeboard/domain/interview/presence'
import { syncPath } from '@probeboard/protocol/address'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { messages } from '@probeboard/protocol/messages'
import { protocolVersion } from '@probeboard/protocol/version'
import { readTailAsUint8Array, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { socketUrl } from './address.ts'
import { type StatusStore, trackStatus } from './connection-status.ts'
import { readCursor, writeCursor } from './cursor-frame.ts'
import { keepCopy } from './kept-copy.ts'

/** How long a line may stay silent after it was asked, in ms. */
const patience = 3000

/** How gestures under way go to the others and come from them: for the eyes, kept nowhere. */
export interface PreviewLine {
  send(payload: Uint8Array): void
  /** `from` tells senders apart. Answers how to stop. */
  hear(listener: (from: number, payload: Uint8Array) => void): () => void
}

/** Where everybody points, by the client id of their presence; null is nowhere. */
export interface CursorLine {
  send(cursor: Cursor | null): void
  /** Answers how to stop. */
  hear(listener: (client: number, cursor: Cursor | null) => void): () => void
}

export interface Connection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly previews: PreviewLine
  readonly cursors: CursorLine
  readonly status: StatusStore
  close(): void
}

/** Sync step 2 and update, the two kinds that the server counts. */
function carriesEdits(frame: unknown): boolean {
  return frame instanceof Uint8Array && frame[0] === messages.sync && (frame[1] === 1 || frame[1] === 2)
}

/** Whether `vector` holds all that this document's own client wrote. */
function covers(vector: Uint8Array, doc: Y.Doc): boolean {
  const own = Y.getState(doc.store, doc.clientID)
  return own === 0 || (Y.decodeStateVector(vector).get(doc.clientID) ?? 0) >= own
}

export function connectDocument(target: {
  interview: InterviewId
  participant: ParticipantId
  document: DocumentName
  /** Whether this browser keeps a copy. */
  keep?: boolean
}): Connection {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const { store, events } = trackStatus()
  const kept = target.keep
    ? keepCopy(`probeboard/${target.interview}/${target.participant}/${target.document}`, doc)
    : null

  class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (carriesEdits(data)) events.sent()
      super.send(data)
    }
  }

  const provider = new WebsocketProvider(socketUrl(syncPath(target.interview)), target.document, doc, {
    awareness,
    params: { seat: target.participant, v: String(protocolVersion), ack: '1', ext: '1' },
    WebSocketPolyfill: CountingSocket,
    disableBc: true,
    maxBackoffTime: 6000 + Math.random() * 4000,
    connect: false,
  })

  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') return
    send(messages.awareness, (encoder) => writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID])))
  })

  provider.messageHandlers[messages.acknowledgement] = (_encoder, decoder) => {
    const count = readVarUint(decoder)
    events.acknowledged(count, covers(readVarUint8Array(decoder), doc))
  }
  provider.messageHandlers[messages.notice] = (_encoder, decoder) => {
    const notice = readVarString(decoder)
    if (notice === 'cannot-save' || notice === 'saves-again') events.storing(notice === 'saves-again')
  }
  const listeners = new Set<(from: number, payload: Uint8Array) => void>()
  provider.messageHandlers[messages.preview] = (_encoder, decoder) => {
    const from = readVarUint(decoder)
    const payload = readTailAsUint8Array(decoder)
    for (const listener of listeners) listener(from, payload)
  }
  const pointing = new Set<(client: number, cursor: Cursor | null) => void>()
  provider.messageHandlers[messages.cursor] = (_encoder, decoder) => {
    const client = readVarUint(decoder)
    const cursor = readCursor(decoder)
    for (const listener of pointing) listener(client, cursor)
  }
  // A later issue gives this a meaning; until then a client that asked for it must not call it an error.
  provider.messageHandlers[messages.serverTime] = () => undefined

  const send = (tag: number, write: (encoder: Encoder) => void): void => {
    if (!provider.wsconnected) return
    const encoder = createEncoder()
    writeVarUint(encoder, tag)
    write(encoder)
    provider.ws?.send(toUint8Array(encoder))
  }

  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) events.localChange()
  })
  provider.on('status', ({ status }) => {
    if (status === 'connected') events.opened()
    else if (status === 'disconnected') events.lost()
  })
  provider.on('sync', (synced) => {
    if (synced) events.loaded()
  })
  provider.on('connection-error', () => events.failed())
  provider.on('closed', ({ code }) => {
    events.closed(code)
    // What the server will not take, or has erased, must not come back with the next visit.
    if (code === closeCodes.ended || code === closeCodes.refusedContent) kept?.wipe()
  })

  /** Asks for a sign of life; a line that stays silent is given up, and opened anew. */
  const probe = (): void => {
    const { ws } = provider
    if (!ws || ws.readyState !== WebSocket.OPEN) return
    const heard = provider.wsLastMessageReceived
    ws.send(Uint8Array.of(messages.queryAwareness))
    setTimeout(() => {
      if (provider.ws === ws && provider.wsLastMessageReceived === heard) ws.close()
    }, patience)
  }
  const wake = (): void => {
    if (document.visibilityState !== 'visible' || !provider.shouldConnect) return
    provider.connect()
    probe()
  }
  const leave = (): void => awareness.setLocalState(null)
  const back = (): void => {
    if (awareness.getLocalState() === null) awareness.setLocalState({})
  }
  window.addEventListener('online', wake)
  window.addEventListener('offline', probe)
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', back)
  provider.connect()

  return {
    doc,
    awareness,
    previews: {
      send: (payload) => send(messages.preview, (encoder) => writeUint8Array(encoder, payload)),
      hear(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    cursors: {
      send: (cursor) => send(messages.cursor, (encoder) => writeCursor(encoder, cursor)),
      hear(listener) {
        pointing.add(listener)
        return () => pointing.delete(listener)
      },
    },
    status: store,
    close() {
      window.removeEventListener('online', wake)
      window.removeEventListener('offline', probe)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', back)
      provider.destroy()
      awareness.destroy()
      doc.destroy()
    },
  }
}
