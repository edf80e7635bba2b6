/**
 * One person's line to a server, as light as can be: hand-made frames, and no document but the drawer's own. What it sends
 * says when it was sent, so that whoever gets it knows how long it took.
 */
import { type Board, openBoard } from '@probeboard/documents/board'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { createDecoder, readVarUint } from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeVarInt,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Entry, Way } from './target.ts'

const elements = 200
/** Steps of one drag, and after how many of them ours is committed. */
const dragSteps = 30
const stepsPerCommit = 8
const stepMark = '@@T'
const cursorMark = '@@C'

const bases = Array.from({ length: elements }, (_, place): BoardElement => {
  const index = `a1${String(place).padStart(3, '0')}V`
  const raw = { id: `e${place}`, type: 'rectangle', width: 100, height: 50, seed: place, index }
  const read = readElement(raw)
  if ('refused' in read) throw new Error(read.refused)
  return read.element
})

export interface Tally {
  /** What others got of what one did: drawing in ms each, cursors by number. */
  readonly latencies: number[]
  cursors: number
  /** In ms each. */
  readonly acknowledgements: number[]
}

type Write = (encoder: ReturnType<typeof createEncoder>) => void

function encode(...writes: Write[]): Uint8Array {
  const encoder = createEncoder()
  for (const write of writes) write(encoder)
  return toUint8Array(encoder)
}

export class Client {
  readonly entry: Entry
  readonly #way: Way
  readonly #tally: Tally
  readonly #doc = new Y.Doc()
  readonly #board: Board
  readonly #id: number
  readonly #asked: number[] = []
  #ws: WebSocket | null = null
  #durable = 0
  #clock = 1
  #step = 0
  #synced: () => void = () => undefined

  constructor(way: Way, entry: Entry, id: number, tally: Tally) {
    this.#way = way
    this.entry = entry
    this.#id = id
    this.#tally = tally
    this.#board = openBoard(this.#doc)
    if (entry.draws) this.#doc.on('update', (update: Uint8Array) => this.#sendUpdate(update))
  }

