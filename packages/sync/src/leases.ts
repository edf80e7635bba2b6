/**
 * Who may add to a document under which client id: whoever did so first, for good and on all devices. Peers take two
 * hands under one id for one hand and silently drop what the second one wrote, so nobody else may use it.
 */
import type { Hand, Lease } from '@probeboard/domain/interview/log'
import * as Y from 'yjs'

export class Leases {
  readonly #hands: Map<number, Hand>

  constructor(known: readonly Lease[]) {
    this.#hands = new Map(known)
  }

  allow(clients: readonly number[], by: Hand): boolean {
    return clients.every((client) => !this.#hands.has(client) || this.#hands.get(client) === by)
  }

  /** Ids that somebody has stay with them. */
  bind(clients: readonly number[], by: Hand): void {
    for (const client of clients) if (!this.#hands.has(client)) this.#hands.set(client, by)
  }

  /** Binds what an update of the log brought. */
  learn(update: Uint8Array, by: Hand): void {
    this.bind([...Y.parseUpdateMeta(update).to.keys()], by)
  }

  list(): Lease[] {
    return [...this.#hands]
  }
}
