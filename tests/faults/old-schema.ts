/**
 * A data directory as the first version of the tables would hold it, so that a start has all later migrations to do on
 * real rows. The first tables are had by killing a first start right after its first migration; they are never changed.
 */
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createServerOnFaults } from './server.ts'
import { openShim } from './shim.ts'

const fileOf = (data: string): string => join(data, 'probeboard.sqlite')

/** The version that a start leaves which is killed at this call on its disk, and its tables. */
async function startUpTo(killAt: number): Promise<{ version: number; tables: string[] }> {
  const data = mkdtempSync(join(tmpdir(), 'probeboard-first-'))
  const shim = openShim()
  const server = await createServerOnFaults({ data, environment: shim.environment(data) })
  shim.turn('killAt', killAt)
  await server.startToDie()
  const db = new DatabaseSync(fileOf(data))
  try {
    return {
      version: Number(db.prepare('PRAGMA user_version').get()?.user_version),
      tables: db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        .all()
        .map(({ sql }) => String(sql)),
    }
  } finally {
    db.close()
    shim.dispose()
    await server.dispose()
    rmSync(data, { recursive: true, force: true })
  }
}

/** `calls` is how many a whole first start makes. */
export async function readFirstTables(calls: number): Promise<string[]> {
  let [tooFew, enough] = [0, calls]
  let found: string[] | null = null
  while (found === null) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (middle === tooFew) throw new Error('No start was ever killed between its first two migrations.')
    const { version, tables } = await startUpTo(middle)
    if (version === 1) found = tables
    else if (version < 1) tooFew = middle
    else enough = middle
  }
  return found
}

const columnsOf = (db: DatabaseSync, place: string, table: string): string[] =>
  db
    .prepare(`PRAGMA ${place}.table_info(${table})`)
    .all()
    .map(({ name }) => String(name))

/** Puts all rows of a stopped server's store into the first tables, as far as those have room for them. */
export function makeOld(data: string, tables: readonly string[]): void {
  const [now, old] = [fileOf(data), `${fileOf(data)}-old`]
  const db = new DatabaseSync(old, { enableForeignKeyConstraints: false })
  for (const sql of tables) db.exec(sql)
  db.exec(`ATTACH '${now}' AS now; PRAGMA user_version = 1`)
  for (const { name } of db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").all()) {
    const table = String(name)
    if (table.startsWith('sqlite_')) continue
    const today = columnsOf(db, 'now', table)
    const kept = columnsOf(db, 'main', table).filter((column) => today.includes(column))
    if (kept.length > 0) db.exec(`INSERT INTO main.${table} (${kept}) SELECT ${kept} FROM now.${table}`)
  }
  db.close()
  for (const side of ['-wal', '-shm']) rmSync(now + side, { force: true })
  renameSync(old, now)
}
