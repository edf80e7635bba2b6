/**
 * One socket in a room. Knows reading and writing and nothing of roles: sync step 1 is always answered, edits are
 * dropped unless the seat may write. After a close nothing more goes in or out.
 */
import type { Participant } from '@probeboard/domain/interview/interview'
import type { Cursor } from '@probeboard/domain/interview/presence'
import { createAllowance } from './allowance.ts'
import { type Claim, type Frame, readFrame, writeAcknowledgement } from './frames.ts'
import { type Gathering, Outbox } from './outbox.ts'
import type { Seat, Socket } from './ports.ts'

/** The close codes of protocol/close-codes that a room uses; a test across packages holds the two together. */
export const closing = { restart: 1012, refused: 4422, tooSlow: 4508, tooFast: 4529 } as const

/** A preview that holds more is no gesture of a hand. */
const mostPreviewBytes = 4_096
/** Our client writes at most 17 times a second; a stock one may do so for each frame of its screen. */
const editRate = { burst: 1_000, perSecond: 120 }
/** Previews and cursors of somebody who draws with both hands. What is beyond is dropped: it is only for now. */
const fleetingRate = { burst: 200, perSecond: 120 }

/** What a connection asks of its room. */
export interface Host {
  readonly audience: Others
  answer(from: Connection, vector: Uint8Array): void
  accept(from: Connection, update: Uint8Array): void
  leave(who: Connection): void
}

/** What it tells the others there, and hears of them. */
export interface Others {
  claim(from: Connection, claims: readonly Claim[]): void
  introduce(to: Connection): void
  relay(from: Connection, payload: Uint8Array): void
  point(from: Connection, cursor: Cursor | null): void
}

export class Connection {
  readonly seat: Seat
  /** Its number in the room: short, and never used again while the room is open. */
  readonly number: number
  readonly #socket: Socket
  readonly #host: Host
  readonly #outbox: Outbox
  readonly #mayEdit = createAllowance(editRate)
  readonly #mayShow = createAllowance(fleetingRate)
  #open = true
  #refused = false
  #durable = 0

  constructor(seat: Seat, socket: Socket, host: Host, gathering: Gathering, number: number) {
    this.seat = seat
    this.number = number
    this.#socket = socket
    this.#host = host
    this.#outbox = new Outbox(socket, gathering)
  }

  get participant(): Participant {
    return this.seat.participant
  }

  /** Whether it was closed for what it sent: then what it sent since does not count either. */
  get refused(): boolean {
    return this.#refused
  }

  get writable(): boolean {
    return this.seat.access === 'write'
  }

  receive(bytes: Uint8Array): void {
    if (!this.#open) return
    const reading = readFrame(bytes)
    if ('problem' in reading) this.refuse(reading.problem)
    else this.#obey(reading.frame)
  }

  #obey(frame: Frame): void {
    switch (frame.kind) {
      case 'ask':
        this.#host.answer(this, frame.vector)
        break
      case 'edit':
        if (!this.#mayEdit()) this.close(closing.tooFast, 'too many edits')
        else if (this.writable) this.#host.accept(this, frame.update)
        break
      case 'presence':
        this.#host.audience.claim(this, frame.claims)
        break
      case 'query':
        this.#host.audience.introduce(this)
        break
      case 'cursor':
        if (this.#mayShow()) this.#host.audience.point(this, frame.cursor)
        break
      case 'preview':
        if (this.writable && frame.payload.length <= mostPreviewBytes && this.#mayShow())
          this.#host.audience.relay(this, frame.payload)
        break
      case 'foreign':
        break
    }
  }

  send(frame: Uint8Array): void {
    if (this.#open) this.#outbox.send(frame)
  }

  /** Messages of 100 and above go only to those who asked for them. */
  sendExtended(frame: Uint8Array): void {
    if (this.seat.extended) this.send(frame)
  }

  /** Previews and cursors: of those about the same, only the last one need arrive. */
  sendFleeting(frame: Uint8Array, about?: string): void {
    if (this.#open) this.#outbox.sendFleeting(frame, about)
  }

  /** `messages` more of its edits are durable, and the document is durable up to `vector`. */
  acknowledge(messages: number, vector: Uint8Array): void {
    this.#durable += messages
    if (this.seat.acknowledge) this.send(writeAcknowledgement(this.#durable, vector))
  }

  refuse(reason: string): void {
    this.#refused = true
    this.close(closing.refused, reason)
  }

  close(code: number, reason: string): void {
    if (!this.#open) return
    this.#outbox.flush()
    this.#socket.close(code, reason)
    this.closed()
  }

  /** The socket is gone. */
  closed(): void {
    if (!this.#open) return
    this.#open = false
    this.#host.leave(this)
  }
}