  /** Resolves when the server has answered with its document. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#synced = resolve
      const { url, token } = this.entry
      const ws = new WebSocket(url, {
        perMessageDeflate: false,
        ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
      })
      this.#ws = ws
      ws.on('error', reject)
      ws.on('close', () => reject(new Error('The line was closed.')))
      ws.on('message', (data: Buffer) => this.#hear(data))
      ws.on('open', () => {
        if (this.#way === 'Hocuspocus')
          this.#send(
            2,
            (encoder) => writeVarUint(encoder, 0),
            (encoder) => writeVarString(encoder, 'token'),
            (encoder) => writeVarString(encoder, '4.7.0'),
          )
        this.#send(
          0,
          (encoder) => writeVarUint(encoder, 0),
          (encoder) => writeVarUint8Array(encoder, Uint8Array.of(0)),
        )
        this.point(0, 0)
      })
    })
  }

  close(): void {
    this.#ws?.removeAllListeners('close')
    this.#ws?.terminate()
  }

  /** What stands on the board before anybody is measured. */
  fill(): void {
    if (this.#way !== 'Probeboard') {
      this.#doc.transact(() => {
        for (let i = 0; i < elements; i++) this.#doc.getMap('elements').set(`e${i}`, this.#whole(i, 0, ''))
      })
      return
    }
    this.#board.write(Array.from({ length: elements }, (_, i) => this.#element(i, i)))
  }

  step(): void {
    const place = Math.floor(this.#step / dragSteps) % elements
    this.#step += 1
    if (this.#way !== 'Probeboard') {
      const mark = `${stepMark}${String(Math.round(performance.now() * 1000)).padStart(15, '0')}${this.#id}`
      this.#doc.getMap('elements').set(`e${place}`, this.#whole(place, this.#step, mark))
      return
    }
    // As a frame of a gesture: its number and kind, the element's place, two coordinates; then when it was sent.
    const frame = Buffer.alloc(16)
    frame[0] = 100
    frame[1] = 1
    frame.writeInt16LE(this.#step % 30_000, 3)
    frame.writeDoubleLE(performance.now(), 8)
    this.#ws?.send(frame)
    if (this.#step % stepsPerCommit === 0) this.#board.write([this.#element(place, this.#step)])
  }

  point(x: number, y: number): void {
    if (this.#way === 'Probeboard' && this.#clock > 1) {
      this.#send(
        101,
        (encoder) => writeVarUint(encoder, 0),
        (encoder) => writeVarInt(encoder, x * 4),
        (encoder) => writeVarInt(encoder, y * 4),
      )
      return
    }
    const user = { name: 'Somebody', color: '#30bced', mark: `${cursorMark}${this.#id}` }
    const state = JSON.stringify({ user, cursor: { x, y, tool: 'pointer', down: false } })
    const inner = encode(
      (encoder) => writeVarUint(encoder, 1),
      (encoder) => writeVarUint(encoder, this.#doc.clientID),
      (encoder) => writeVarUint(encoder, this.#clock++),
      (encoder) => writeVarString(encoder, state),
    )
    this.#send(1, (encoder) => writeVarUint8Array(encoder, inner))
  }

  #element(place: number, at: number): BoardElement {
    const element = bases[place]
    if (!element) throw new Error('There is no such element.')
    return { ...element, x: at, y: at }
  }

  /** As others keep it: the whole element, each time. */
  #whole(place: number, at: number, mark: string) {
    const whole = { ...this.#element(place, at), version: at, versionNonce: at, updated: at, boundElements: null, mark }
    return { pos: `a${place}`, el: whole }
  }

  #sendUpdate(update: Uint8Array): void {
    if (this.#ws?.readyState !== WebSocket.OPEN) return
    this.#asked.push(performance.now())
    this.#send(
      0,
      (encoder) => writeVarUint(encoder, 2),
      (encoder) => writeVarUint8Array(encoder, update),
    )
  }

  #send(tag: number, ...writes: Write[]): void {
    const name: Write[] =
      this.#way === 'Hocuspocus' ? [(encoder) => writeVarString(encoder, `room-${this.entry.room}`)] : []
    this.#ws?.send(encode(...name, (encoder) => writeVarUint(encoder, tag), ...writes))
  }

  #hear(data: Buffer): void {
    if (this.#way === 'Probeboard') this.#hearOurs(data)
    else this.#hearOther(data)
  }

  #hearOurs(data: Buffer): void {
    switch (data[0]) {
      case 0:
        if (data[1] === 0) {
          this.#asked.push(0)
          this.#send(
            0,
            (encoder) => writeVarUint(encoder, 1),
            (encoder) => writeVarUint8Array(encoder, Y.encodeStateAsUpdate(this.#doc)),
          )
        } else if (data[1] === 1) this.#synced()
        break
      case 4: {
        // It tells how many of this line's messages are durable by now: one acknowledgement may be for several.
        const durable = readVarUint(createDecoder(data.subarray(1)))
        const now = performance.now()
        for (const asked of this.#asked.splice(0, durable - this.#durable))
          if (asked) this.#tally.acknowledgements.push(now - asked)
        this.#durable = durable
        break
      }
      case 100:
        this.#tally.latencies.push(performance.now() - data.readDoubleLE(data.length - 8))
        break
      case 101:
        this.#tally.cursors += 1
        break
    }
  }

  #hearOther(data: Buffer): void {
    const drawn = data.indexOf(stepMark)
    if (drawn >= 0) {
      const from = Number.parseInt(data.toString('latin1', drawn + 18, drawn + 26), 10)
      const sent = Number(data.toString('latin1', drawn + 3, drawn + 18)) / 1000
      if (from !== this.#id) this.#tally.latencies.push(performance.now() - sent)
      return
    }
    const pointed = data.indexOf(cursorMark)
    if (pointed >= 0) {
      if (Number.parseInt(data.toString('latin1', pointed + 3, pointed + 11), 10) !== this.#id) this.#tally.cursors += 1
      return
    }
    this.#synced()
  }
}
