/** What a refusal leaves: how a document is brought back, and what of it cannot be. */
import type { NamedReason } from '@probeboard/domain/diagram/scene'
import type * as Y from 'yjs'

/** What of a refused document has not come back. */
export interface Remains {
  readonly refused: readonly NamedReason[]
  /** Everything that was set aside, as a file. */
  copy(): { readonly name: string; readonly text: string }
  /** Forgets it. */
  dismiss(): void
}

/** How a document of this kind is brought back. */
export interface Restorer {
  /** A document of all these states. */
  read(states: readonly Uint8Array[]): Y.Doc
  /** Writes what is legal of `aside`, and is not there, into `fresh`. Answers what is not legal. */
  restore(aside: Y.Doc, fresh: Y.Doc): readonly NamedReason[]
  copy(aside: Y.Doc): { readonly name: string; readonly text: string }
}
