/** The team's own scenarios in memory. */
import type { PublishedScenario, Storage, TeamScenario } from './storage.ts'

const copy = <Value>(value: Value): Value => structuredClone(value)

export function openMemoryTeamScenarios(): Pick<
  Storage,
  | 'teamScenarios'
  | 'teamScenario'
  | 'addTeamScenario'
  | 'saveTeamDraft'
  | 'publishTeamScenario'
  | 'discardTeamDraft'
  | 'teamVersions'
  | 'teamVersion'
> {
  const rows = new Map<string, TeamScenario>()
  const versions = new Map<string, PublishedScenario[]>()
  /** Changes a row and its revision; false where there is none or its revision is another. */
  function change(id: string, revision: number, to: Partial<TeamScenario>): boolean {
    const row = rows.get(id)
    if (row?.revision !== revision) return false
    rows.set(id, { ...row, ...copy(to), revision: revision + 1 })
    return true
  }
  return {
    async teamScenarios() {
      const sorted = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      return copy(sorted.map(({ draft, base: _, ...row }) => ({ ...row, drafted: draft !== null })))
    },
    async teamScenario(id) {
      return copy(rows.get(id) ?? null)
    },
    async addTeamScenario(row) {
      if (rows.has(row.id)) return false
      rows.set(row.id, copy(row))
      return true
    },
    async saveTeamDraft(id, revision, { draft, summary, upstream }) {
      const origin = rows.get(id)?.origin
      const moved = upstream && origin ? { base: upstream.base, origin: { ...origin, version: upstream.version } } : {}
      return change(id, revision, { draft, summary, ...moved }) ? revision + 1 : null
    },
    async publishTeamScenario(id, revision, version, summary) {
      if ((rows.get(id)?.published ?? 0) >= version.version) return false
      if (!change(id, revision, { draft: null, published: version.version, summary })) return false
      versions.set(id, [copy(version), ...(versions.get(id) ?? [])])
      return true
    },
    async discardTeamDraft(id) {
      const row = rows.get(id)
      if (row?.published === 0) rows.delete(id)
      else if (row && row.draft !== null) change(id, row.revision, { draft: null })
    },
    async teamVersions(id) {
      return (versions.get(id) ?? []).map(({ version, at }) => ({ version, at }))
    },
    async teamVersion(id, version) {
      return copy(versions.get(id)?.find((one) => one.version === version) ?? null)
    },
  }
}
