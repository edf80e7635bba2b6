/**
 * One element of a drawing, as Excalidraw writes it, and what may not be on a board. Placeholder schema, to be
 * completed by the board's owner.
 */
export interface BoardElement {
  readonly id: string
  readonly type: string
  readonly isDeleted: boolean
  readonly index: string | null
  readonly [field: string]: unknown
}
