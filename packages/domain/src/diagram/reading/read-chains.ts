/**
 * Which pieces of line continue each other. A chain is read as the one line that somebody meant to draw: its ends, its
 * length and its words do not depend on where the pen was lifted.
 */
import { distance, exceeds, grow, lengthOf, type Point } from './geometry.ts'
import type { Ledger, Table } from './ledger.ts'
import { aheadOf, type Line, type Side, tipOf } from './links.ts'
import type { Part } from './part.ts'
import type { Things } from './read-things.ts'
import type { Sheet } from './sheet.ts'

/** One line, of one link or of several. */
export interface Chain extends Line {
  /** The first of its links by id stands for it. */
  readonly id: string
  readonly links: readonly string[]
  readonly ends: readonly [string | null, string | null]
  readonly heads: readonly [boolean, boolean]
}

export interface Chains {
  /** Of each link the chain that it is in; null for a stroke of an icon. */
  readonly chains: Table<Chain | null>
  readonly joints: Table<Joints>
}

/** The end of another link that goes on where this one ends. */
interface Joint {
  readonly link: string
  readonly side: Side
}
type Joints = readonly [Joint | null, Joint | null]

/** How near two ends must be to be one line, as a share of the shorter link. */
const joinShare = 0.04
/** Where three ends meet, two that go on in each other's direction so exactly are one line. */
const straightOn = 0.995
/** Longer chains of links are drawings. */
const longestChain = 40

const sides: readonly Side[] = [0, 1]
const otherSide = (side: Side): Side => (side === 0 ? 1 : 0)
const alone: Joints = [null, null]

export function findChains(ledger: Ledger, sheet: Sheet, { unitOf }: Things): Chains {
  const isOpen = (link: Part, side: Side): boolean => {
    const to = link.ends[side]
    return !link.heads[side] && (to === null || sheet.part(to) === undefined)
  }

  function jointOf(link: Part, side: Side): Joint | null {
    if (!isOpen(link, side)) return null
    const tip = tipOf(link, side)
    const long = lengthOf(link.way)
    const [x, y] = tip
    const here: (Joint & { readonly away: number; readonly on: number })[] = []
    for (const other of sheet.linksNear(grow({ left: x, top: y, right: x, bottom: y }, joinShare * long))) {
      if (other.id === link.id || unitOf(other)) continue
      for (const end of sides) {
        const away = distance(tip, tipOf(other, end))
        if (exceeds(away, joinShare * Math.min(long, lengthOf(other.way))) || !isOpen(other, end)) continue
        const [[ax, ay], [bx, by]] = [aheadOf(link, side), aheadOf(other, end)]
        here.push({ link: other.id, side: end, away, on: -(ax * bx + ay * by) })
      }
    }
    const [first, second] = here.sort((a, b) => a.away - b.away)
    if (!first) return null
    if (!second || exceeds(second.away, 4 * first.away + 0.01 * long)) return { link: first.link, side: first.side }
    // Where three meet, nobody can say which continues which, unless two of them go straight on.
    const [straight, another] = here.filter(({ on }) => on > straightOn)
    return straight && !another ? { link: straight.link, side: straight.side } : null
  }

  const joints = ledger.table<Joints>({
    conclude(id) {
      const link = sheet.part(id)
      if (!link || unitOf(link)) return alone
      const [from, to] = [jointOf(link, 0), jointOf(link, 1)]
      return from || to ? [from, to] : alone
    },
  })

  /** The links that go on from one end of a link, each with the side on which it is left. */
  function follow(id: string, side: Side): { readonly link: string; readonly side: Side }[] {
    let [last, at] = [id, side]
    const steps: { link: string; side: Side }[] = []
    for (;;) {
      const next = joints.get(last)?.[at]
      const back = next && joints.get(next.link)?.[next.side]
      const known = next?.link === id || steps.some(({ link }) => link === next?.link)
      if (!next || back?.link !== last || back.side !== at || known || steps.length > longestChain) return steps
      last = next.link
      at = otherSide(next.side)
      steps.push({ link: last, side: at })
    }
  }

  const wayBy = ({ link, side }: { readonly link: string; readonly side: Side }): readonly Point[] => {
    const way = sheet.part(link)?.way ?? []
    return side === 1 ? way : way.toReversed()
  }

  const chains = ledger.table<Chain | null>({
    conclude(id) {
      const link = sheet.part(id)
      if (!link || unitOf(link)) return null
      const [back, on] = [follow(id, 0), follow(id, 1)]
      if (back.length + on.length === 0)
        return { id, links: [id], way: link.way, long: lengthOf(link.way), ends: link.ends, heads: link.heads }
      const links = [...back.map((step) => step.link), id, ...on.map((step) => step.link)]
      const [from, to] = [back.at(-1) ?? { link: id, side: 0 }, on.at(-1) ?? { link: id, side: 1 }]
      const [first, last] = [sheet.part(from.link), sheet.part(to.link)]
      const way = [
        ...back.toReversed().flatMap((step) => wayBy(step).toReversed()),
        ...link.way,
        ...on.flatMap((step) => wayBy(step)),
      ]
      return {
        id: links.reduce((a, b) => (a < b ? a : b)),
        links,
        way,
        long: lengthOf(way),
        ends: [first?.ends[from.side] ?? null, last?.ends[to.side] ?? null],
        heads: [first?.heads[from.side] ?? false, last?.heads[to.side] ?? false],
      }
    },
  })

  return { chains, joints }
}
