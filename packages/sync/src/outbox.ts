/**
 * What is on its way to one peer. After a silence a message goes at once; what comes within the next milliseconds is
 * gathered and written together, in its order. Of cursors only the last one of each person goes, and it waits a little for
 * something to travel with: most of what a live room costs is in its writes.
 */
import type { Socket } from './ports.ts'

/** What may wait for a peer before what is only for now passes it by. */
const mostWaitingBytes = 256 * 1024

/** How long a cursor waits for company, in ms: less than from one to the next of the same person. */
const companyMs = 33

/** One clock for many outboxes: each is flushed when its own time has come, and not with the first of them. */
class Clock {
  readonly ms: number
  /** In the order of their times. */
  #held: { readonly outbox: Outbox; readonly due: number }[] = []

  constructor(ms: number) {
    this.ms = ms
  }

  /** Answers the time at which the outbox will be flushed. */
  hold(outbox: Outbox): number {
    const due = performance.now() + this.ms
    this.#held.push({ outbox, due })
    if (this.#held.length === 1) setTimeout(() => this.#ring(), this.ms)
    return due
  }

  #ring(): void {
    // Timers of the loop are whole milliseconds, and may ring a little early.
    const now = performance.now() + 1
    const waiting = this.#held.findIndex(({ due }) => due > now)
    const due = this.#held.splice(0, waiting < 0 ? this.#held.length : waiting)
    const [next] = this.#held
    if (next) setTimeout(() => this.#ring(), next.due - now)
    for (const one of due) one.outbox.ring(one.due)
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

export class Outbox {
  readonly #socket: Socket
  readonly #gathering: Gathering
  #letters: Uint8Array[] = []
  /** The last cursor of each person. */
  readonly #cursors = new Map<number, Uint8Array>()
  /** When what waits is to go, by the clock that holds it. */
  #due = Number.POSITIVE_INFINITY
  #sent = Number.NEGATIVE_INFINITY

  constructor(socket: Socket, gathering: Gathering) {
    this.#socket = socket
    this.#gathering = gathering
  }

  send(frame: Uint8Array): void {
    const { soon } = this.#gathering
    const now = performance.now()
    this.#letters.push(frame)
    if (now - this.#sent >= soon.ms) this.flush()
    else if (this.#due > now + soon.ms) this.#due = soon.hold(this)
  }

  /** For now: whoever is behind gets none. */
  sendFleeting(frame: Uint8Array): void {
    if (this.#socket.buffered <= mostWaitingBytes) this.send(frame)
  }

  /** For now, and of what is about the same only the last. */
  sendLatest(frame: Uint8Array, about: number): void {
    const { later } = this.#gathering
    if (this.#socket.buffered > mostWaitingBytes) return
    this.#cursors.set(about, frame)
    if (later.ms === 0) this.flush()
    else if (this.#due === Number.POSITIVE_INFINITY) this.#due = later.hold(this)
  }

  /** A clock's call is for what was held then; what went meanwhile has left nothing to do. */
  ring(due: number): void {
    if (due === this.#due) this.flush()
  }

  flush(): void {
    this.#due = Number.POSITIVE_INFINITY
    if (this.#letters.length + this.#cursors.size === 0) return
    // Cursors first: the word that somebody has left comes after where they pointed.
    const frames = [...this.#cursors.values(), ...this.#letters]
    this.#letters = []
    this.#cursors.clear()
    this.#sent = performance.now()
    this.#socket.send(frames)
  }
}
