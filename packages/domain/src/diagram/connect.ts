/** An arrow that holds on to two shapes, from edge to edge along the line between their middles. */
import type { BoardElement } from './element.ts'
import { freshLook } from './fresh-look.ts'

type Point = readonly [number, number]

/** Between a shape and the arrow's end, in scene pixels. */
const gap = 4

const middleOf = ({ x, y, width, height }: BoardElement): Point => [x + width / 2, y + height / 2]

/** How much of the way from a shape's middle lies in it, the gap included; endless on no way. Rotation is not looked at. */
function shareInside({ type, width, height }: BoardElement, [dx, dy]: Point): number {
  const across = Math.abs(dx) / Math.max(width / 2, 1)
  const down = Math.abs(dy) / Math.max(height / 2, 1)
  const ways =
    type === 'ellipse' ? Math.hypot(across, down) : type === 'diamond' ? across + down : Math.max(across, down)
  return 1 / ways + gap / Math.hypot(dx, dy)
}

/** Shares of the way at which the arrow leaves one shape and meets the other. */
function cutWay(from: BoardElement, to: BoardElement, way: Point): readonly [number, number] {
  const [leaving, meeting] = [shareInside(from, way), shareInside(to, way)]
  if (leaving + meeting < 1) return [leaving, 1 - meeting]
  // Where one lies on the other there is no way between the edges; the arrow must still lead the right way.
  if (leaving < 1) return [leaving, 1]
  return [0, meeting < 1 ? 1 - meeting : 1]
}

/** `from` and `to` must be two shapes; the order key is for whoever places it. */
export function connectElements(from: BoardElement, to: BoardElement, id: string): BoardElement {
  const [x, y] = middleOf(from)
  const [toX, toY] = middleOf(to)
  const way: Point = [toX - x, toY - y]
  const [start, end] = cutWay(from, to, way)
  const [dx, dy] = [way[0] * (end - start), way[1] * (end - start)]
  return {
    ...freshLook(id),
    type: 'arrow',
    x: x + way[0] * start,
    y: y + way[1] * start,
    width: Math.abs(dx),
    height: Math.abs(dy),
    roundness: { type: 2 },
    frameId: from.frameId !== null && from.frameId === to.frameId ? from.frameId : null,
    points: [
      [0, 0],
      [dx, dy],
    ],
    startBinding: { elementId: from.id, focus: 0, gap },
    endBinding: { elementId: to.id, focus: 0, gap },
    startArrowhead: null,
    endArrowhead: 'arrow',
  }
}
