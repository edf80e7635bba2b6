/**
 * What is on its way to one peer. After a silence a message goes at once; what comes within the next milliseconds is
 * gathered and written together, in its order. Of what is only for now, the last one of each kind goes.
 */
import type { Socket } from './ports.ts'

/** What may wait for a peer before what is only for now passes it by. */
const mostWaitingBytes = 256 * 1024

/** One clock for all outboxes of a room. */
export class Gathering {
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

interface Letter {
  readonly frame: Uint8Array
  /** What is only for now replaces what stands under the same word. */
  readonly about: string | null
}

export class Outbox {
  readonly #socket: Socket
  readonly #gathering: Gathering
  #letters: Letter[] = []
  #sent = Number.NEGATIVE_INFINITY

  constructor(socket: Socket, gathering: Gathering) {
    this.#socket = socket
    this.#gathering = gathering
  }

  send(frame: Uint8Array): void {
    this.#put({ frame, about: null })
  }

  /** For now: whoever is behind gets none. */
  sendFleeting(frame: Uint8Array, about: string | null = null): void {
    if (this.#socket.buffered > mostWaitingBytes) return
    if (about !== null) this.#letters = this.#letters.filter((letter) => letter.about !== about)
    this.#put({ frame, about })
  }

  flush(): void {
    if (this.#letters.length === 0) return
    const frames = this.#letters.map(({ frame }) => frame)
    this.#letters = []
    this.#sent = performance.now()
    this.#socket.send(frames)
  }

  #put(letter: Letter): void {
    this.#letters.push(letter)
    if (this.#letters.length > 1) return
    if (performance.now() - this.#sent >= this.#gathering.ms) this.flush()
    else this.#gathering.hold(this)
  }
}
