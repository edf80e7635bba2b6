/**
 * Which solids are one thing (an icon of many strokes, a stack of boxes), what lies in what, and which are areas with
 * things in them.
 */
import {
  areaOf,
  type Box,
  compare,
  distanceBetween,
  exceeds,
  heightOf,
  joinBoxes,
  shareIn,
  widthOf,
} from './geometry.ts'
import type { Ledger, Table } from './ledger.ts'
import { isMark } from './names.ts'
import type { Part } from './part.ts'
import type { Sheet } from './sheet.ts'
import { byReading, type Hold, holderOf } from './texts.ts'

/** A group that is one thing. */
interface Unit {
  readonly main: string
  readonly box: Box
  readonly texts: readonly string[]
  /** Whether one of its solids holds its text. */
  readonly labelled: boolean
}

export interface Things {
  readonly holds: Table<Hold>
  readonly binds: Table<readonly (string | null)[]>
  readonly units: Table<Unit | null>
  readonly things: Table<string>
  readonly arounds: Table<readonly string[]>
  readonly rooms: Table<boolean>
  /** The unit that a part belongs to. */
  unitOf(part: Part): Unit | null
  boxOf(thing: Part): Box
  holdsText(solid: string): boolean
  /** Of how many shapes a thing that is no icon is made. */
  countOf(thing: Part): number
}

/** A group of more parts than these is a drawing, not an icon. */
const mostParts = 400
/** Texts so much smaller than the largest of their group are details of a picture. */
const detail = 0.4
/** Higher stacks are drawings. */
const mostInStack = 12
/** Texts so many lines apart are not one label. */
const apart = 2

export function findThings(ledger: Ledger, sheet: Sheet): Things {
  const holds = ledger.table<Hold>({
    conclude(id) {
      const text = sheet.part(id)
      if (!text) return { by: null, how: 'none' }
      const container = text.container === null ? undefined : sheet.part(text.container)
      if (container && container.kind !== 'text') return { by: container.id, how: 'bound' }
      const holder = holderOf(text, sheet.solidsNear(text.box))
      return holder ? { by: holder.id, how: 'inside' } : { by: null, how: 'none' }
    },
    pointsTo: ({ by }) => (by === null ? [] : [by]),
  })

  const binds = ledger.table<readonly (string | null)[]>({
    conclude: (id) => sheet.part(id)?.ends ?? [],
    pointsTo: (ends) => [...new Set(ends.filter((end) => end !== null))],
  })

  const holdsText = (solid: string): boolean =>
    [...holds.pointing(solid)].some((id) => !isMark(sheet.part(id)?.words ?? ''))

  const units = ledger.table<Unit | null>({
    conclude(group) {
      const members = sheet.members(group)
      if (members.length < 2 || members.length > mostParts) return null
      const solids = members.filter(({ kind }) => kind === 'solid')
      const pieces = members.filter(({ kind, ends }) => kind === 'solid' || (kind === 'link' && !ends[0] && !ends[1]))
      if (solids.length === 0) return null
      const inGroup = new Set(members.map(({ id }) => id))
      const texts = members.filter(({ kind, words }) => kind === 'text' && !isMark(words))
      const largestLine = Math.max(...texts.map(({ line }) => line))
      const telling = texts.filter(({ line }) => exceeds(line, detail * largestLine))
      const holders = new Set(telling.map(({ id }) => holds.get(id)?.by))
      const labelled = solids.filter(({ id }) => holders.has(id))
      const loose = telling.filter(({ id }) => {
        const by = holds.get(id)?.by
        return !by || !inGroup.has(by)
      })
      if (labelled.length + loose.length > 1) return null
      const largest = solids.toSorted((a, b) => compare(areaOf(b.box), areaOf(a.box)) || byReading(a, b))
      const main = labelled[0] ?? largest[0]
      if (!main) return null
      return {
        main: main.id,
        box: joinBoxes(pieces.map(({ box }) => box)),
        texts: loose.map(({ id }) => id).sort(),
        labelled: labelled.length > 0,
      }
    },
  })

  function unitOf({ groups }: Part): Unit | null {
    for (let at = groups.length - 1; at >= 0; at--) {
      const unit = units.get(groups[at] ?? '')
      if (unit) return unit
    }
    return null
  }

  /** The shapes that lie with one in a stack, next to it: of its kind and size, and mostly over it or under it. */
  function nextInStack(part: Part): Part[] {
    return sheet
      .solidsNear(part.box)
      .filter(
        ({ id, type, box }) =>
          id !== part.id &&
          type === part.type &&
          exceeds(0.08 * widthOf(box), Math.abs(widthOf(box) - widthOf(part.box))) &&
          exceeds(0.08 * heightOf(box), Math.abs(heightOf(box) - heightOf(part.box))) &&
          shareIn(box, part.box) > 0.4,
      )
      .sort((a, b) => compare(shareIn(b.box, part.box), shareIn(a.box, part.box)) || byReading(a, b))
  }

  /** The labelled front of a stack of equal shapes, from one to the next. */
  function frontOf(part: Part): string | null {
    if (holdsText(part.id) || part.type === 'image' || part.type === 'freedraw') return null
    const seen = [part]
    for (const each of seen) {
      const next = nextInStack(each)
      const front = next.find(({ id }) => holdsText(id))
      if (front) return front.id
      if (seen.length < mostInStack) seen.push(...next.filter((one) => !seen.includes(one)))
    }
    return null
  }

  const things = ledger.table<string>({
    conclude(id) {
      const part = sheet.part(id)
      if (!part) return id
      return unitOf(part)?.main ?? frontOf(part) ?? id
    },
    pointsTo: (thing) => [thing],
  })

  function boxOf(thing: Part): Box {
    const unit = unitOf(thing)
    return unit?.main === thing.id ? unit.box : thing.box
  }

  const arounds = ledger.table<readonly string[]>({
    conclude(id) {
      const part = sheet.part(id)
      if (!part || things.get(id) !== id) return []
      const box = boxOf(part)
      return sheet
        .solidsNear(box)
        .filter(
          (other) =>
            other.type !== 'image' &&
            other.type !== 'freedraw' &&
            exceeds(areaOf(other.box), 1.15 * areaOf(box)) &&
            shareIn(other.box, box) > 0.9 &&
            things.get(other.id) !== id,
        )
        .map((other) => other.id)
        .sort()
    },
    pointsTo: (outer) => outer,
  })

  function areApart(texts: readonly Part[]): boolean {
    const rows = texts.toSorted(byReading)
    return rows.some((text, at) => {
      const before = rows[at - 1]
      return before !== undefined && distanceBetween(before.box, text.box) > apart * Math.min(before.line, text.line)
    })
  }

  const rooms = ledger.table<boolean>({
    conclude(id) {
      const part = sheet.part(id)
      if (!part) return false
      let icons = 0
      for (const child of arounds.pointing(id)) {
        const inner = sheet.part(child)
        if (!inner) continue
        const unit = unitOf(inner)
        if (holdsText(child) || unit?.labelled || (unit?.texts.length ?? 0) > 0) return true
        if (unit || inner.type === 'image' || inner.type === 'line') icons++
      }
      return icons > 0 && areApart([...holds.pointing(id)].flatMap((text) => sheet.part(text) ?? []))
    },
  })

  const countOf = (thing: Part): number => (unitOf(thing) ? 1 : things.pointing(thing.id).size)

  return { holds, binds, units, things, arounds, rooms, unitOf, boxOf, holdsText, countOf }
}
