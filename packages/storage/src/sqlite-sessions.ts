/** The owner's sign-ins in SQLite. */
import type { DatabaseSync } from 'node:sqlite'
import { integer, type Row, text } from './sqlite-row.ts'
import { workspace } from './sqlite-schema.ts'
import type { SessionRow, Storage } from './storage.ts'

function readSession(row: Row): SessionRow {
  return {
    id: text(row, 'id'),
    hash: text(row, 'hash'),
    createdAt: integer(row, 'created_at'),
    usedAt: integer(row, 'used_at'),
  }
}

export function openSessions(
  db: DatabaseSync,
): Pick<Storage, 'addSession' | 'session' | 'sessions' | 'useSession' | 'endSession'> {
  const sql = {
    add: db.prepare('INSERT INTO sessions (hash, workspace, id, created_at, used_at) VALUES (?, ?, ?, ?, ?)'),
    byHash: db.prepare('SELECT * FROM sessions WHERE hash = ?'),
    all: db.prepare('SELECT * FROM sessions WHERE workspace = ? ORDER BY created_at DESC, rowid DESC'),
    use: db.prepare('UPDATE sessions SET used_at = ? WHERE id = ?'),
    end: db.prepare('DELETE FROM sessions WHERE id = ?'),
  }
  return {
    async addSession({ hash, id, createdAt, usedAt }) {
      sql.add.run(hash, workspace, id, createdAt, usedAt)
    },
    async session(hash) {
      const row = sql.byHash.get(hash)
      return row ? readSession(row) : null
    },
    async sessions() {
      return sql.all.all(workspace).map(readSession)
    },
    async useSession(id, at) {
      sql.use.run(at, id)
    },
    async endSession(id) {
      return sql.end.run(id).changes === 1
    },
  }
}
