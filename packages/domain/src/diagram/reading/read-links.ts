/** What leads where, and with it which things count as components. */
import {
  compare,
  distanceBetween,
  distanceToBox,
  exceeds,
  grow,
  heightOf,
  lineOf,
  type Point,
  widthOf,
} from './geometry.ts'
import type { Ledger, Table } from './ledger.ts'
import { looks, type Meant, meantBy, mostPassed, type Side, type Target, tipOf } from './links.ts'
import { isMark, longestAlone, longestBoxed, oneLine } from './names.ts'
import type { Part } from './part.ts'
import type { Chain, Chains } from './read-chains.ts'
import type { Texts } from './read-texts.ts'
import type { Things } from './read-things.ts'
import type { ReadEdge, ReadNode, ReadWords } from './reading.ts'
import type { Sheet } from './sheet.ts'
import { byReading } from './texts.ts'

interface End {
  readonly at: string | null
  readonly bound: boolean
}
const nowhere: readonly [End, End] = [
  { at: null, bound: false },
  { at: null, bound: false },
]

interface Changes {
  readonly node: (id: string, node: ReadNode | null) => void
  readonly edge: (id: string, edge: ReadEdge | null) => void
  readonly words: (id: string, words: ReadWords | null) => void
}

export interface Links {
  readonly ends: Table<readonly [End, End]>
  readonly edges: Table<ReadEdge | null>
  readonly nodes: Table<ReadNode | null>
  readonly words: Table<ReadWords | null>
}

/** Lines of a nameless thing's label, had it one, as a share of its size. */
const namelessLine = 0.3

