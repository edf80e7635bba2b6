/**
 * Somebody at the board without a screen: the stock y-websocket client, which writes operations of its own into the
 * ledger and hears from message 4 which of them are durable. Deletions, and cuts that only delete, are operations too.
 */
import { type Board, openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { syncPath } from '@probeboard/protocol/address'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { messages } from '@probeboard/protocol/messages'
import { readVarInt, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarInt, writeVarUint } from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Chance } from '../convergence/seeds.ts'
import type { Kind, Ledger, Operation, Standing } from './ledger.ts'

interface Pending {
  readonly operation: Operation
  readonly clock: number
  readonly since: number
  /** Which edit message of this connection carried it; null where none has. */
  message: number | null
}

export interface Writer {
  readonly name: string
  readonly doc: Y.Doc
  /** How long each acknowledgement took, in ms. */
  readonly waits: number[]
  readonly notices: string[]
  /** Codes and reasons with which its lines were closed, in their order. */
  readonly closes: string[]
  connect(): void
  disconnect(): void
  readonly synced: boolean
  /** How many operations wait for their acknowledgement. */
  readonly pending: number
  /** One operation by chance. */
  act(): void
  point(x: number): void
  /** Told when somebody else points, with where. */
  onPoint: (x: number) => void
  /** Whether the server will have nothing more of this document. */
  readonly refused: boolean
  /** The same seat with an empty document. */
  again(): Writer
  leave(): void
}

const shape = [
  [0, 0],
  [1, 1],
  [2, 2],
] as const
const afterCut = 2

/** A stroke of three points, so that its last can be cut off by a deletion alone. */
function makeStroke(id: string, number: number): BoardElement {
  const read = readElement({
    id,
    type: 'freedraw',
    x: number,
    y: 0,
    width: 2,
    height: 2,
    points: shape,
    pressures: [],
    simulatePressure: true,
    index: 'a1',
  })
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

/** How each element of a board stands. */
export function readStandings(doc: Y.Doc): Map<string, Standing> {
  const board = openBoard(doc)
  return new Map(
    board.ids().flatMap((id) => {
      const element = board.get(id)
      if (!element) return []
      return [[id, { number: element.x, deleted: element.isDeleted, cut: element.points?.length === afterCut }]]
    }),
  )
}

/** Equal where two replicas hold the same. */
export function likeness(doc: Y.Doc): string {
  const standings = [...readStandings(doc)].sort(([a], [b]) => (a < b ? -1 : 1))
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return JSON.stringify([standings, vector])
}

interface Target {
  readonly url: string
  readonly interview: string
  readonly seat: string
  readonly name: string
  readonly ledger: Ledger
  readonly chance: Chance
}

export function createWriter(target: Target): Writer {
  const { ledger, chance, name } = target
  const doc = new Y.Doc()
  const board: Board = openBoard(doc)
  const live: string[] = []
  const uncut: string[] = []
  const waits: number[] = []
  const notices: string[] = []
  const closes: string[] = []
  let pending: Pending[] = []
  let current: Pending | null = null
  let sent = 0
  let made = 0
  let refused = false

  /** Node's WebSocket takes headers, which the types of browsers do not know. */
  const SeatedSocket = new Proxy(WebSocket, {
    construct: (socket, [address], made) =>
      Reflect.construct(socket, [address, { headers: { authorization: `Bearer ${target.seat}` } }], made),
  })
  /** Each new one counts its messages from nothing. */
  class CountingSocket extends SeatedSocket {
    constructor(address: string | URL) {
      super(address)
      sent = 0
      for (const one of pending) one.message = null
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array && data[0] === messages.sync && (data[1] === 1 || data[1] === 2)) {
        sent += 1
        if (data[1] === 2 && current) current.message = sent
        // An answer to what the server lacks carries all that was not sent before.
        if (data[1] === 1) for (const one of pending) one.message ??= sent
      }
      super.send(data)
    }
  }

  const provider = new WebsocketProvider(
    target.url.replace(/^http/, 'ws') + syncPath(interviewIdSchema.parse(target.interview)),
    'board',
    doc,
    {
      WebSocketPolyfill: CountingSocket,
      disableBc: true,
      maxBackoffTime: 200,
      connect: false,
      params: { ack: '1', ext: '1' },
    },
  )
  provider.messageHandlers[messages.acknowledgement] = (_encoder, decoder) => {
    const count = readVarUint(decoder)
    const durable = Y.decodeStateVector(readVarUint8Array(decoder)).get(doc.clientID) ?? 0
    const now = performance.now()
    pending = pending.filter(({ operation, clock, message, since }) => {
      if (message === null || message > count || clock > durable) return true
      operation.acknowledged = true
      waits.push(now - since)
      return false
    })
  }
  provider.on('connection-close', (event) => {
    if (event) closes.push(`${event.code} ${event.reason}`)
  })
  provider.messageHandlers[messages.notice] = (_encoder, decoder) => {
    notices.push(readVarString(decoder))
  }
  provider.messageHandlers[messages.cursor] = (_encoder, decoder) => {
    readVarUint(decoder)
    if (readVarUint(decoder) === 0) writer.onPoint(readVarInt(decoder) / 4)
  }

  provider.on('closed', ({ code }) => {
    refused = code === closeCodes.refusedContent
  })

  function perform(element: string, kind: Kind, change: (number: number) => void): void {
    const operation = ledger.note(element, kind)
    const one: Pending = { operation, clock: 0, since: performance.now(), message: null }
    current = one
    change(operation.number)
    current = null
    pending.push({ ...one, clock: Y.getState(doc.store, doc.clientID) })
  }

  const pick = (list: readonly string[]): string => list[chance(list.length)] ?? ''
  function take(list: string[]): string {
    return list.splice(chance(list.length), 1)[0] ?? ''
  }
  function mark(id: string, change: Partial<BoardElement>): void {
    const element = board.get(id)
    if (element) board.write([{ ...element, ...change }])
  }

  const writer: Writer = {
    name,
    doc,
    waits,
    notices,
    closes,
    onPoint: () => undefined,
    connect: () => provider.connect(),
    disconnect: () => provider.disconnect(),
    get synced() {
      return provider.synced
    },
    get pending() {
      return pending.length
    },
    act() {
      const dice = chance(10)
      if (live.length < 3 || dice < 4) {
        const id = `${name}-${++made}`
        live.push(id)
        uncut.push(id)
        perform(id, 'put', (number) => board.write([makeStroke(id, number)]))
      } else if (dice < 7) {
        const id = pick(live)
        perform(id, 'put', (number) => mark(id, { x: number }))
      } else if (dice < 8 || uncut.length === 0) {
        const id = take(live)
        if (uncut.includes(id)) uncut.splice(uncut.indexOf(id), 1)
        perform(id, 'delete', () => mark(id, { isDeleted: true }))
      } else {
        const id = take(uncut)
        const stroke = doc.getMap('strokes').get(id)
        if (!(stroke instanceof Y.Text)) throw new Error('A stroke of three points is kept as a text.')
        perform(id, 'cut', () => stroke.delete(stroke.length - 2, 2))
      }
    },
    point(x) {
      const encoder = createEncoder()
      writeVarUint(encoder, messages.cursor)
      writeVarUint(encoder, 0)
      writeVarInt(encoder, x * 4)
      writeVarInt(encoder, 0)
      provider.ws?.send(toUint8Array(encoder))
    },
    get refused() {
      return refused
    },
    again: () => createWriter({ ...target, name: `${name}-again` }),
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
  return writer
}
