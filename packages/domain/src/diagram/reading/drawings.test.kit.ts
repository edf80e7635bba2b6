/** Drawings to read in tests: our own, and where they are at hand the real ones; and the same drawing in other ways. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { BoardElement } from '../element.ts'
import { readScene } from '../scene.ts'
import { turn } from './geometry.ts'
import type { Reading } from './reading.ts'

export const strangers = resolve('../shared/diagrams/dev')
const folders = [resolve('tests/drawings'), strangers]

export interface Drawing {
  readonly name: string
  readonly path: string
  readonly elements: readonly BoardElement[]
}

export function readDrawings(): Drawing[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.excalidraw'))
    .flatMap((path) => {
      const scene = readScene(readFileSync(path, 'utf8'))
      return 'problem' in scene ? [] : [{ name: basename(path), path, elements: scene.elements }]
    })
}

/** The same numbers for the same seed (Lehmer's generator). */
export function chances(from: number): (limit: number) => number {
  let state = (from % 2147483646) + 1
  return (limit) => {
    state = (state * 48271) % 2147483647
    return state % limit
  }
}

/** What a reading says, without ids and in an order of its own. */
export function sayReading({ nodes, edges, words }: Reading): string[] {
  const label = (id: string): string => nodes.get(id)?.label ?? '?'
  return [
    ...[...nodes.values()].map(({ role, label: name }) => `${role}: ${name}`),
    ...[...edges.values()].map(({ from, to, directed, labels }) => {
      const ends = directed === 'one way' ? [label(from), label(to)] : [label(from), label(to)].sort()
      return `${ends.join(directed === 'one way' ? ' > ' : ' - ')} ${directed} (${[...labels].sort().join(', ')})`
    }),
    ...[...words.values()].map(({ words: said }) => `words: ${said}`),
  ].sort()
}

const middleOf = ({ x, y, width, height, points }: BoardElement): [number, number] => {
  if (!points) return [x + width / 2, y + height / 2]
  const [xs, ys] = [points.map(([px]) => px), points.map(([, py]) => py)]
  return [x + (Math.min(...xs) + Math.max(...xs)) / 2, y + (Math.min(...ys) + Math.max(...ys)) / 2]
}

export function move(elements: readonly BoardElement[], dx: number, dy: number): BoardElement[] {
  return elements.map((element) => ({ ...element, x: element.x + dx, y: element.y + dy }))
}

export function scale(elements: readonly BoardElement[], by: number): BoardElement[] {
  return elements.map((element) => ({
    ...element,
    x: element.x * by,
    y: element.y * by,
    width: element.width * by,
    height: element.height * by,
    ...(element.points ? { points: element.points.map(([x, y]): [number, number] => [x * by, y * by]) } : {}),
    ...(element.fontSize ? { fontSize: element.fontSize * by } : {}),
  }))
}

/** As the editor turns a selection: each element about its own middle, and its middle about the board's. */
export function turnQuarter(elements: readonly BoardElement[]): BoardElement[] {
  return elements.map((element) => {
    const middle = middleOf(element)
    const [x, y] = turn(middle, [0, 0], Math.PI / 2)
    return {
      ...element,
      angle: element.angle + Math.PI / 2,
      x: element.x + x - middle[0],
      y: element.y + y - middle[1],
    }
  })
}

export function shuffle(elements: readonly BoardElement[], chance: (limit: number) => number): BoardElement[] {
  const all = [...elements]
  for (let at = all.length - 1; at > 0; at--) {
    const other = chance(at + 1)
    const [a, b] = [all[at], all[other]]
    if (a && b) [all[at], all[other]] = [b, a]
  }
  return all
}

/** Other ids in another order, and all that points to them with them. */
export function rename(elements: readonly BoardElement[], chance: (limit: number) => number): BoardElement[] {
  const names = new Map(elements.map(({ id }) => [id, `${chance(1_000_000)}-${id}`]))
  const nameOf = (id: string): string => names.get(id) ?? id
  const rebind = (binding: BoardElement['startBinding']): BoardElement['startBinding'] =>
    binding && { ...binding, elementId: nameOf(binding.elementId) }
  return elements.map((element) => ({
    ...element,
    id: nameOf(element.id),
    ...(element.containerId ? { containerId: nameOf(element.containerId) } : {}),
    ...(element.startBinding ? { startBinding: rebind(element.startBinding) } : {}),
    ...(element.endBinding ? { endBinding: rebind(element.endBinding) } : {}),
  }))
}

export const isStraight = ({ type, points }: BoardElement): boolean => type === 'arrow' && points?.length === 2

/** The drawing with a straight arrow in two pieces that meet, as somebody draws who lifts the pen; words stay on the first. */
export function splitArrow(elements: readonly BoardElement[], arrow: BoardElement, share: number): BoardElement[] {
  const { points, id } = arrow
  const [from, to] = [points?.[0], points?.at(-1)]
  if (!from || !to) return [...elements]
  const seam: [number, number] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
  const piece = (name: string, ends: [number, number][]): BoardElement => ({ ...arrow, id: name, points: ends })
  return elements.flatMap((element) => {
    if (element === arrow)
      return [
        { ...piece(`${id}-1`, [from, seam]), endBinding: null, endArrowhead: null },
        { ...piece(`${id}-2`, [seam, to]), startBinding: null, startArrowhead: null },
      ]
    return element.containerId === id ? [{ ...element, containerId: `${id}-1` }] : [element]
  })
}
