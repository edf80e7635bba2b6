/** One element as reading needs it: where it lies when turned, what it can be in a diagram, and what its author said of it. */
import type { BoardElement } from '../element.ts'
import { type Box, boxAround, distance, lineOf, type Point, turn } from './geometry.ts'

/** `solid` can be a component or a piece of one; `link` can lead from one to another. */
export type PartKind = 'solid' | 'text' | 'link' | 'frame'

export interface Part {
  readonly id: string
  readonly kind: PartKind
  readonly type: BoardElement['type']
  readonly box: Box
  /** From the innermost group to the outermost. */
  readonly groups: readonly string[]
  /** Of texts: what they say, and how high a line is. Of frames: their name. */
  readonly words: string
  readonly line: number
  /** In how many quarters it is turned: where below is for whoever reads it. */
  readonly turned: number
  readonly container: string | null
  /** Of links, where their ends and corners are. */
  readonly way: readonly Point[]
  readonly ends: readonly [string | null, string | null]
  readonly heads: readonly [boolean, boolean]
  readonly dashed: boolean
  /** A component of our own palette says what it is. */
  readonly component: string | null
}

/** How far apart, as a share of its size, the two ends of a line may be for it to count as closed. */
const closedWithin = 0.08
/** An open line with more corners than these is a doodle. */
const mostCorners = 16

function cornersOf({ x, y, width, height, angle, type, points }: BoardElement): Point[] {
  const middle: Point = [x + width / 2, y + height / 2]
  if (points) {
    const all = points.map(([px, py]): Point => [x + px, y + py])
    if (angle === 0) return all
    const { left, top, right, bottom } = boxAround(all)
    return all.map((point) => turn(point, [(left + right) / 2, (top + bottom) / 2], angle))
  }
  const corners: Point[] =
    type === 'diamond' || type === 'ellipse'
      ? [
          [middle[0], y],
          [x + width, middle[1]],
          [middle[0], y + height],
          [x, middle[1]],
        ]
      : [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ]
  if (angle === 0) return corners
  if (type !== 'ellipse') return corners.map((corner) => turn(corner, middle, angle))
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const across = Math.hypot((width / 2) * cos, (height / 2) * sin)
  const down = Math.hypot((width / 2) * sin, (height / 2) * cos)
  return [
    [middle[0] - across, middle[1] - down],
    [middle[0] + across, middle[1] + down],
  ]
}

function isClosed(way: readonly Point[], { left, top, right, bottom }: Box): boolean {
  const [first, last] = [way[0], way.at(-1)]
  if (!first || !last || way.length < 4) return false
  return distance(first, last) <= closedWithin * Math.hypot(right - left, bottom - top)
}

function kindOf({ type, groupIds, startBinding, endBinding }: BoardElement, way: readonly Point[], box: Box): PartKind {
  if (type === 'text' || type === 'frame') return type
  if (type === 'arrow') return 'link'
  if (type !== 'line' || isClosed(way, box) || way.length > mostCorners) return 'solid'
  // Lines in a group are strokes of an icon, unless they hold on to something.
  return groupIds.length === 0 || startBinding || endBinding ? 'link' : 'solid'
}

/** Words with the line breaks that are seen, but whole where the editor broke one to fit it in. */
function asSeen(text: string, original: string): string {
  if (text === original) return text
  const lines = text.split('\n')
  let [seen, at] = ['', 0]
  for (const line of lines) {
    const begins = original.indexOf(line, at)
    if (begins < 0) return text
    const broken = begins === at && /[\p{L}\p{N}]$/u.test(seen) && /^[\p{L}\p{N}]/u.test(line)
    seen += seen === '' || broken ? line : `\n${line}`
    at = begins + line.length
  }
  return seen
}

/** The usual case: neither turned nor drawn by points. */
function boxOf({ x, y, width, height }: BoardElement): Box {
  const [left, top, right, bottom] = [x, y, x + width, y + height]
  return {
    left: Math.min(left, right),
    top: Math.min(top, bottom),
    right: Math.max(left, right),
    bottom: Math.max(top, bottom),
  }
}

/** Dots, bars and the feet of crows say how many, not where to. */
const isHead = (head: string | null | undefined): boolean => head === 'arrow' || (head?.startsWith('triangle') ?? false)

/** What stands askew by an eighth turns one way, on every board. */
const slightly = 1e-6

/** Null where there is nothing to see. */
export function partOf(element: BoardElement): Part | null {
  if (element.isDeleted || element.opacity === 0) return null
  const upright = element.angle === 0 && !element.points
  const corners = upright ? [] : cornersOf(element)
  const box = upright ? boxOf(element) : boxAround(corners)
  if (!Number.isFinite(box.left + box.top + box.right + box.bottom)) return null
  const { id, type, groupIds, customData, startBinding, endBinding } = element
  const kind = kindOf(element, corners, box)
  const words =
    kind === 'text'
      ? asSeen(element.text ?? '', element.originalText ?? '')
      : kind === 'frame'
        ? (element.name ?? '')
        : ''
  if (kind === 'text' && words.trim() === '') return null
  return {
    id,
    kind,
    type,
    box,
    groups: groupIds,
    words,
    line: lineOf((element.fontSize ?? 20) * 1.25),
    turned: element.angle === 0 ? 0 : ((Math.round(element.angle / (Math.PI / 2) + slightly) % 4) + 4) % 4,
    container: element.containerId ?? null,
    way: kind === 'link' ? corners : [],
    ends: [startBinding?.elementId ?? null, endBinding?.elementId ?? null],
    heads: [isHead(element.startArrowhead), isHead(element.endArrowhead)],
    dashed: element.strokeStyle !== 'solid',
    component: typeof customData?.component === 'string' ? customData.component : null,
  }
}
