/** What one log entry changed: on the board element by element, in the notebook mark by mark. Read off by `documents/history`. */
import type { BoardElement } from '../diagram/element.ts'
import type { DimensionId } from '../interview/interview.ts'
import type { Author } from '../interview/log.ts'

/** By whom and when something was done, as the server wrote it into the log. */
export interface Stamped {
  readonly seq: number
  /** Server time in milliseconds. */
  readonly at: number
  readonly by: Author | null
}

export type BoardChange = Stamped & {
  readonly kind: 'added' | 'changed' | 'removed'
  /** As it stands after the change; a removed one is marked as deleted. */
  readonly element: BoardElement
}

export type NotebookChange = Stamped &
  (
    | { readonly kind: 'constraint-asked' | 'constraint-unasked'; readonly constraint: string }
    /** `state` null: the mark was taken away. A question of one's own brings its words and its dimension. */
    | {
        readonly kind: 'probe-marked'
        readonly probe: string
        readonly state: string | null
        readonly ask?: string
        readonly dimension?: DimensionId
      }
    /** What was said over a card of the deck, as it stands now. */
    | {
        readonly kind: 'tradeoff-noted'
        readonly card: string
        readonly chose: string
        readonly flip: string
        readonly state?: 'done' | 'skipped' | undefined
      }
    /** A person said that a signal does not hold, or took that back. */
    | { readonly kind: 'signal-dismissed' | 'signal-restored'; readonly signal: string }
  )
