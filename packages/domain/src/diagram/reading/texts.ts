/**
 * What each text on a board is: the label of a shape, the caption of an icon, the title of an area, a word on an arrow,
 * or a text that stands for itself. By where it lies and how large it is written; never by what it says.
 */
import {
  areaOf,
  type Box,
  compare,
  distance,
  exceeds,
  grow,
  heightOf,
  middleOf,
  nearestOnWay,
  shareIn,
  turnBack,
  widthOf,
} from './geometry.ts'
import type { Line } from './links.ts'
import type { Part } from './part.ts'

/** `bound` by its author; `inside` as far as the eye tells. */
export interface Hold {
  readonly by: string | null
  readonly how: 'bound' | 'inside' | 'none'
}

const insideShare = 0.75

/**
 * From top to bottom as somebody reads them who has turned the board back by so many quarters. Does not depend on ids
 * unless all else is equal.
 */
export function byPlace(a: Part, b: Part, quarters: number): number {
  const [boxA, boxB] = quarters === 0 ? [a.box, b.box] : [turnBack(a.box, quarters), turnBack(b.box, quarters)]
  return (
    compare(boxA.top, boxB.top) ||
    compare(boxA.left, boxB.left) ||
    (a.words < b.words ? -1 : a.words > b.words ? 1 : 0) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** As they are read when they stand upright; of two that stand differently, as the one with more words does. */
export function byReading(a: Part, b: Part): number {
  const upright = a.turned === b.turned || a.words > b.words || (a.words === b.words && a.id < b.id) ? a : b
  return byPlace(a, b, upright.turned)
}

/** The smallest solid around a text. Of a stack, the one in which most of it lies. */
export function holderOf(text: Part, near: readonly Part[]): Part | null {
  let best: { part: Part; cost: number } | null = null
  for (const part of near) {
    if (part.kind !== 'solid' || part.type === 'image' || part.type === 'freedraw') continue
    const share = shareIn(part.box, text.box)
    if (share < insideShare) continue
    const cost = areaOf(part.box) * (1.5 - share / 2)
    const order = best ? compare(cost, best.cost) || byPlace(part, best.part, text.turned) : -1
    if (order < 0) best = { part, cost }
  }
  return best?.part ?? null
}

/** A text and the thing that it would name; the lower cost, the better it fits. */
export interface Wish {
  readonly to: string | null
  readonly cost: number
}

/** In lines of the text. */
const below = { most: 2, cost: 0 }
const above = { most: 1.4, cost: 0.8 }
const beside = { most: 1.2, cost: 1.2 }

const isIn = (at: number, from: number, to: number): boolean => compare(at, from) >= 0 && compare(at, to) <= 0

function lead(from: number, to: number, line: number): number | null {
  const gap = (to - from) / line
  return gap < -0.4 ? null : Math.abs(gap)
}

/** How well a text fits as the caption of a box; null where it does not. */
export function captionCost({ box, line, turned }: Part, around: Box): number | null {
  const [text, thing] = [turnBack(box, turned), turnBack(around, turned)]
  const [x, y] = middleOf(text)
  const [thingX, thingY] = middleOf(thing)
  const [across, level] = [
    isIn(x, thing.left, thing.right) || isIn(thingX, text.left, text.right),
    isIn(y, thing.top, thing.bottom) || isIn(thingY, text.top, text.bottom),
  ]
  const aside = Math.abs(x - thingX) / Math.max(widthOf(thing), line)
  const costs: number[] = []
  const add = (gap: number | null, { most, cost }: typeof below, off: number): void => {
    if (gap !== null && gap <= most) costs.push(gap + cost + off)
  }
  if (across) {
    add(lead(thing.bottom, text.top, line), below, aside)
    add(lead(text.bottom, thing.top, line), above, aside)
  }
  if (level) {
    const off = Math.abs(y - thingY) / Math.max(heightOf(thing), line)
    add(lead(thing.right, text.left, line), beside, off)
    add(lead(text.right, thing.left, line), beside, off)
  }
  return costs.length > 0 ? Math.min(...costs) : null
}

/** How far from a text whatever it names can lie. */
export const captionArea = ({ box, line }: Part): Box => grow(box, 2 * line)

/** How well a text fits as a word on a link: near it and away from its ends. */
export function linkLabelCost({ box, line }: Part, { way, long }: Line): number | null {
  const { away, at } = nearestOnWay(way, long, box)
  if (away > Math.min(1.4 * line, 0.4 * long) || exceeds(0.1, at) || exceeds(at, 0.9)) return null
  const [first, last] = [way[0], way.at(-1)]
  if (!first || !last) return null
  // An arrow that is hardly longer than a line is high carries no words.
  if (distance(first, last) < 1.25 * line) return null
  return away / line + 0.3 * Math.abs(at - 0.5)
}

/** Whether a text in an area stands where titles stand: at its top or bottom edge. */
export function isTitlePlace({ box: place, line, turned }: Part, around: Box): boolean {
  const [box, room] = [turnBack(place, turned), turnBack(around, turned)]
  return box.top - room.top < 1.6 * line || room.bottom - box.bottom < 1.6 * line
}

/** Whether a text stands as a title above an area, or below it. */
export function isTitleOutside({ box: place, line, turned }: Part, around: Box): boolean {
  const [box, room] = [turnBack(place, turned), turnBack(around, turned)]
  if (box.left < room.left - line || box.right > room.right + line) return false
  return Math.abs(room.top - box.bottom) <= 1.2 * line || Math.abs(box.top - room.bottom) <= 0.8 * line
}

/** Whether a text is written right above a box, and along its middle. */
export function isTitleAbove({ box: place, line, turned }: Part, around: Box): boolean {
  const [box, thing] = [turnBack(place, turned), turnBack(around, turned)]
  const gap = thing.top - box.bottom
  const aside = Math.abs(middleOf(box)[0] - middleOf(thing)[0])
  return gap > -0.5 * line && gap < line && aside < 0.15 * widthOf(thing) && widthOf(box) < widthOf(thing)
}
