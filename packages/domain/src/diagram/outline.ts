/**
 * The board as text, for those who hear it or walk it by keyboard: what stands on it in reading order, and what leads
 * where. Grows with the board no faster than sorting it.
 */
import { components } from './components.ts'
import type { BoardElement } from './element.ts'
import { fromTop, nameElements, wordsOf } from './outline-names.ts'

export interface Connection {
  readonly id: string
  readonly name: string
  readonly label: string
}
export interface OutlineItem {
  /** The element that stands for it. */
  readonly id: string
  readonly name: string
  /** `box`, `ellipse`, `diamond`, `text`, `image`, `drawing`, `frame`, `line`, `arrow`, or the component that it is. */
  readonly kind: string
  readonly to: readonly Connection[]
  readonly from: readonly Connection[]
}

const kinds = {
  rectangle: 'box',
  ellipse: 'ellipse',
  diamond: 'diamond',
  text: 'text',
  image: 'image',
  freedraw: 'drawing',
  frame: 'frame',
  line: 'line',
  arrow: 'arrow',
} as const

const componentNames: ReadonlyMap<unknown, string> = new Map(components.map(({ key, name }) => [key, name]))
const unnamed = 'No label'
/** What begins above the middle of a row's first thing stands in its row; tall things count as this high. */
const rowHeight = 160

interface Entry {
  readonly at: BoardElement
  readonly name: string
  readonly kind: string
  readonly to: Connection[]
  readonly from: Connection[]
}

export function outlineOf(elements: readonly BoardElement[]): OutlineItem[] {
  const live = elements.filter(({ isDeleted, opacity }) => !isDeleted && opacity > 0)
  const { names, standsFor } = nameElements(live)
  const entries = new Map<string, Entry>()
  const add = (at: BoardElement, name: string, kind: string): Entry => {
    const entry = { at, name: name || unnamed, kind, to: [], from: [] }
    entries.set(at.id, entry)
    return entry
  }
  const ownerOf = (id: string): string | null => {
    const owner = standsFor.get(id)
    return owner ? ownerOf(owner) : owner === null ? null : id
  }
  /** Its own word, else that of one of its parts. */
  const parts = new Map<string, string>()
  for (const { id, customData } of live.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const owner = ownerOf(id)
    const component = componentNames.get(customData?.component)
    if (owner && component && (id === owner || !parts.has(owner))) parts.set(owner, component)
  }

  const strokes: BoardElement[] = []
  const lines: BoardElement[] = []
  for (const element of live) {
    const { id, type } = element
    if (standsFor.has(id) || type === 'arrow') continue
    const name = type === 'text' ? wordsOf(element) : (names.get(id) ?? '')
    if (name === '' && type === 'freedraw') strokes.push(element)
    else if (name === '' && type === 'line') lines.push(element)
    else if (name !== '' || type !== 'text')
      add(element, name, parts.get(id) ?? (type === 'line' ? 'drawing' : kinds[type]))
  }
  for (const [drawn, word, kind] of [
    [strokes, 'stroke', 'drawing'],
    [lines, 'line', 'line'],
  ] as const) {
    const [first] = drawn.sort(fromTop)
    if (first) add(first, `${drawn.length} ${word}${drawn.length === 1 ? '' : 's'}`, kind)
  }

  const ends = (arrow: BoardElement): [Entry | undefined, Entry | undefined] => {
    const [start, end] = [arrow.startBinding, arrow.endBinding].map((binding) => {
      const owner = binding ? ownerOf(binding.elementId) : null
      return owner === null ? undefined : entries.get(owner)
    })
    const turned = arrow.startArrowhead && !arrow.endArrowhead
    return turned ? [end, start] : [start, end]
  }
  const join = (from: Entry, to: Entry, label: string): void => {
    from.to.push({ id: to.at.id, name: to.name, label })
    to.from.push({ id: from.at.id, name: from.name, label })
  }
  const arrows = live.filter(({ id, type }) => type === 'arrow' && !standsFor.has(id))
  for (const [arrow, [from, to]] of arrows.map((each) => [each, ends(each)] as const)) {
    const label = names.get(arrow.id) ?? ''
    if (from && to) {
      join(from, to, label)
      if (arrow.startArrowhead && arrow.endArrowhead) join(to, from, label)
    } else {
      const loose = add(arrow, `arrow${label && ` "${label}"`} that ${to ? 'starts' : 'ends'} nowhere`, 'arrow')
      if (from) loose.from.push({ id: from.at.id, name: from.name, label })
      if (to) loose.to.push({ id: to.at.id, name: to.name, label })
    }
  }
  return inReadingOrder([...entries.values()])
}

function cornerOf({ x, y, points }: BoardElement): { x: number; y: number } {
  return (points ?? []).reduce(
    (corner, [px, py]) => ({ x: Math.min(corner.x, x + px), y: Math.min(corner.y, y + py) }),
    { x, y },
  )
}

function inReadingOrder(entries: readonly Entry[]): OutlineItem[] {
  const placed = entries.map((entry) => ({ entry, ...cornerOf(entry.at) }))
  placed.sort((a, b) => a.y - b.y || a.x - b.x || (a.entry.at.id < b.entry.at.id ? -1 : 1))
  const rows: (typeof placed)[] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const each of placed) {
    const row = rows.at(-1)
    if (row && each.y < bottom) row.push(each)
    else {
      rows.push([each])
      bottom = each.y + Math.min(Math.abs(each.entry.at.height), rowHeight) / 2
    }
  }
  const ordered = rows.flatMap((row) => row.sort((a, b) => a.x - b.x)).map(({ entry }) => entry)
  const places = new Map(ordered.map(({ at }, place) => [at.id, place]))
  const place = ({ id }: Connection): number => places.get(id) ?? 0
  /** In the outline's own order, each once. */
  const settle = (connections: readonly Connection[]): Connection[] =>
    connections
      .toSorted((a, b) => place(a) - place(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
      .filter(({ id, label }, at, all) => id !== all[at - 1]?.id || label !== all[at - 1]?.label)
  return ordered.map(({ at, name, kind, to, from }) => ({ id: at.id, name, kind, to: settle(to), from: settle(from) }))
}

/** One line for each thing: `LLM, box. To: Cache ("answer"). From: Gateway.` */
export function sayOutline(items: readonly OutlineItem[]): string {
  const say = (intro: string, connections: readonly Connection[]): string => {
    const all = connections.map(({ name, label }) => (label === '' ? name : `${name} ("${label}")`))
    return all.length === 0 ? '' : ` ${intro}: ${all.join(', ')}.`
  }
  /** Not "LLM, LLM", nor what the name of an arrow says already. */
  const what = ({ name, kind }: OutlineItem): string => (kind === name || kind === 'arrow' ? name : `${name}, ${kind}`)
  return items.map((item) => `${what(item)}.${say('To', item.to)}${say('From', item.from)}`).join('\n')
}
