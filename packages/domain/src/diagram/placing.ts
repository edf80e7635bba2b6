/** Brings the elements of a file onto a board that may hold others: on top of them, under ids that are free there. */
import type { BoardElement } from './element.ts'
import { keysAfter } from './order-key.ts'

/**
 * `taken` are the live ids of the board, `last` its highest order key, `newId` gives fresh ids. Ids that are free are
 * kept; where one is taken, all that points to it follows, and so do the groups of the file.
 */
export function placeElements(
  elements: readonly BoardElement[],
  board: { readonly taken: ReadonlySet<string>; readonly last: string | null },
  newId: () => string,
): BoardElement[] {
  const moved = new Map(elements.filter(({ id }) => board.taken.has(id)).map(({ id }) => [id, newId()]))
  const groups = new Map<string, string>()
  if (moved.size > 0)
    for (const id of elements.flatMap((element) => element.groupIds)) if (!groups.has(id)) groups.set(id, newId())
  const idOf = (id: string): string => moved.get(id) ?? id
  const keys = keysAfter(board.last, elements.length)
  return elements.map((element, place) => ({
    ...element,
    id: idOf(element.id),
    index: keys[place] ?? element.index,
    groupIds: element.groupIds.map((id) => groups.get(id) ?? id),
    frameId: element.frameId && idOf(element.frameId),
    ...(element.containerId ? { containerId: idOf(element.containerId) } : {}),
    ...(element.startBinding
      ? { startBinding: { ...element.startBinding, elementId: idOf(element.startBinding.elementId) } }
      : {}),
    ...(element.endBinding
      ? { endBinding: { ...element.endBinding, elementId: idOf(element.endBinding.elementId) } }
      : {}),
  }))
}
