/**
 * What a backup is: one SQLite file with the tables of the store as they were at one moment, the other files of the data
 * directory as rows, and a digest over all of it. Whatever is read from one has been checked first.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { findBreak } from './audit-chain.ts'
import { eachAudit } from './sqlite-audits.ts'
import { bytes, integer, text } from './sqlite-row.ts'
import { chainedSince, schemaVersion, versionOf } from './sqlite-schema.ts'

/** Of a data directory, besides the store: a file and a folder. All else in it is made anew, or is no data. */
export const besides = ['owner-token', 'scenarios'] as const

/** Says of a SQLite file that it is one of ours: "PBBK". */
const applicationId = 0x50_42_42_4b

export interface Refused {
  /** A sentence for the operator: what is wrong, and what to do. */
  readonly refused: string
}

export interface Contents {
  readonly madeAt: number
  readonly interviews: number
  readonly logRows: number
  /** What it holds besides the store, by path. */
  readonly files: readonly string[]
  /** Of the last row of the audit log; number 0 and '' where it has none. */
  readonly audit: { readonly number: number; readonly hash: string }
}

function count(db: DatabaseSync, table: string): number {
  return integer(db.prepare(`SELECT count(*) AS n FROM ${table}`).get() ?? {}, 'n')
}

/** Over every value of every row, so that a bit that turned inside a drawing is found as well. */
function digest(db: DatabaseSync): string {
  const hash = createHash('sha256')
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'backup' ORDER BY name")
    .all()
    .map((row) => text(row, 'name'))
  for (const table of tables) {
    hash.update(`\n${table}\n`)
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate())
      for (const value of Object.values(row))
        if (value instanceof Uint8Array) hash.update(`${value.length}:`).update(value)
        else hash.update(`${JSON.stringify(value)},`)
  }
  return hash.digest('hex')
}

/** Turns a bare copy of the store into a backup. */
export function seal(copy: string, dataDir: string, madeAt: number): void {
  const db = new DatabaseSync(copy)
  try {
    db.exec(`
      PRAGMA journal_mode = DELETE;
      PRAGMA application_id = ${applicationId};
      CREATE TABLE backup_files (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
      CREATE TABLE backup (made_at INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
    `)
    const keep = db.prepare('INSERT INTO backup_files VALUES (?, ?)')
    for (const path of besides.flatMap((name) => listFiles(join(dataDir, name))))
      keep.run(relative(dataDir, path).split(sep).join('/'), readFileSync(path))
    db.prepare('INSERT INTO backup VALUES (?, ?)').run(madeAt, digest(db))
  } finally {
    db.close()
  }
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path]
    throw error
  }
}

/** Runs `look` on a backup that has passed every check. */
export function withBackup<Answer>(
  file: string,
  look: (db: DatabaseSync, contents: Contents) => Answer,
): Answer | Refused {
  if (!existsSync(file)) return { refused: `There is no file ${file}.` }
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { readOnly: true })
    const problem = findProblem(db)
    if (problem) return { refused: `${file} ${problem}` }
    return look(db, readContents(db))
  } catch (error) {
    if (!(error instanceof Error && 'errstr' in error)) throw error
    return { refused: `${file} is damaged, or no backup (${error.message}). Take another one.` }
  } finally {
    db?.close()
  }
}

function findProblem(db: DatabaseSync): string | null {
  if (db.prepare('PRAGMA application_id').get()?.application_id !== applicationId)
    return 'is no backup of Probeboard. Name a file that "npm run backup" has written.'
  const version = versionOf(db)
  if (version > schemaVersion)
    return `was made by a newer Probeboard (schema ${version}; this one knows ${schemaVersion}). Restore it with that version.`
  const [verdict] = db.prepare('PRAGMA integrity_check(1)').all()
  if (verdict?.integrity_check !== 'ok') return `is damaged (${verdict?.integrity_check}). Take another one.`
  if (digest(db) !== db.prepare('SELECT digest FROM backup').get()?.digest)
    return 'is damaged (it does not hold what was written into it). Take another one.'
  const broken = version < chainedSince ? null : findBreak(eachAudit(db))
  return broken === null ? null : `holds an audit log that was changed at row ${broken}. Take an earlier one.`
}

function readContents(db: DatabaseSync): Contents {
  const last = db.prepare('SELECT * FROM audits ORDER BY number DESC LIMIT 1').get()
  return {
    madeAt: integer(db.prepare('SELECT made_at FROM backup').get() ?? {}, 'made_at'),
    interviews: count(db, 'interviews'),
    logRows: count(db, 'log'),
    files: readFiles(db).map(({ path }) => path),
    audit: last
      ? { number: integer(last, 'number'), hash: 'hash' in last ? text(last, 'hash') : '' }
      : { number: 0, hash: '' },
  }
}

/** By path with slashes; what would lie elsewhere than a backup puts it is left out. */
export function readFiles(db: DatabaseSync): { path: string; bytes: Uint8Array }[] {
  return db
    .prepare('SELECT path, bytes FROM backup_files')
    .all()
    .map((row) => ({ path: text(row, 'path'), bytes: bytes(row, 'bytes') }))
    .filter(({ path }) => {
      const [first, ...rest] = path.split('/')
      return besides.some((name) => name === first) && !rest.includes('..')
    })
}

/** Makes the tables of a backup those of a store again. */
export function unseal(db: DatabaseSync): void {
  db.exec(`
    PRAGMA secure_delete = ON;
    DROP TABLE backup_files;
    DROP TABLE backup;
    PRAGMA application_id = 0;
  `)
}
