/** The parts of a drawing as steps of reading ask for them: by id, by group, by place. Whoever asks is told of changes. */
import type { Box } from './geometry.ts'
import { createGrid } from './grid.ts'
import type { Ledger, Watched } from './ledger.ts'
import type { Part } from './part.ts'

export interface Sheet {
  part(id: string): Part | undefined
  members(group: string): readonly Part[]
  solidsNear(area: Box): Part[]
  textsNear(area: Box): Part[]
  linksNear(area: Box): Part[]
  /** Answers what stood there before. */
  put(id: string, part: Part | null): Part | undefined
  /** Whether anything is in the group. */
  hasMembers(group: string): boolean
}

export function createSheet(ledger: Ledger): Sheet {
  const parts = new Map<string, Part>()
  const groups = new Map<string, Set<string>>()
  const watched = { part: new Map<string, Watched>(), group: new Map<string, Watched>() }
  const grids = { solid: createGrid(ledger), text: createGrid(ledger), link: createGrid(ledger), frame: null }

  function lookAt(map: Map<string, Watched>, key: string): void {
    if (!ledger.current()) return
    const source = map.get(key) ?? { readers: null }
    map.set(key, source)
    ledger.look(source)
  }

  function stirGroups({ groups: names }: Part): void {
    for (const group of names) ledger.stir(watched.group.get(group))
  }

  return {
    part(id) {
      lookAt(watched.part, id)
      return parts.get(id)
    },
    members(group) {
      lookAt(watched.group, group)
      return [...(groups.get(group) ?? [])].flatMap((id) => parts.get(id) ?? [])
    },
    solidsNear: (area) => grids.solid.near(area),
    textsNear: (area) => grids.text.near(area),
    linksNear: (area) => grids.link.near(area),
    put(id, part) {
      const before = parts.get(id)
      if (before) {
        grids[before.kind]?.take(before)
        for (const group of before.groups) groups.get(group)?.delete(id)
        stirGroups(before)
        parts.delete(id)
      }
      if (part) {
        parts.set(id, part)
        grids[part.kind]?.put(part)
        for (const group of part.groups) {
          const members = groups.get(group)
          if (members) members.add(id)
          else groups.set(group, new Set([id]))
        }
        stirGroups(part)
      }
      ledger.stir(watched.part.get(id))
      return before
    },
    hasMembers: (group) => (groups.get(group)?.size ?? 0) > 0,
  }
}
