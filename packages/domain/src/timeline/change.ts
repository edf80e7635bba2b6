/** What one log entry changed: on the board element by element, in the notebook mark by mark. Read off by `documents/history`. */
import type { BoardElement } from '../diagram/element.ts'
import type { Author } from '../interview/log.ts'

interface Stamped {
  readonly seq: number
  /** Server time in milliseconds. */
  readonly at: number
  readonly by: Author | null
}

export type BoardChange = Stamped & {
  readonly kind: 'added' | 'changed' | 'removed'
  /** As it stands after the change; a removed one as it last stood. */
  readonly element: BoardElement
}

export type NotebookChange = Stamped &
  (
    | { readonly kind: 'constraint-asked' | 'constraint-unasked'; readonly constraint: string }
    /** `state` null: the mark was taken away. */
    | { readonly kind: 'probe-marked'; readonly probe: string; readonly state: string | null }
  )
