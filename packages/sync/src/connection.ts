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
import { type Reach, survey } from './survey.ts'

/** The close codes of protocol/close-codes that a room uses; a test across packages holds the two together. */
export const closing = { restart: 1012, refused: 4422, tooSlow: 4508, tooFast: 4529 } as const

/** A preview that holds more is no gesture of a hand. */
const mostPreviewBytes = 4_096
/** Our client writes at most 17 times a second; a stock one may do so for each frame of its screen. */
const editRate = { burst: 1_000, perSecond: 120 }
/** A client asks once when it comes, and when it was told to. Each answer writes the document down. */
const askRate = { burst: 10, perSecond: 2 }
/** Previews and cursors of somebody who draws with both hands. What is beyond is dropped: it is only for now. */
const fleetingRate = { burst: 200, perSecond: 120 }

/** A whole interview is less; reading bytes that are made to cost takes up to half a microsecond each. */
const byteRate = { burst: 16 * 1024 * 1024, perSecond: 256 * 1024 }
/** Updates beyond are looked at in another thread. */
const largeUpdate = 64 * 1024

/** What a connection asks of its room. */
export interface Host {
  readonly audience: Others
  answer(from: Connection, vector: Uint8Array): void
  examine(update: Uint8Array): Promise<Reach | null>
  accept(from: Connection, update: Uint8Array, reach: Reach): void
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
  readonly #mayAsk = createAllowance(askRate)
  readonly #mayShow = createAllowance(fleetingRate)
  readonly #maySend = createAllowance(byteRate)
  /** What came in while a large update is looked at; null while none is. */
  #backlog: Uint8Array[] | null = null
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
    if (!this.#maySend(bytes.length)) this.close(closing.tooFast, 'too many bytes')
    else if (this.#backlog) this.#backlog.push(bytes)
    else this.#read(bytes)
  }

  #read(bytes: Uint8Array): void {
    const reading = readFrame(bytes)
    if ('problem' in reading) this.refuse(reading.problem)
    else this.#obey(reading.frame)
  }

  #edit(update: Uint8Array): void {
    if (update.length > largeUpdate) void this.#examine(update)
    else this.#offer(update, survey(update))
  }

  #offer(update: Uint8Array, reach: Reach | null): void {
    if (reach) this.#host.accept(this, update, reach)
    else this.refuse('broken update')
  }

  /** What comes in meanwhile waits its turn, and counts also where the socket breaks before. */
  async #examine(update: Uint8Array): Promise<void> {
    const backlog: Uint8Array[] = []
    this.#backlog = backlog
    this.#offer(update, await this.#host.examine(update))
    this.#backlog = null
    this.#catchUp(backlog)
  }

  #catchUp(frames: readonly Uint8Array[]): void {
    for (const [place, frame] of frames.entries()) {
      if (this.#refused) break
      this.#read(frame)
      if (!this.#backlog) continue
      this.#backlog.push(...frames.slice(place + 1))
      return
    }
    if (!this.#open) this.#host.leave(this)
  }

  #obey(frame: Frame): void {
    switch (frame.kind) {
      case 'ask':
        if (this.#mayAsk()) this.#host.answer(this, frame.vector)
        else this.close(closing.tooFast, 'too many questions')
        break
      case 'edit':
        if (!this.#mayEdit()) this.close(closing.tooFast, 'too many edits')
        else if (this.writable) this.#edit(frame.update)
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

  sendPreview(frame: Uint8Array): void {
    if (this.#open) this.#outbox.sendFleeting(frame)
  }

  /** Of one person's cursors only the last need arrive. */
  sendCursor(frame: Uint8Array, of: Connection): void {
    if (this.#open) this.#outbox.sendLatest(frame, of.number)
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
    if (!this.#backlog) this.#host.leave(this)
  }
}
