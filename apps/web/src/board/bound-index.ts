/** Which texts, arrows and frame children hang on each element, kept up to date element by element. */
import type { BoardElement } from '@probeboard/domain/diagram/element'

export interface Bound {
  readonly id: string
  readonly type: 'text' | 'arrow'
}

interface Hold {
  readonly carriers: readonly string[]
  readonly frame: string | null
}

const nothing: Hold = { carriers: [], frame: null }

function holdOf({ type, isDeleted, frameId, containerId, startBinding, endBinding }: BoardElement): Hold {
  if (isDeleted) return nothing
  const ids = type === 'text' ? [containerId] : type === 'arrow' ? [startBinding?.elementId, endBinding?.elementId] : []
  return { carriers: ids.filter((id) => typeof id === 'string'), frame: frameId }
}

function sameHold(a: Hold, b: Hold): boolean {
  return (
    a.frame === b.frame && a.carriers.length === b.carriers.length && a.carriers.every((id, i) => id === b.carriers[i])
  )
}

export function createBoundIndex() {
  const holds = new Map<string, Hold>()
  const carried = new Map<string, Map<string, Bound>>()
  const children = new Map<string, Set<string>>()

  return {
    /** Answers the elements whose list of texts and arrows has changed. */
    update(element: BoardElement): string[] {
      const { id } = element
      const before = holds.get(id) ?? nothing
      const now = holdOf(element)
      if (sameHold(before, now)) return []
      holds.set(id, now)
      if (before.frame) children.get(before.frame)?.delete(id)
      if (now.frame) children.set(now.frame, (children.get(now.frame) ?? new Set()).add(id))
      for (const carrier of before.carriers) carried.get(carrier)?.delete(id)
      const type = element.type === 'text' ? 'text' : 'arrow'
      for (const carrier of now.carriers)
        carried.set(carrier, (carried.get(carrier) ?? new Map<string, Bound>()).set(id, { id, type }))
      return [
        ...before.carriers.filter((carrier) => !now.carriers.includes(carrier)),
        ...now.carriers.filter((carrier) => !before.carriers.includes(carrier)),
      ]
    },
    /** What an element carries; of several labels the one that stays comes first. */
    of: (id: string): Bound[] => [...(carried.get(id)?.values() ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)),
    /** `ids` with all that moves along: labels, arrows and their labels, what lies in a frame. */
    withAll(ids: ReadonlySet<string>): ReadonlySet<string> {
      if (ids.size === 0) return ids
      const all = new Set(ids)
      for (const id of all) {
        for (const along of carried.get(id)?.keys() ?? []) all.add(along)
        for (const child of children.get(id) ?? []) all.add(child)
      }
      return all
    },
  }
}
