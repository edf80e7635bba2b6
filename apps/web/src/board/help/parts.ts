/**
 * The drawing as the keys walk through it: one part for each shape, loose text, picture, or group of those, in reading
 * order. Arrows and lines are no parts; they count as connections of what they hold on to.
 */
import type { BoardElement, ElementType } from '@probeboard/domain/diagram/element'
import { type Box, boxOfAll } from './free-place.ts'
import { words } from './words.ts'

export interface Part extends Box {
  /** The shape that carries the label and that arrows hold on to. */
  readonly id: string
  /** Everything that is selected and moved with it. */
  readonly ids: readonly string[]
  /** Empty where nobody named it. */
  readonly name: string
  readonly kind: ElementType
  readonly connections: number
}

const kept = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()
const isLinear = ({ type }: BoardElement): boolean => type === 'arrow' || type === 'line'
export const canHoldArrows = (type: ElementType): boolean => type !== 'arrow' && type !== 'line' && type !== 'freedraw'

export function partsOf(elements: readonly BoardElement[]): Part[] {
  const labels = new Map<string, BoardElement>()
  const bundles = new Map<string, BoardElement[]>()
  for (const element of elements) {
    if (element.containerId) labels.set(element.containerId, element)
    else if (!isLinear(element) || element.groupIds.length > 0) {
      const key = element.groupIds.at(-1) ?? element.id
      bundles.set(key, [...(bundles.get(key) ?? []), element])
    }
  }
  const connections = countConnections(elements)
  return inReadingOrder(
    [...bundles.values()].flatMap((bundle): Part[] => {
      const main = mainOf(bundle, labels)
      if (!main) return []
      const loose = bundle.filter(({ type }) => type === 'text').map(({ text }) => text)
      return [
        {
          ...boxOfAll(bundle),
          id: main.id,
          ids: bundle.map(({ id }) => id),
          name: kept(labels.get(main.id)?.text ?? main.name ?? loose.join(' ')),
          kind: main.type,
          connections: bundle.reduce((sum, { id }) => sum + (connections.get(id) ?? 0), 0),
        },
      ]
    }),
  )
}

/** Of a group: what carries a label, else the largest shape. Groups of lines alone have none. */
function mainOf(bundle: readonly BoardElement[], labels: ReadonlyMap<string, BoardElement>): BoardElement | undefined {
  const shapes = bundle.filter((element) => !isLinear(element))
  const area = ({ width, height }: BoardElement): number => width * height
  return shapes.find(({ id }) => labels.has(id)) ?? shapes.sort((a, b) => area(b) - area(a))[0]
}

function countConnections(elements: readonly BoardElement[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { startBinding, endBinding } of elements)
    for (const id of new Set([startBinding?.elementId, endBinding?.elementId]))
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Rows from above, each from the left. What begins above the middle of a row's first part stands in that row. */
function inReadingOrder(parts: readonly Part[]): Part[] {
  const rows: Part[][] = []
  for (const part of [...parts].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && part.y < first.y + first.height / 2) row.push(part)
    else rows.push([part])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x - b.x))
}

/** The parts that are selected, in the order in which they were. */
export function selectedParts(parts: readonly Part[], selected: readonly string[]): Part[] {
  const chosen = selected.flatMap((id) => parts.find(({ ids }) => ids.includes(id)) ?? [])
  return [...new Set(chosen)]
}

export function describe({ name, kind, connections }: Part): string {
  return words.part(name, words.kinds[kind], connections)
}
