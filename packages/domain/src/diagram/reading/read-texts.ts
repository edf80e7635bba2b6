/** What each text is to the things around it, and what each thing is called by its texts. */
import { areaOf, compare, grow } from './geometry.ts'
import type { Ledger, Table } from './ledger.ts'
import { nameFrom } from './names.ts'
import type { Part } from './part.ts'
import type { Chain, Chains } from './read-chains.ts'
import type { Things } from './read-things.ts'
import type { Sheet } from './sheet.ts'
import {
  byPlace,
  byReading,
  captionArea,
  captionCost,
  isTitleAbove,
  isTitleOutside,
  isTitlePlace,
  linkLabelCost,
  type Wish,
} from './texts.ts'

export interface Role {
  /** `loose` belongs to nothing. */
  readonly kind: 'label' | 'caption' | 'title' | 'link' | 'loose'
  readonly of: string | null
}

export interface Name {
  readonly label: string
  readonly by: readonly string[]
  readonly line: number
}

export interface Texts {
  readonly wishes: Table<Wish>
  readonly winners: Table<string | null>
  readonly roles: Table<Role>
  readonly names: Table<Name | null>
}

/** Being the caption of an icon is likelier than being a word on an arrow that passes. */
const captionLead = 0.6
const contentLines = 3

export function findTexts(ledger: Ledger, sheet: Sheet, known: Things, { chains }: Chains): Texts {
  const { holds, binds, things, arounds, rooms, unitOf, boxOf, holdsText } = known

  /** Whether nothing but where it lies can tell to what a text belongs. */
  function isFree(text: Part): boolean {
    const hold = holds.get(text.id)
    if (hold?.how === 'bound' || unitOf(text)) return false
    return !hold?.by || (rooms.get(hold.by) ?? false)
  }

  function isNameless(solid: Part): boolean {
    const unit = unitOf(solid)
    if (unit && (unit.labelled || unit.texts.length > 0)) return false
    if (holdsText(solid.id) || rooms.get(solid.id)) return false
    // A picture in a box with a text is part of the box.
    return !(arounds.get(solid.id) ?? []).some((outer) => holdsText(outer) && !rooms.get(outer))
  }

  /** Whether a solid holds sample data rather than a name, so that a title above it tells more. */
  function holdsContent(solid: string, title: Part): boolean {
    const held = [...holds.pointing(solid)].flatMap((text) => sheet.part(text) ?? [])
    const lines = held.reduce((sum, { words }) => sum + words.split('\n').length, 0)
    return (
      lines >= contentLines &&
      held.every(
        (text) => holds.get(text.id)?.how === 'inside' && text.line === held[0]?.line && text.line <= title.line,
      )
    )
  }

  const wishes = ledger.table<Wish>({
    conclude(id) {
      const text = sheet.part(id)
      if (!text || !isFree(text)) return { to: null, cost: 0 }
      const found = new Map<string, { thing: Part; cost: number }>()
      for (const near of sheet.solidsNear(captionArea(text))) {
        const thing = sheet.part(things.get(near.id) ?? '')
        if (!thing || found.has(thing.id)) continue
        if (!isNameless(thing)) {
          if (isTitleAbove(text, thing.box) && holdsContent(thing.id, text)) found.set(thing.id, { thing, cost: 0 })
          continue
        }
        // A stroke by itself is no icon.
        if (thing.type === 'freedraw' && !unitOf(thing)) continue
        const cost = captionCost(text, boxOf(thing))
        if (cost !== null) found.set(thing.id, { thing, cost })
      }
      const [best] = [...found.values()].sort(
        (a, b) => compare(a.cost, b.cost) || byPlace(a.thing, b.thing, text.turned),
      )
      return best ? { to: best.thing.id, cost: best.cost } : { to: null, cost: 0 }
    },
    pointsTo: ({ to }) => (to === null ? [] : [to]),
  })

  const winners = ledger.table<string | null>({
    conclude(id) {
      const all = [...wishes.pointing(id)].flatMap((text) => sheet.part(text) ?? [])
      const cost = ({ id: text }: Part): number => wishes.get(text)?.cost ?? 0
      return all.sort((a, b) => compare(cost(a), cost(b)) || byReading(a, b))[0]?.id ?? null
    },
  })

  function linkOf(text: Part): { link: string; cost: number } | null {
    // Whoever lets an arrow begin at a text means the text, unless the editor caught one that the arrow passes.
    for (const id of binds.pointing(text.id)) {
      const chain = chains.get(id)
      if (chain && linkLabelCost(text, chain) === null) return null
    }
    let best: { link: string; cost: number; part: Part } | null = null
    const seen = new Set<string>()
    for (const part of sheet.linksNear(grow(text.box, 1.4 * text.line))) {
      const chain: Chain | null | undefined = chains.get(part.id)
      if (!chain || seen.has(chain.id)) continue
      seen.add(chain.id)
      const cost = linkLabelCost(text, chain)
      if (cost === null) continue
      const order = best ? compare(cost, best.cost) || byPlace(part, best.part, text.turned) : -1
      if (order < 0) best = { link: chain.id, cost, part }
    }
    return best
  }

  function titled(text: Part, hold: string | null): string | null {
    const room = hold === null ? undefined : sheet.part(hold)
    if (room && isTitlePlace(text, room.box)) return room.id
    const outside = sheet
      .solidsNear(grow(text.box, 1.2 * text.line))
      .filter(
        (solid) => solid.id !== hold && rooms.get(solid.id) && !holdsTitle(solid.id) && isTitleOutside(text, solid.box),
      )
    return outside.sort((a, b) => compare(areaOf(a.box), areaOf(b.box)) || byPlace(a, b, text.turned))[0]?.id ?? null
  }

  function holdsTitle(room: string): boolean {
    return [...holds.pointing(room)].some((id) => holds.get(id)?.how === 'bound')
  }

  const roles = ledger.table<Role>({
    conclude(id) {
      const text = sheet.part(id)
      if (!text) return { kind: 'loose', of: null }
      const hold = holds.get(id)
      const holder = hold?.by ? sheet.part(hold.by) : undefined
      if (hold?.how === 'bound' && holder)
        return holder.kind === 'link'
          ? { kind: 'link', of: holder.id }
          : { kind: 'label', of: things.get(holder.id) ?? holder.id }
      const unit = unitOf(text)
      if (unit) return { kind: 'label', of: unit.main }
      if (holder && !rooms.get(holder.id)) return { kind: 'label', of: things.get(holder.id) ?? holder.id }
      const wish = wishes.get(id)
      const caption = wish?.to && winners.get(wish.to) === id ? wish : null
      const link = linkOf(text)
      if (caption && (!link || caption.cost < link.cost + captionLead)) return { kind: 'caption', of: caption.to }
      if (link) return { kind: 'link', of: link.link }
      const room = titled(text, holder?.id ?? null)
      return room === null ? { kind: 'loose', of: null } : { kind: 'title', of: room }
    },
    pointsTo: ({ of }) => (of === null ? [] : [of]),
  })

  const names = ledger.table<Name | null>({
    conclude(id) {
      if (things.get(id) !== id || roles.pointing(id).size === 0) return null
      const all = [...roles.pointing(id)].flatMap((text) => sheet.part(text) ?? [])
      const of = (kind: Role['kind']): Part[] => all.filter((text) => roles.get(text.id)?.kind === kind)
      const labels = of('label')
      const bound = labels.filter((text) => holds.get(text.id)?.how === 'bound')
      if (bound.length > 0) return nameFrom(bound)
      const captions = of('caption')
      if (captions.length > 0) return nameFrom(captions)
      if (labels.length > 0) return nameFrom(labels)
      const titles = of('title').sort((a, b) => b.line - a.line || byReading(a, b))
      return nameFrom(titles.slice(0, 1))
    },
  })

  return { wishes, winners, roles, names }
}
