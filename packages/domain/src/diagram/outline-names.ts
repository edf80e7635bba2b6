/**
 * What the things on a board are called and which belong together, as people see it: a shape has the label bound to
 * it, else the loose text that lies in it, else the one right below; an unlabelled part of a group belongs to the
 * group's one labelled shape; a group without any makes one thing. Does not depend on the order of the elements.
 */
import type { BoardElement } from './element.ts'

export interface Naming {
  /** Of shapes, images, frames, arrows and whole groups, by the element that stands for them. */
  readonly names: ReadonlyMap<string, string>
  /** For each element that is a part of something: what stands for it; null where it is decoration of several. */
  readonly standsFor: ReadonlyMap<string, string | null>
}

const longestName = 120
/** More texts than these in one shape are its content, not its name. */
const textsInName = 3
/** How much of a loose text must lie in a shape. */
const insideShare = 0.75
const captionReach = 60
/** Where more shapes of one size lie in one place, nobody can tell whose a text is; the smallest are looked at. */
const crowd = 64

const isShape = ({ type }: Pick<BoardElement, 'type'>): boolean =>
  type === 'rectangle' || type === 'ellipse' || type === 'diamond'

/** On one line, without what turns the direction of writing. */
function nameOf(text: string): string {
  const plain = text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  const letters = [...plain]
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : plain
}
export const wordsOf = ({ originalText, text }: BoardElement): string => nameOf(originalText ?? text ?? '')

export function fromTop(a: BoardElement, b: BoardElement): number {
  return a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1)
}

const bottomOf = ({ y, height }: BoardElement): number => y + height
const areaOf = ({ width, height }: BoardElement): number => Math.abs(width * height)

type Holds = (shape: BoardElement, text: BoardElement) => boolean
/** Each shape in the few cells of a grid as coarse as itself, so that finding what holds a text is quick. */
function findShapes(shapes: readonly BoardElement[], holds: Holds): (text: BoardElement) => BoardElement | null {
  const cells = new Map<string, BoardElement[]>()
  const levels = new Set<number>()
  const cell = (level: number, x: number, y: number): string =>
    `${level} ${Math.floor(x / 2 ** level)} ${Math.floor(y / 2 ** level)}`
  const bySize = (a: BoardElement, b: BoardElement): number => areaOf(a) - areaOf(b) || (a.id < b.id ? -1 : 1)
  for (const shape of shapes.toSorted(bySize)) {
    const { x, y, width, height } = shape
    const level = Math.ceil(Math.log2(Math.max(width, height, 1)))
    levels.add(level)
    const corners = [x, x + width].flatMap((left) => [y, y + height].map((top) => cell(level, left, top)))
    for (const key of new Set(corners)) if ((cells.get(key)?.length ?? 0) < crowd) push(cells, key, shape)
  }
  return (text) => {
    const center = [text.x + text.width / 2, text.y + text.height / 2] as const
    const found = [...levels].flatMap(
      (level) => cells.get(cell(level, ...center))?.find((shape) => holds(shape, text)) ?? [],
    )
    return found.sort(bySize)[0] ?? null
  }
}

function holdsInside(shape: BoardElement, text: BoardElement): boolean {
  const shared =
    Math.max(0, Math.min(text.x + text.width, shape.x + shape.width) - Math.max(text.x, shape.x)) *
    Math.max(0, Math.min(text.y + text.height, shape.y + shape.height) - Math.max(text.y, shape.y))
  return shared >= areaOf(text) * insideShare
}

/** Where a caption of the shape has its middle. */
function belowOf(shape: BoardElement, bottom: number): BoardElement {
  return { ...shape, y: bottom, height: captionReach }
}
function holdsMiddle(zone: BoardElement, text: BoardElement): boolean {
  const [x, y] = [text.x + text.width / 2, text.y + text.height / 2]
  return x >= zone.x && x <= zone.x + zone.width && y >= zone.y && y <= zone.y + zone.height
}

