/**
 * The drawing as the keys walk through it: what the outline reads, each thing with all that is selected and moved with
 * it. A group is one thing unless several things in it have names.
 */
import type { BoardElement, ElementType } from '@probeboard/domain/diagram/element'
import { outlineOf } from '@probeboard/domain/diagram/outline'
import { type Box, boxOfAll } from './free-place.ts'
import { words } from './words.ts'

export interface Part extends Box {
  /** The shape that carries the label and that arrows hold on to. */
  readonly id: string
  readonly ids: readonly string[]
  readonly name: string
  readonly kind: string
  readonly connections: number
  readonly holdsArrows: boolean
}

const holding: readonly ElementType[] = ['rectangle', 'diamond', 'ellipse', 'text', 'image', 'frame']

export function partsOf(elements: readonly BoardElement[]): Part[] {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const groups = new Map<string, BoardElement[]>()
  for (const element of elements) {
    const group = element.groupIds.at(-1)
    if (group !== undefined && !element.containerId) groups.set(group, [...(groups.get(group) ?? []), element])
  }
  const items = outlineOf(elements)
  const groupOf = (id: string): string => byId.get(id)?.groupIds.at(-1) ?? id
  const itemsIn = new Map<string, number>()
  for (const { id } of items) itemsIn.set(groupOf(id), (itemsIn.get(groupOf(id)) ?? 0) + 1)

  return items.flatMap(({ id, name, kind, to, from }): Part[] => {
    const main = byId.get(id)
    if (!main) return []
    const members = itemsIn.get(groupOf(id)) === 1 ? (groups.get(groupOf(id)) ?? [main]) : [main]
    return [
      {
        ...boxOfAll(members),
        id,
        ids: members.map((member) => member.id),
        name,
        kind,
        connections: to.length + from.length,
        holdsArrows: holding.includes(main.type),
      },
    ]
  })
}

/** The parts that are selected, in the order in which they were. */
export function selectedParts(parts: readonly Part[], selected: readonly string[]): Part[] {
  const chosen = selected.flatMap((id) => parts.find(({ ids }) => ids.includes(id)) ?? [])
  return [...new Set(chosen)]
}

export function describe({ name, kind, connections }: Part): string {
  return words.part(name, kind, connections)
}