export function findLinks(
  ledger: Ledger,
  sheet: Sheet,
  known: Things,
  { chains }: Chains,
  texts: Texts,
  changes: Changes,
): Links {
  const { things, rooms, unitOf, boxOf, arounds, countOf } = known
  const { roles, names } = texts

  /** The thing that an element belongs to, as far as a link can lead to it. */
  function ownerOf(id: string): string | null {
    const part = sheet.part(id)
    if (!part || part.kind === 'link') return null
    if (part.kind === 'frame') return id
    if (part.kind === 'solid') return innerOf(things.get(id) ?? id)
    const role = roles.get(id)
    if (!role || role.kind === 'loose' || role.kind === 'link') return id
    return role.of
  }

  /** A nameless frame drawn around one thing means that thing. */
  function innerOf(id: string): string {
    if (names.get(id)) return id
    const outer = (arounds.get(id) ?? []).filter((each) => names.get(each) && !rooms.get(each))
    const [holder] = outer
    if (holder !== undefined && outer.length === 1) return holder
    const dot = dotOf(id)
    if (dot !== null) return dot
    const inside = [...arounds.pointing(id)].filter((inner) => names.get(inner))
    const outermost = inside.filter((inner) => !(arounds.get(inner) ?? []).some((outer) => inside.includes(outer)))
    const [only] = outermost
    return only !== undefined && outermost.length === 1 ? only : id
  }

  /** A nameless dot beside a text is where arrows dock at that text. */
  function dotOf(id: string): string | null {
    const part = sheet.part(id)
    if (part?.type !== 'ellipse' || unitOf(part)) return null
    const size = Math.max(widthOf(part.box), heightOf(part.box))
    const beside = sheet
      .textsNear(grow(part.box, 2 * size))
      .filter(
        ({ id: text, box, line }) =>
          roles.get(text)?.kind !== 'link' && size < 1.2 * line && distanceBetween(box, part.box) < 1.5 * line,
      )
      .sort((a, b) => compare(distanceBetween(a.box, part.box), distanceBetween(b.box, part.box)) || byReading(a, b))
    const [text] = beside
    if (!text) return null
    const role = roles.get(text.id)
    return role?.kind === 'caption' || role?.kind === 'label' ? role.of : text.id
  }

  function targetOf(part: Part): Target | null {
    if (part.kind === 'text') {
      const role = roles.get(part.id)
      if (role?.kind === 'loose') return { id: part.id, box: part.box, line: part.line, room: false }
      if (role?.kind !== 'caption' && role?.kind !== 'label') return null
      return role.of === null
        ? null
        : { id: innerOf(role.of), box: part.box, line: part.line, room: rooms.get(role.of) ?? false }
    }
    const thing = sheet.part(things.get(part.id) ?? part.id)
    if (!thing || (thing.type === 'freedraw' && !names.get(thing.id) && !unitOf(thing))) return null
    const box = thing.id === part.id ? boxOf(thing) : part.box
    const line = names.get(thing.id)?.line ?? namelessLine * Math.min(box.right - box.left, box.bottom - box.top)
    return { id: innerOf(thing.id), box, line, room: rooms.get(thing.id) ?? false }
  }

  /** The things around a tip, by how far they are, farther than `from` and up to `to`. */
  function around(tip: Point, from: number, to: number): { part: Part; away: number }[] {
    const [x, y] = tip
    const area = grow({ left: x, top: y, right: x, bottom: y }, lineOf(to))
    const found: { part: Part; away: number }[] = []
    for (const parts of [sheet.solidsNear(area), sheet.textsNear(area)])
      for (const part of parts) {
        const away = distanceToBox(tip, part.box)
        if (away > from && !exceeds(away, to)) found.push({ part, away })
      }
    return found
  }

  function endOf(chain: Chain, side: Side): End {
    const held = chain.ends[side]
    if (held && sheet.part(held) && roles.get(held)?.kind !== 'link') return { at: ownerOf(held), bound: true }
    const tip = tipOf(chain, side)
    const { long } = chain
    let [seen, passed] = [-1, 0]
    let best: Meant | null = null
    for (const ring of ledger.current() ? looks.following : looks.once) {
      const all = around(tip, seen, long * (ring.at(-1) ?? 0))
      for (const share of ring) {
        const near = all.filter(({ away }) => away > seen && !exceeds(away, share * long))
        seen = lineOf(share * long)
        if (near.length === 0) continue
        const targets = near.flatMap(({ part }) => targetOf(part) ?? [])
        const meant = meantBy(chain, side, targets)
        if (meant && (!best || meant.cost < best.cost)) best = meant
        passed += targets.length
        // In an area, something farther away may be meant, as long as it is not farther than the area's edge.
        const enough = best && (!best.forWant || seen > best.cost * best.target.line)
        if (passed > mostPassed || enough) return { at: best?.target.id ?? null, bound: false }
      }
    }
    return { at: best?.target.id ?? null, bound: false }
  }

  const ends = ledger.table<readonly [End, End]>({
    conclude(id) {
      const chain = chains.get(id)
      return chain?.id === id ? [endOf(chain, 0), endOf(chain, 1)] : nowhere
    },
  })

  const edges = ledger.table<ReadEdge | null>({
    conclude(id) {
      const chain = chains.get(id)
      if (chain?.id !== id) return null
      const [from, to] = ends.get(id) ?? nowhere
      if (!from.at || !to.at || from.at === to.at) return null
      const [headAtFrom, headAtTo] = chain.heads
      const labels = chain.links
        .flatMap((one) => [...roles.pointing(one)])
        .flatMap((text) => sheet.part(text) ?? [])
        .sort(byReading)
        .map(({ words }) => oneLine(words))
      const turned = headAtFrom && !headAtTo
      return {
        id,
        from: turned ? to.at : from.at,
        to: turned ? from.at : to.at,
        directed: headAtFrom && headAtTo ? 'both ways' : headAtFrom || headAtTo ? 'one way' : 'no',
        labels,
        bound: from.bound && to.bound,
      }
    },
    pointsTo: (edge) => (edge ? [edge.from, edge.to] : []),
    changed: (id, edge) => changes.edge(id, edge ?? null),
  })

  /** Whether the words in a box are too many to be its name. */
  function isNote(by: readonly string[]): boolean {
    const said = by.map((text) => sheet.part(text)?.words ?? '').join('\n')
    return said.length > longestBoxed && !said.includes('[')
  }

  const nodes = ledger.table<ReadNode | null>({
    conclude(id) {
      const part = sheet.part(id)
      if (!part || part.kind === 'link') return null
      const touched = edges.pointing(id).size > 0
      if (part.kind === 'frame')
        return {
          id,
          label: oneLine(part.words),
          role: touched ? 'component' : 'boundary',
          texts: [],
          count: 1,
          component: null,
        }
      if (part.kind === 'text') {
        if (!touched || roles.get(id)?.kind !== 'loose') return null
        const label = oneLine(part.words)
        const led = [...edges.pointing(id)].some((edge) => edges.get(edge)?.directed !== 'no')
        if (!led || label.length > longestAlone || isMark(label)) return null
        return { id, label, role: 'component', texts: [id], count: 1, component: null }
      }
      if (things.get(id) !== id) return null
      const name = names.get(id)
      if (!name && !touched) return null
      if (!touched && name && isNote(name.by)) return null
      const role = rooms.get(id) && !touched ? 'boundary' : 'component'
      return {
        id,
        label: name?.label ?? '',
        role,
        texts: name?.by ?? [],
        count: countOf(part),
        component: part.component,
      }
    },
    changed: (id, node) => changes.node(id, node ?? null),
  })

  const words = ledger.table<ReadWords | null>({
    conclude(id) {
      const text = sheet.part(id)
      if (!text || nodes.get(id)) return null
      const of = roles.get(id)?.of
      if (of && nodes.get(of)?.texts.includes(id)) return null
      const named = of && roles.get(id)?.kind === 'label' && nodes.get(of)?.role === 'component'
      return { id, words: text.words, of: named ? of : null }
    },
    changed: (id, found) => changes.words(id, found ?? null),
  })

  return { ends, edges, nodes, words }
}
