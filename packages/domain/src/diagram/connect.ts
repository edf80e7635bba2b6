/** An arrow that holds on to two shapes, from edge to edge along the line between their middles. */
import type { BoardElement } from './element.ts'

type Point = readonly [number, number]

/** Between a shape and the arrow's end, in scene pixels. */
const gap = 4

const middleOf = ({ x, y, width, height }: BoardElement): Point => [x + width / 2, y + height / 2]

/** Where the way from a shape's middle towards a point leaves it, as a share of the way; rotation is not looked at. */
function leave({ type, width, height }: BoardElement, [dx, dy]: Point): number {
  const across = Math.abs(dx) / Math.max(width / 2, 1)
  const down = Math.abs(dy) / Math.max(height / 2, 1)
  const steps =
    type === 'ellipse' ? Math.hypot(across, down) : type === 'diamond' ? across + down : Math.max(across, down)
  return steps > 0 ? Math.min(1 / steps, 1) : 0
}

function edgeOf(shape: BoardElement, toward: Point): Point {
  const [x, y] = middleOf(shape)
  const way: Point = [toward[0] - x, toward[1] - y]
  const length = Math.hypot(...way)
  const share = length > 0 ? Math.min(leave(shape, way) + gap / length, 1) : 0
  return [x + way[0] * share, y + way[1] * share]
}

/** `from` and `to` must be two shapes; the order key is for whoever places it. */
export function connectElements(from: BoardElement, to: BoardElement, id: string): BoardElement {
  const [startX, startY] = edgeOf(from, middleOf(to))
  const [endX, endY] = edgeOf(to, middleOf(from))
  return {
    id,
    type: 'arrow',
    x: startX,
    y: startY,
    width: Math.abs(endX - startX),
    height: Math.abs(endY - startY),
    angle: 0,
    points: [
      [0, 0],
      [endX - startX, endY - startY],
    ],
    startBinding: { elementId: from.id, focus: 0, gap },
    endBinding: { elementId: to.id, focus: 0, gap },
    startArrowhead: null,
    endArrowhead: 'arrow',
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    roundness: { type: 2 },
    seed: [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7),
    index: 'a0',
    groupIds: [],
    frameId: from.frameId !== null && from.frameId === to.frameId ? from.frameId : null,
    isDeleted: false,
    locked: false,
    link: null,
  }
}