/** `live` holds no deleted elements. */
export function nameElements(live: readonly BoardElement[]): Naming {
  const byId = new Map(live.map((element) => [element.id, element]))
  const names = new Map<string, string>()
  const standsFor = new Map<string, string | null>()
  const texts = live.filter((element) => element.type === 'text' && wordsOf(element) !== '').sort(fromTop)

  const bound = texts
    .filter(({ containerId }) => (byId.get(containerId ?? '')?.type ?? 'text') !== 'text')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const text of bound) {
    const container = text.containerId ?? ''
    // Of two labels, the lower id is the label: see labels.ts.
    if (names.has(container)) continue
    names.set(container, wordsOf(text))
    standsFor.set(text.id, container)
  }
  for (const { id, type, name } of live) if (type === 'frame') names.set(id, nameOf(name ?? ''))

  const shapeUnder = findShapes(live.filter(isShape), holdsInside)
  const inside = new Map<string, BoardElement[]>()
  for (const text of texts) {
    const shape = standsFor.has(text.id) ? null : shapeUnder(text)
    if (shape && !names.has(shape.id)) push(inside, shape.id, text)
  }
  for (const [shape, found] of inside) nameBy(shape, found.length > textsInName ? found.slice(0, 1) : found)

  /** Unlabelled parts of groups that hold several labelled shapes. */
  const ofSeveral = new Set<string>()
  /** How far down a group reaches, by the part that stands for it. */
  const bottoms = new Map<string, number>()
  joinGroups()
  readCaptions()
  for (const id of ofSeveral) if (!names.has(id) && !standsFor.has(id)) standsFor.set(id, null)
  return { names, standsFor }

  function nameBy(id: string, found: readonly BoardElement[]): void {
    names.set(id, nameOf(found.map(wordsOf).join(' ')))
    for (const text of found) standsFor.set(text.id, id)
  }

  function readCaptions(): void {
    const nameless = live.filter(
      (element) =>
        (isShape(element) || element.type === 'image') && !names.has(element.id) && !standsFor.has(element.id),
    )
    const shapeAbove = findShapes(
      nameless.map((shape) => belowOf(shape, bottoms.get(shape.id) ?? bottomOf(shape))),
      holdsMiddle,
    )
    for (const text of texts) {
      const shape = standsFor.has(text.id) ? null : shapeAbove(text)
      if (shape && !names.has(shape.id)) nameBy(shape.id, [text])
    }
  }

  function joinGroups(): void {
    const isPart = ({ type }: BoardElement): boolean => type !== 'text' && type !== 'frame'
    const labelled = gather(
      live.filter((element) => isPart(element) && element.type !== 'arrow' && names.has(element.id)),
    )
    const captions = gather(texts.filter(({ id }) => !standsFor.has(id)))
    const held = new Set(live.flatMap((arrow) => [arrow.startBinding?.elementId, arrow.endBinding?.elementId]))
    const bundles = new Map<string, BoardElement[]>()
    for (const element of live) {
      const { id, groupIds, startBinding, endBinding } = element
      if (!isPart(element) || names.has(id) || startBinding || endBinding) continue
      const at = groupIds.findIndex((group) => labelled.has(group))
      const [owner, ...more] = labelled.get(groupIds[at] ?? '') ?? []
      if (owner && more.length === 0) {
        standsFor.set(id, owner.id)
        continue
      }
      if (owner && element.type !== 'arrow' && !held.has(id)) ofSeveral.add(id)
      const inner = at < 0 ? groupIds : groupIds.slice(0, at)
      const bundle = inner.find((group) => captions.has(group)) ?? inner.at(-1)
      if (bundle !== undefined) push(bundles, bundle, element)
    }
    for (const [group, parts] of [...bundles].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const found = (captions.get(group) ?? []).filter(({ id }) => !standsFor.has(id))
      const rank = ({ type }: BoardElement): number =>
        isShape({ type }) || type === 'image' ? 2 : type === 'arrow' ? 0 : 1
      parts.sort((a, b) => rank(b) - rank(a) || areaOf(b) - areaOf(a) || (a.id < b.id ? -1 : 1))
      const [main] = parts
      // Strokes that nothing names are strokes, however they are grouped.
      if (!main || rank(main) < (found.length > 0 ? 1 : 2)) continue
      for (const { id } of parts) if (id !== main.id) standsFor.set(id, main.id)
      if (parts.some(({ id }) => held.has(id))) ofSeveral.delete(main.id)
      bottoms.set(main.id, Math.max(...parts.map(bottomOf)))
      if (found.length > 0) nameBy(main.id, found)
    }
  }
}

function push<Key>(lists: Map<Key, BoardElement[]>, key: Key, element: BoardElement): void {
  const list = lists.get(key)
  if (list) list.push(element)
  else lists.set(key, [element])
}

function gather(elements: readonly BoardElement[]): Map<string, BoardElement[]> {
  const groups = new Map<string, BoardElement[]>()
  for (const element of elements) for (const group of element.groupIds) push(groups, group, element)
  return groups
}
