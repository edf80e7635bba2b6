/** Brings the elements of a file onto a board that may hold others: on top of them, under ids that are free there. */
import { type BoardElement, limits } from './element.ts'
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

/** Between what is there and what comes beside it, in scene pixels. */
const gap = 80

/** The elements as they are where the board is free, else to the right of what is there, by one step for all. */
export function moveBeside(elements: readonly BoardElement[], present: readonly BoardElement[]): BoardElement[] {
  const [own, there] = [extentOf(elements), extentOf(present)]
  const apart = own.left > there.right || there.left > own.right || own.top > there.bottom || there.top > own.bottom
  const step = Math.ceil(there.right + gap - own.left)
  // At the edge of the world, lying on each other is better than not being there.
  if (apart || own.right + step > limits.coordinate) return [...elements]
  return elements.map((element) => ({ ...element, x: element.x + step }))
}

/** Angles are left out: what matters is that a drawing does not hide another. */
function extentOf(elements: readonly BoardElement[]) {
  const extent = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { x, y, width, height, points } of elements)
    for (const [across, down] of points ?? [
      [0, 0],
      [width, height],
    ]) {
      extent.left = Math.min(extent.left, x + across)
      extent.right = Math.max(extent.right, x + across)
      extent.top = Math.min(extent.top, y + down)
      extent.bottom = Math.max(extent.bottom, y + down)
    }
  return extent
}
