/**
 * What is on its way to one peer. After a silence a message goes at once; what comes within the next milliseconds is
 * gathered and written together, in its order. Of cursors only the last one of each person goes, and it waits a little for something to travel with: most of what a live room costs is in its writes.
 */
import type { Socket } from './ports.ts'

/** What may wait for a peer before what is only for now passes it by. */
const mostWaitingBytes = 256 * 1024

/** How long a cursor waits for company, in ms: less than from one to the next of the same person. */
const companyMs = 33

/** One clock for many outboxes. */
class Clock {
  readonly ms: number
  #waiting: Outbox[] = []

  constructor(ms: number) {
    this.ms = ms
  }

  hold(outbox: Outbox): void {
    this.#waiting.push(outbox)
    if (this.#waiting.length > 1) return
    setTimeout(() => {
      const waiting = this.#waiting
      this.#waiting = []
      for (const one of waiting) one.flush()
    }, this.ms)
  }
}

/** What the outboxes of a room share; `ms` is for how long messages are gathered, 0 for not at all. */
export class Gathering {
  readonly soon: Clock
  readonly later: Clock

  constructor(ms: number) {
    this.soon = new Clock(ms)
    this.later = new Clock(ms === 0 ? 0 : companyMs)
  }
}

interface Letter {
  readonly frame: Uint8Array
  /** Whose cursor it is. */
  readonly about: number | null
}

export class Outbox {
  readonly #socket: Socket
  readonly #gathering: Gathering
  #letters: Letter[] = []
  #soon = false
  #sent = Number.NEGATIVE_INFINITY

  constructor(socket: Socket, gathering: Gathering) {
    this.#socket = socket
    this.#gathering = gathering
  }

  send(frame: Uint8Array): void {
    const { soon } = this.#gathering
    const rested = !this.#soon && performance.now() - this.#sent >= soon.ms
    this.#letters.push({ frame, about: null })
    if (rested) this.flush()
    else if (!this.#soon) {
      this.#soon = true
      soon.hold(this)
    }
  }

  /** For now: whoever is behind gets none. */
  sendFleeting(frame: Uint8Array): void {
    if (this.#socket.buffered <= mostWaitingBytes) this.send(frame)
  }

  /** For now, and of what is about the same only the last. */
  sendLatest(frame: Uint8Array, about: number): void {
    const { later } = this.#gathering
    if (this.#socket.buffered > mostWaitingBytes) return
    if (this.#letters.length > 0) this.#letters = this.#letters.filter((letter) => letter.about !== about)
    this.#letters.push({ frame, about })
    if (later.ms === 0) this.flush()
    else if (this.#letters.length === 1) later.hold(this)
  }

  flush(): void {
    this.#soon = false
    if (this.#letters.length === 0) return
    const frames = this.#letters.map(({ frame }) => frame)
    this.#letters = []
    this.#sent = performance.now()
    this.#socket.send(frames)
  }
}
