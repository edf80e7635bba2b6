/** The team's own scenarios in SQLite: one row each for what is being written, one for each published version. */
import type { DatabaseSync } from 'node:sqlite'
import { scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { originSchema, scenarioSummarySchema } from '@probeboard/domain/scenario/summary'
import { integer, json, type Row, text, textOrNull } from './sqlite-row.ts'
import { transact, workspace } from './sqlite-schema.ts'
import type { Storage, TeamScenario, TeamScenarioRow } from './storage.ts'

function readListed(row: Row): TeamScenarioRow {
  const origin = json(row, 'origin')
  return {
    id: text(row, 'id'),
    revision: integer(row, 'revision'),
    drafted: integer(row, 'drafted') === 1,
    published: integer(row, 'published'),
    origin: origin === null ? null : originSchema.parse(origin),
    summary: scenarioSummarySchema.parse(json(row, 'summary')),
  }
}

function readWhole(row: Row): TeamScenario {
  const { drafted: _, ...listed } = readListed(row)
  return { ...listed, draft: textOrNull(row, 'draft'), base: textOrNull(row, 'base') }
}

export function openTeamScenarios(
  db: DatabaseSync,
): Pick<
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
  const sql = {
    all: db.prepare(
      'SELECT id, revision, draft IS NOT NULL AS drafted, published, origin, summary FROM team_scenarios WHERE workspace = ? ORDER BY id',
    ),
    one: db.prepare('SELECT *, draft IS NOT NULL AS drafted FROM team_scenarios WHERE id = ?'),
    add: db.prepare('INSERT INTO team_scenarios VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    save: db.prepare(
      `UPDATE team_scenarios SET draft = ?, summary = ?, revision = revision + 1, base = coalesce(?, base),
       origin = iif(json_type(origin) = 'object' AND ? IS NOT NULL, json_set(origin, '$.version', ?), origin)
       WHERE id = ? AND revision = ?`,
    ),
    publish: db.prepare(
      `UPDATE team_scenarios SET draft = NULL, summary = ?, published = ?, revision = revision + 1
       WHERE id = ? AND revision = ? AND published < ?`,
    ),
    addVersion: db.prepare('INSERT INTO team_versions VALUES (?, ?, ?, ?, ?, ?)'),
    forget: db.prepare('DELETE FROM team_scenarios WHERE id = ? AND published = 0'),
    discard: db.prepare(
      'UPDATE team_scenarios SET draft = NULL, revision = revision + 1 WHERE id = ? AND draft IS NOT NULL',
    ),
    versions: db.prepare('SELECT version, at FROM team_versions WHERE scenario_id = ? ORDER BY version DESC'),
    version: db.prepare('SELECT * FROM team_versions WHERE scenario_id = ? AND version = ?'),
  }
  return {
    async teamScenarios() {
      return sql.all.all(workspace).map(readListed)
    },
    async teamScenario(id) {
      const row = sql.one.get(id)
      return row ? readWhole(row) : null
    },
    async addTeamScenario({ id, revision, draft, published, origin, base, summary }) {
      const [from, shown] = [JSON.stringify(origin), JSON.stringify(summary)]
      return sql.add.run(id, workspace, revision, draft, published, from, base, shown).changes === 1
    },
    async saveTeamDraft(id, revision, { draft, summary, upstream }) {
      const { base, version } = upstream ?? { base: null, version: null }
      const { changes } = sql.save.run(draft, JSON.stringify(summary), base, version, version, id, revision)
      return changes === 1 ? revision + 1 : null
    },
    async publishTeamScenario(id, revision, { version, at, scenario, text: written }, summary) {
      return transact(db, () => {
        const { changes } = sql.publish.run(JSON.stringify(summary), version, id, revision, version)
        if (changes === 1) sql.addVersion.run(id, version, workspace, at, JSON.stringify(scenario), written)
        return changes === 1
      })
    },
    async discardTeamDraft(id) {
      if (sql.forget.run(id).changes === 0) sql.discard.run(id)
    },
    async teamVersions(id) {
      return sql.versions.all(id).map((row) => ({ version: integer(row, 'version'), at: integer(row, 'at') }))
    },
    async teamVersion(id, version) {
      const row = sql.version.get(id, version)
      if (!row) return null
      const scenario = scenarioSchema.parse(json(row, 'scenario'))
      return { version, at: integer(row, 'at'), scenario, text: text(row, 'text') }
    },
  }
}
