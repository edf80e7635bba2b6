/** What leads where, and with it which things count as components. */
import { areaOf, distance, distanceBetween, distanceToBox, grow, heightOf, lengthOf } from './geometry.ts'
import type { Ledger, Table } from './ledger.ts'
import { joinShare, looks, type Meant, meantBy, mostPassed, type Side, type Target, tipOf } from './links.ts'
import { isMark, longestAlone, longestBoxed, oneLine } from './names.ts'
import type { Part } from './part.ts'
import type { Texts } from './read-texts.ts'
import type { Things } from './read-things.ts'
import type { ReadEdge, ReadNode, ReadWords } from './reading.ts'
import type { Sheet } from './sheet.ts'
import { byPlace } from './texts.ts'

interface End {
  readonly at: string | null
  readonly bound: boolean
}
/** The end of another link that goes on where this one ends. */
interface Joint {
  readonly link: string
  readonly side: Side
}
interface Changes {
  readonly node: (id: string, node: ReadNode | null) => void
  readonly edge: (id: string, edge: ReadEdge | null) => void
  readonly words: (id: string, words: ReadWords | null) => void
}

export interface Links {
  readonly joints: Table<readonly [Joint | null, Joint | null]>
  readonly ends: Table<readonly [End, End]>
  readonly edges: Table<ReadEdge | null>
  readonly nodes: Table<ReadNode | null>
  readonly words: Table<ReadWords | null>
}

const sides: readonly Side[] = [0, 1]
const otherSide = (side: Side): Side => (side === 0 ? 1 : 0)
/** Longer chains of links are drawings. */
const longestChain = 40
/** Lines of a nameless thing's label, had it one, as a share of its size. */
const namelessLine = 0.3

export function findLinks(ledger: Ledger, sheet: Sheet, known: Things, texts: Texts, changes: Changes): Links {
  const { things, rooms, unitOf, boxOf, arounds } = known
  const { roles, names } = texts

  const isLoose = (link: Part, side: Side): boolean => {
    const to = link.ends[side]
    return to === null || sheet.part(to) === undefined
  }

  const joints = ledger.table<readonly [Joint | null, Joint | null]>({
    conclude(id) {
      const link = sheet.part(id)
      if (!link || unitOf(link)) return [null, null]
      const joint = (side: Side): Joint | null => {
        if (!isLoose(link, side) || link.heads[side]) return null
        const tip = tipOf(link, side)
        const long = lengthOf(link.way)
        const [x, y] = tip
        const here = sheet
          .linksNear(grow({ left: x, top: y, right: x, bottom: y }, joinShare * long))
          .flatMap((other) =>
            other.id === id || unitOf(other)
              ? []
              : sides.flatMap((end) => {
                  const away = distance(tip, tipOf(other, end))
                  const near = away <= joinShare * Math.min(long, lengthOf(other.way))
                  return near && isLoose(other, end) && !other.heads[end] ? [{ link: other.id, side: end, away }] : []
                }),
          )
        const [first, second] = here.sort((a, b) => a.away - b.away)
        // Where three meet, nobody can say which continues which.
        if (!first || (second && second.away < 4 * first.away + 0.01 * long)) return null
        return { link: first.link, side: first.side }
      }
      return [joint(0), joint(1)]
    },
  })

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
    const size = heightOf(part.box)
    const beside = sheet
      .textsNear(grow(part.box, 2 * size))
      .filter(
        ({ id: text, box, line }) =>
          roles.get(text)?.kind !== 'link' && size < 1.2 * line && distanceBetween(box, part.box) < 1.5 * line,
      )
      .sort((a, b) => distanceBetween(a.box, part.box) - distanceBetween(b.box, part.box) || byPlace(a, b))
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

  function endOf(link: Part, side: Side): End {
    const held = link.ends[side]
    if (held && sheet.part(held) && roles.get(held)?.kind !== 'link') return { at: ownerOf(held), bound: true }
    const [x, y] = tipOf(link, side)
    const long = lengthOf(link.way)
    let [seen, passed] = [-1, 0]
    let best: Meant | null = null
    for (const share of looks) {
      const area = grow({ left: x, top: y, right: x, bottom: y }, share * long)
      const near = [...sheet.solidsNear(area), ...sheet.textsNear(area)].filter(({ box }) => {
        const away = distanceToBox([x, y], box)
        return away > seen && away <= share * long
      })
      seen = share * long
      if (near.length === 0) continue
      const targets = near
        .sort((a, b) => areaOf(a.box) - areaOf(b.box) || byPlace(a, b))
        .flatMap((part) => targetOf(part) ?? [])
      const meant = meantBy(link, side, targets)
      if (meant && (!best || meant.cost < best.cost)) best = meant
      passed += targets.length
      if (passed > mostPassed) break
      // In an area, something farther away may be meant, as long as it is not farther than the area's edge.
      if (best && (!best.forWant || seen > best.cost * best.target.line)) break
    }
    return { at: best?.target.id ?? null, bound: false }
  }

  const ends = ledger.table<readonly [End, End]>({
    conclude(id) {
      const link = sheet.part(id)
      const joint = joints.get(id)
      const nothing: End = { at: null, bound: false }
      if (!link || unitOf(link)) return [nothing, nothing]
      return [joint?.[0] ? nothing : endOf(link, 0), joint?.[1] ? nothing : endOf(link, 1)]
    },
  })

  /** From one link of a chain to an end of it. */
  function follow(id: string, side: Side): { last: string; side: Side; all: string[] } {
    let [last, at] = [id, side]
    const all = [id]
    for (;;) {
      const next = joints.get(last)?.[at]
      const back = next && joints.get(next.link)?.[next.side]
      if (!next || back?.link !== last || all.includes(next.link) || all.length > longestChain)
        return { last, side: at, all }
      all.push(next.link)
      last = next.link
      at = otherSide(next.side)
    }
  }

  const edges = ledger.table<ReadEdge | null>({
    conclude(id) {
      const link = sheet.part(id)
      if (!link || unitOf(link)) return null
      const [back, on] = [follow(id, 0), follow(id, 1)]
      const all = [...new Set([...back.all, ...on.all])]
      if (all.some((other) => other < id)) return null
      const [from, to] = [ends.get(back.last)?.[back.side], ends.get(on.last)?.[on.side]]
      if (!from?.at || !to?.at || from.at === to.at) return null
      const [headAtFrom, headAtTo] = [sheet.part(back.last)?.heads[back.side], sheet.part(on.last)?.heads[on.side]]
      const labels = all
        .flatMap((one) => [...roles.pointing(one)])
        .flatMap((text) => sheet.part(text) ?? [])
        .sort(byPlace)
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
        return { id, label: oneLine(part.words), role: touched ? 'component' : 'boundary', texts: [], component: null }
      if (part.kind === 'text') {
        if (!touched || roles.get(id)?.kind !== 'loose') return null
        const label = oneLine(part.words)
        const led = [...edges.pointing(id)].some((edge) => edges.get(edge)?.directed !== 'no')
        if (!led || label.length > longestAlone || isMark(label)) return null
        return { id, label, role: 'component', texts: [id], component: null }
      }
      if (things.get(id) !== id) return null
      const name = names.get(id)
      if (!name && !touched) return null
      if (!touched && name && isNote(name.by)) return null
      const role = rooms.get(id) && !touched ? 'boundary' : 'component'
      return { id, label: name?.label ?? '', role, texts: name?.by ?? [], component: part.component }
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

  return { joints, ends, edges, nodes, words }
}
