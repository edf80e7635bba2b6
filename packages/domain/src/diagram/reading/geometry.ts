/** Plain geometry for reading a drawing: boxes around things that may be turned, and how far things are from each other. */
export type Point = readonly [number, number]

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Numbers are not exact once a board is scaled or turned, and boards are full of round ones. What differs by less than
 * this share (or by so many pixels) is equal, so that a threshold that is met exactly is met on every board.
 */
const slight = 1e-7
export const exceeds = (a: number, b: number): boolean => a > b + Math.abs(b) * slight
export const compare = (a: number, b: number): number =>
  Math.abs(a - b) <= slight * (1 + Math.abs(a)) ? 0 : a < b ? -1 : 1

/** What is written so high, a hair more: a gap of just one and a half lines is then no more than that on every board. */
export const lineOf = (height: number): number => height * (1 + slight)

export const widthOf = (box: Box): number => box.right - box.left
export const heightOf = (box: Box): number => box.bottom - box.top
export const areaOf = (box: Box): number => widthOf(box) * heightOf(box)
export const middleOf = (box: Box): Point => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]

export function boxAround(points: Iterable<Point>): Box {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const point of points) {
    const [x, y] = point
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, right, bottom }
}

export function joinBoxes(boxes: readonly Box[]): Box {
  return boxAround(
    boxes.flatMap(({ left, top, right, bottom }): Point[] => [
      [left, top],
      [right, bottom],
    ]),
  )
}

export function turn([x, y]: Point, [aroundX, aroundY]: Point, angle: number): Point {
  const [dx, dy] = [x - aroundX, y - aroundY]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [aroundX + dx * cos - dy * sin, aroundY + dx * sin + dy * cos]
}

/** A box as somebody sees it who has turned the board back by so many quarters. */
export function turnBack({ left, top, right, bottom }: Box, quarters: number): Box {
  if (quarters === 0) return { left, top, right, bottom }
  if (quarters === 1) return { left: top, top: -right, right: bottom, bottom: -left }
  if (quarters === 2) return { left: -right, top: -bottom, right: -left, bottom: -top }
  return { left: -bottom, top: left, right: -top, bottom: right }
}

export const grow = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})

export const overlaps = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom

export function shareIn(outer: Box, inner: Box): number {
  const across = Math.min(outer.right, inner.right) - Math.max(outer.left, inner.left)
  const down = Math.min(outer.bottom, inner.bottom) - Math.max(outer.top, inner.top)
  const [width, height] = [widthOf(inner), heightOf(inner)]
  if (across < 0 || down < 0) return 0
  return (width > 0 ? across / width : 1) * (height > 0 ? down / height : 1) * (1 + slight)
}

/** 0 inside and on the edge. */
export function distanceToBox([x, y]: Point, { left, top, right, bottom }: Box): number {
  const [across, down] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)]
  const away = across === 0 ? down : down === 0 ? across : Math.sqrt(across * across + down * down)
  return away <= slight * (1 + Math.abs(x) + Math.abs(y)) ? 0 : away
}

export function distanceBetween(a: Box, b: Box): number {
  return Math.hypot(Math.max(a.left - b.right, 0, b.left - a.right), Math.max(a.top - b.bottom, 0, b.top - a.bottom))
}

export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

export function lengthOf(points: readonly Point[]): number {
  let [long, before] = [0, points[0]]
  for (const point of points) {
    if (before) long += Math.hypot(point[0] - before[0], point[1] - before[1])
    before = point
  }
  return long
}

/** Where a run of segments passes the middle of a box: at which share of its way, and how far from the box. */
export function nearestOnWay(points: readonly Point[], whole: number, box: Box): { away: number; at: number } {
  const [x, y] = middleOf(box)
  let [least, at, gone] = [Number.POSITIVE_INFINITY, 0, 0]
  let nearest: Point = [0, 0]
  let from = points[0]
  for (const to of points) {
    if (!from || from === to) continue
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const long = Math.hypot(dx, dy)
    const share = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - from[0]) * dx + (y - from[1]) * dy) / long ** 2))
    const passing: Point = [from[0] + dx * share, from[1] + dy * share]
    const away = distance(passing, [x, y])
    if (compare(away, least) < 0) [least, at, nearest] = [away, (gone + share * long) / (whole || 1), passing]
    gone += long
    from = to
  }
  return { away: distanceToBox(nearest, box), at }
}
