/** What an update would add to a document, found without a document. */
import * as Y from 'yjs'

/** For each client id the clock that it reaches. */
export type Reach = readonly (readonly [client: number, clock: number])[]

/** A large board that was imported at once has some 40,000; what has more only costs. */
const mostParts = 50_000
/** Authors in one update: taking in those of one place costs their square. An interview has some dozens. */
const mostClients = 1_000

/**
 * Null where these bytes are no update that every peer can read. A struct or deletion of no length is taken in by one
 * document and breaks the next one that loads it.
 */
export function survey(update: Uint8Array): Reach | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const reach = new Map<number, number>()
    let parts = structs.length
    for (const struct of structs) {
      if (struct.length <= 0) return null
      if (!(struct instanceof Y.Skip)) reach.set(struct.id.client, struct.id.clock + struct.length)
    }
    for (const deletions of ds.clients.values()) {
      parts += deletions.length
      if (deletions.some(({ len }) => len <= 0)) return null
    }
    if (reach.size > mostClients || ds.clients.size > mostClients) return null
    return parts > mostParts ? null : [...reach]
  } catch {
    // Whatever the decoder stumbles over, it is no update.
    return null
  }
}

/** As `survey`, and taken in by an empty document, as every peer will. */
export function tryOut(update: Uint8Array): Reach | null {
  const reach = survey(update)
  if (reach) Y.applyUpdate(new Y.Doc(), update)
  return reach
}
