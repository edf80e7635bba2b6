/**
 * A live document whose every change is looked at before it counts. It says what an attempt changed, whether that is
 * legal and whether a part had to wait for what it builds on; after an illegal attempt the document is spoilt and must
 * be built anew from the log.
 */
import * as Y from 'yjs'
import type { Check } from './ports.ts'
import type { Reach } from './survey.ts'

/** Structs and deletions that wait for what they build on may take this much room; deletions are read again at each edit. */
const mostParked = { structs: 1024 * 1024, deletions: 64 * 1024 }
/** A board of the largest size allowed, twice over for what was deleted. */
const mostBytes = 32 * 1024 * 1024

export type Attempt<Answer> =
  /** `updates` is what really changed, for the log and for the peers; empty where nothing was new. */
  | {
      readonly kind: 'done'
      readonly answer: Answer
      readonly updates: readonly Uint8Array[]
      readonly parked: boolean
    }
  /** `parked`: a part of it had to wait, so that only the rest was looked at. */
  | { readonly kind: 'refused'; readonly reason: string; readonly parked: boolean }
  /** Too much waits for what never came. */
  | { readonly kind: 'stuck' }
  | { readonly kind: 'threw'; readonly error: unknown; readonly spoilt: boolean }

function same(a: Uint8Array | null, b: Uint8Array | null): boolean {
  if (a === b || a === null || b === null) return a === b
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

export class Draft {
  readonly doc = new Y.Doc()
  #updates: Uint8Array[] = []
  #refusal: string | null = null
  /** At least as much as the document takes. */
  #bytes = 0

  /** `updates` come from the log and are not asked about again. Throws where one cannot be read. */
  constructor(updates: readonly Uint8Array[], check: Check) {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update)
    })
    for (const { length } of updates) this.#bytes += length
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#refusal ??= check(this.doc, transaction)
    })
    this.doc.on('update', (update: Uint8Array) => {
      this.#updates.push(update)
    })
  }

  /** Whether something waits for what it builds on. */
  get waits(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  /** Under which client ids that is still to come for which something waits. */
  awaited(): number[] {
    const { pendingStructs, pendingDs } = this.doc.store
    // Written by Yjs itself, in its second format.
    const erased = pendingDs ? Y.decodeUpdateV2(pendingDs).ds.clients.keys() : []
    return [...(pendingStructs?.missing.keys() ?? []), ...erased]
  }

  /** The client ids under which something is new here. */
  news(reach: Reach): number[] {
    return reach.flatMap(([client, clock]) => (clock > Y.getState(this.doc.store, client) ? [client] : []))
  }

  attempt<Answer>(change: (doc: Y.Doc) => Answer): Attempt<Answer> {
    this.#updates = []
    this.#refusal = null
    const { store } = this.doc
    const structs = store.pendingStructs?.update ?? null
    const deletions = store.pendingDs
    let answer: Answer
    try {
      answer = change(this.doc)
    } catch (error) {
      return { kind: 'threw', error, spoilt: this.#updates.length > 0 || this.waits }
    }
    const waiting = store.pendingStructs?.update ?? null
    const parked = this.waits && !(same(structs, waiting) && same(deletions, store.pendingDs))
    if (this.#refusal !== null) return { kind: 'refused', reason: this.#refusal, parked }
    for (const { length } of this.#updates) this.#bytes += length
    if (this.#bytes > mostBytes) this.#bytes = this.encode().length
    if (this.#bytes > mostBytes) return { kind: 'refused', reason: 'The document is full.', parked: false }
    const [parts, erasures] = [waiting?.length ?? 0, store.pendingDs?.length ?? 0]
    if (parts > mostParked.structs || erasures > mostParked.deletions) return { kind: 'stuck' }
    return { kind: 'done', answer, updates: this.#updates, parked }
  }

  /** What a peer with this vector lacks, without what still waits: that is unchecked, and nobody's yet. */
  encode(vector?: Uint8Array): Uint8Array {
    const { store } = this.doc
    const { pendingStructs, pendingDs } = store
    store.pendingStructs = null
    store.pendingDs = null
    const update = Y.encodeStateAsUpdate(this.doc, vector)
    store.pendingStructs = pendingStructs
    store.pendingDs = pendingDs
    return update
  }

  destroy(): void {
    this.doc.destroy()
  }
}
