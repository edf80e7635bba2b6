/**
 * One document on one line: the stock y-websocket client, told apart by what it does not do by itself. It sends only its
 * own presence (the stock handler echoes everybody's), it counts what the server has acknowledged, it spreads its
 * retries, and it wakes with the network and the page.
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
import type { StatusEvents } from './connection-status.ts'
import { readCursor, writeCursor } from './cursor-frame.ts'

/** How long a line may stay silent after it was asked, in ms. */
const patience = 3000
/** The longest pause between two tries, in ms. */
const longestPause = 10_000
/** So many failed tries stand for having been too fast: what comes next is a pause of more than 3 s. */
const fastPenalty = 5
/** After so many closes in a row over what cannot be put together, coming back with the same is no use. */
const mostResyncs = 3

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

export interface Line {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly previews: PreviewLine
  readonly cursors: CursorLine
  /** All that the document holds. */
  state(): Uint8Array
  /** Ends the line for good; the document stays readable. */
  close(): void
}

export type LooseLine = Pick<Line, 'doc' | 'awareness' | 'previews' | 'cursors'>

/** A document without a line: what is done to it goes nowhere and is kept nowhere. */
export function openLoose(): LooseLine {
  const doc = new Y.Doc()
  const silent = { send: () => undefined, hear: () => () => undefined }
  return { doc, awareness: new Awareness(doc), previews: silent, cursors: silent }
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

export function openLine(to: {
  interview: InterviewId
  participant: ParticipantId
  document: DocumentName
  events: StatusEvents
  onLoaded: () => void
  /** The server will not take this document, by its code: the line does not come back. */
  onClosed: (code: number) => void
}): Line {
  const { events } = to
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  let resyncs = 0

  class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (carriesEdits(data)) events.sent()
      super.send(data)
    }
  }

  const provider = new WebsocketProvider(socketUrl(syncPath(to.interview)), to.document, doc, {
    awareness,
    params: { seat: to.participant, v: String(protocolVersion), ack: '1', ext: '1' },
    WebSocketPolyfill: CountingSocket,
    disableBc: true,
    connect: false,
  })

  awareness.off('update', provider._awarenessUpdateHandler)
  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') return
    send(messages.awareness, (encoder) => writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID])))
  })

  provider.messageHandlers[messages.acknowledgement] = (_encoder, decoder) => {
    const count = readVarUint(decoder)
    resyncs = 0
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
    if (!synced) return
    events.loaded()
    to.onLoaded()
  })
  provider.on('connection-error', () => events.failed())
  provider.on('connection-close', (event) => {
    if (event?.code === closeCodes.tooFast)
      provider.wsUnsuccessfulReconnects = Math.max(fastPenalty, provider.wsUnsuccessfulReconnects)
    // A restart must not bring everybody back in step.
    const step = 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1)
    provider.maxBackoffTime = Math.min(step, longestPause) * (0.5 + Math.random() / 2)
    if (event?.code !== closeCodes.restart || event.reason !== 'resync') return
    resyncs += 1
    if (resyncs < mostResyncs) return
    provider.shouldConnect = false
    to.onClosed(closeCodes.refusedContent)
  })
  provider.on('closed', ({ code }) => to.onClosed(code))

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
    state: () => Y.encodeStateAsUpdate(doc),
    close() {
      window.removeEventListener('online', wake)
      window.removeEventListener('offline', probe)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', back)
      provider.destroy()
      awareness.destroy()
    },
  }
}

/** A document as these updates make it, on a line that leads nowhere: nobody hears of it, and it hears of nobody. */
export function openStill(updates: readonly Uint8Array[]): Line {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const silence = { send: () => undefined, hear: () => () => undefined }
  return {
    doc,
    awareness,
    previews: silence,
    cursors: silence,
    state: () => Y.encodeStateAsUpdate(doc),
    close() {
      awareness.destroy()
      doc.destroy()
    },
  }
}
