/** Where arrows and lines lead: what an end that holds on to nothing points at, and which ends continue each other. */
import { areaOf, type Box, compare, distance, distanceToBox, middleOf, type Point } from './geometry.ts'

export type Side = 0 | 1

/** What is drawn from one end to another. */
export interface Line {
  readonly way: readonly Point[]
  readonly long: number
}

export const tipOf = ({ way }: Pick<Line, 'way'>, side: Side): Point => (side === 0 ? way[0] : way.at(-1)) ?? [0, 0]

/** The way on, as somebody would draw it further: a step of length one. */
export function aheadOf({ way }: Pick<Line, 'way'>, side: Side): Point {
  const [tip, before] = side === 1 ? [way.at(-1), way.at(-2)] : [way[0], way[1]]
  if (!tip || !before) return [0, 0]
  const long = distance(tip, before) || 1
  return [(tip[0] - before[0]) / long, (tip[1] - before[1]) / long]
}

/** How far along its way on a tip meets a box; null where it does not. */
function meetAhead([x, y]: Point, [dx, dy]: Point, box: Box): number | null {
  let [from, to] = [0, Number.POSITIVE_INFINITY]
  for (const [at, step, low, high] of [
    [x, dx, box.left, box.right],
    [y, dy, box.top, box.bottom],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (at < low || at > high) return null
      continue
    }
    const [near, far] = step > 0 ? [(low - at) / step, (high - at) / step] : [(high - at) / step, (low - at) / step]
    from = Math.max(from, near)
    to = Math.min(to, far)
  }
  return from <= to ? from : null
}

const depthIn = ([x, y]: Point, { left, top, right, bottom }: Box): number =>
  Math.min(x - left, right - x, y - top, bottom - y)

/**
 * Shares of a link's length in which its end looks around, one after the other; what stands in a row is asked for at once.
 * Who follows edits is called again wherever it looked, so it looks no farther than it must; who reads once asks less often.
 */
export const looks = {
  following: [[0.01], [0.03], [0.06], [0.12], [0.3], [0.7]],
  once: [[0.01, 0.03, 0.06, 0.12], [0.3], [0.7]],
} as const
/** Who passes so many things that are not meant means none behind them. */
export const mostPassed = 8

export interface Target {
  readonly id: string
  readonly box: Box
  /** Height of a line of its label: how large things are written there. */
  readonly line: number
  readonly room: boolean
}

/** The lower the cost, the likelier. What is meant for want of better is an area that the end lies in. */
export interface Meant {
  readonly target: Target
  readonly cost: number
  readonly forWant: boolean
}

/** The target that an end means, if any lies near enough for its size and the link's. */
export function meantBy(link: Line, side: Side, targets: readonly Target[]): Meant | null {
  const tip = tipOf(link, side)
  const other = tipOf(link, side === 0 ? 1 : 0)
  const ahead = aheadOf(link, side)
  const { long } = link
  const found: (Meant & { readonly aside: number })[] = []
  for (const target of targets) {
    const around = distanceToBox(other, target.box) === 0
    const away = distanceToBox(tip, target.box)
    // A link that lies within a thing leads to something else in it.
    if (around && away === 0) continue
    const most = Math.max(1.5 * target.line, Math.min(0.25 * long, 3 * target.line))
    const straight = meetAhead(tip, ahead, target.box)
    const meets = straight !== null && straight <= most * 1.5
    if (away > most || away > (meets ? 0.7 : 0.5) * long) continue
    // An end within an area means something in the area, the more so the deeper it is.
    const deep = target.room && away === 0 ? 0.5 * target.line + depthIn(tip, target.box) : 0
    const cost = (deep + (meets ? straight : away * 1.8)) / target.line
    const [x, y] = middleOf(target.box)
    const aside = ahead[0] * (y - tip[1]) - ahead[1] * (x - tip[0])
    found.push({ target, cost, forWant: target.room && away === 0, aside: aside / target.line })
  }
  // Of two that are about as likely the smaller, of two of one size the likelier, else the one to the left of the way.
  found.sort(
    (a, b) =>
      compare(areaOf(a.target.box), areaOf(b.target.box)) || compare(a.cost, b.cost) || compare(a.aside, b.aside),
  )
  let best: Meant | null = null
  for (const meant of found) {
    const near = best && Math.abs(meant.cost - best.cost) < 0.2
    if (!best || (!near && meant.cost < best.cost)) best = meant
  }
  return best
}
