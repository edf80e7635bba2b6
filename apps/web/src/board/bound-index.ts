/** Which texts and arrows each element carries, kept up to date element by element. */
import type { BoardElement } from '@probeboard/domain/diagram/element'

export interface Bound {
  readonly id: string
  readonly type: 'text' | 'arrow'
}

export function createBoundIndex() {
  const carried = new Map<string, Map<string, Bound>>()
  const carriers = new Map<string, readonly string[]>()

  function carriersOf({ type, isDeleted, containerId, startBinding, endBinding }: BoardElement): string[] {
    if (isDeleted) return []
    const ids =
      type === 'text' ? [containerId] : type === 'arrow' ? [startBinding?.elementId, endBinding?.elementId] : []
    return ids.filter((id) => typeof id === 'string')
  }

  return {
    /** Answers the elements whose list has changed. */
    update(element: BoardElement): string[] {
      const before = carriers.get(element.id) ?? []
      const now = carriersOf(element)
      const changed = [...before.filter((id) => !now.includes(id)), ...now.filter((id) => !before.includes(id))]
      if (changed.length === 0) return []
      for (const id of before) carried.get(id)?.delete(element.id)
      for (const id of now) {
        const list = carried.get(id) ?? new Map<string, Bound>()
        list.set(element.id, { id: element.id, type: element.type === 'text' ? 'text' : 'arrow' })
        carried.set(id, list)
      }
      carriers.set(element.id, now)
      return changed
    },
    of: (id: string): Bound[] => [...(carried.get(id)?.values() ?? [])],
  }
}
