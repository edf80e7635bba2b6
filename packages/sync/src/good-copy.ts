/**
 * What it takes to build a document anew at once and without the log: how it stood, and what was accepted since. Kept from
 * the first illegal edit on, so that whoever sends one after the other holds nobody up; most rooms never need it.
 */
import { Draft } from './draft.ts'
import type { Check } from './ports.ts'

/** Updates beyond the state, before they are taken together. */
const mostSince = 500

export class GoodCopy {
  #state: Uint8Array
  #since: Uint8Array[] = []
  /** The server's own id in the document: with a new one each time the list of leases would grow. */
  readonly #client: number

  constructor(draft: Draft) {
    this.#state = draft.encode()
    this.#client = draft.doc.clientID
  }

  accept(updates: readonly Uint8Array[]): void {
    this.#since.push(...updates)
  }

  build(check: Check): Draft {
    const draft = new Draft([this.#state, ...this.#since], check)
    draft.doc.clientID = this.#client
    if (this.#since.length > mostSince) {
      this.#state = draft.encode()
      this.#since = []
    }
    return draft
  }
}
