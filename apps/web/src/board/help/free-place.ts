/** Where a new part of the drawing fits: near a wanted point, on top of nothing. All in scene pixels. */
import type { BoardElement } from '@probeboard/domain/diagram/element'

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly width: number
  readonly height: number
}
export type Side = 'left' | 'right' | 'up' | 'down'

/** Left free around what is placed. */
const margin = 24
/** Left free between a part and what is added at its side: room for an arrow and its label. */
const reach = 120
/** How finely, and how many steps far, a free place is looked for. */
const step = 40
const steps = 25
const outwards: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

function boxOf({ x, y, width, height, points }: BoardElement): Box {
  if (!points) return { x, y, width, height }
  const xs = points.map(([px]) => x + px)
  const ys = points.map(([, py]) => y + py)
  return spanOf(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))
}

export function boxOfAll(elements: readonly BoardElement[]): Box {
  const boxes = elements.map(boxOf)
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  return spanOf(
    Math.min(...boxes.map(({ x }) => x)),
    Math.min(...boxes.map(({ y }) => y)),
    Math.max(...boxes.map(({ x, width }) => x + width)),
    Math.max(...boxes.map(({ y, height }) => y + height)),
  )
}

const spanOf = (left: number, top: number, right: number, bottom: number): Box => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
})

export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

const around = ({ x, y }: Point, { width, height }: { width: number; height: number }): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
export const holds = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** What stands in the way. A frame, or a shape drawn around others, is a place to put things in, and a line is no box. */
export function obstaclesOf(elements: readonly BoardElement[]): Box[] {
  const lines = elements.filter(({ type }) => type === 'arrow' || type === 'line')
  const shapes = elements.filter(
    ({ type, containerId }) => type !== 'frame' && type !== 'arrow' && type !== 'line' && !containerId,
  )
  const boxes = shapes.map(boxOf)
  const zones = new Set(boxes.filter((outer) => boxes.some((inner) => inner !== outer && holds(outer, inner))))
  return [...boxes.filter((box) => !zones.has(box)), ...lines.flatMap(dotsOf)]
}

/** A line as a row of dots, close enough that nothing fits between them. */
function dotsOf({ x, y, points = [] }: BoardElement): Box[] {
  return points.flatMap(([px, py], place) => {
    const [fromX, fromY] = points[place - 1] ?? [px, py]
    const dots = Math.min(100, Math.ceil(Math.hypot(px - fromX, py - fromY) / step) + 1)
    return Array.from({ length: dots }, (_, dot) => ({
      x: x + fromX + ((px - fromX) * dot) / dots,
      y: y + fromY + ((py - fromY) * dot) / dots,
      width: 1,
      height: 1,
    }))
  })
}

/** Steps to try, the nearest first. */
const across = Array.from({ length: 2 * steps + 1 }, (_, place) => (place - steps) * step)
const offsets = across
  .flatMap((x) => across.map((y) => ({ x, y, far: Math.hypot(x, y) })))
  .sort((a, b) => a.far - b.far)

/**
 * The free middle nearest to `wanted`; `wanted` itself where all around is full. With a `side` it looks only further
 * that way and across it, so that what was asked for on the right does not end on the left.
 */
export function findPlace(
  size: { width: number; height: number },
  wanted: Point,
  obstacles: readonly Box[],
  side?: Side,
): Point {
  const room = { width: size.width + 2 * margin, height: size.height + 2 * margin }
  const isFree = (middle: Point): boolean => {
    const box = around(middle, room)
    return !obstacles.some((obstacle) => meet(box, obstacle))
  }
  const out = side ? outwards[side] : null
  for (const offset of offsets) {
    if (out && offset.x * out.x + offset.y * out.y < 0) continue
    const middle = { x: wanted.x + offset.x, y: wanted.y + offset.y }
    if (isFree(middle)) return middle
  }
  return wanted
}

/** Where the middle of something this large stands when it is at that side of a box. */
export function besideOf(box: Box, side: Side, size: { width: number; height: number }): Point {
  const { x, y } = middleOf(box)
  const out = outwards[side]
  return {
    x: x + out.x * ((box.width + size.width) / 2 + reach),
    y: y + out.y * ((box.height + size.height) / 2 + reach),
  }
}
