/**
 * A data directory from a backup. It is made beside what is there and put in place by renaming, so that a directory holds
 * the old store or the new one at every moment; what was there is set aside and never deleted. Whatever was erased
 * since the backup was made is erased again before anybody can see it.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { erasedAction, findBreak } from './audit-chain.ts'
import { syncDirectory } from './backup.ts'
import { besides, type Contents, type Refused, readFiles, unseal, withBackup } from './backup-file.ts'
import { openSqlite } from './sqlite.ts'
import { integer, text } from './sqlite-row.ts'
import { storeName } from './sqlite-schema.ts'
import type { AuditRow, Storage } from './storage.ts'
import { takeWriterLock, type WriterLock } from './writer-lock.ts'

/** Of a folder in the data directory in which a restore is under way, or has died. */
const stagePrefix = 'restoring-'

export interface Restored extends Contents {
  /** Where the old data is now; null where there was none. */
  readonly aside: string | null
  /** Interviews of the backup that had been erased since, and are erased again. */
  readonly erased: readonly string[]
  /** Whether anything was there to say what was erased since. */
  readonly knewErasures: boolean
}

export interface RestoreOptions {
  readonly file: string
  readonly dataDir: string
  /** Whether data that is there may be set aside. */
  readonly replace: boolean
  /** A directory whose audit log knows of more erasures. */
  readonly erasuresFrom?: string | undefined
  readonly now: () => number
}

/** In any version of the tables. Where nobody else reads it, the store is one file afterwards. */
function readErasures(dataDir: string): AuditRow[] | Refused {
  const store = join(dataDir, storeName)
  if (!existsSync(store)) return { refused: `There is no data in ${dataDir}, and so no audit log.` }
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(store)
    const rows = db.prepare('SELECT * FROM audits WHERE action = ? ORDER BY number').all(erasedAction)
    return rows.map((row) => ({
      at: integer(row, 'at'),
      actor: text(row, 'actor'),
      action: erasedAction,
      subject: text(row, 'subject'),
      details: text(row, 'details'),
    }))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      refused: `The audit log in ${dataDir} cannot be read (${why}), and without it what was erased would come back. If that must be, move the directory away yourself and restore into an empty one.`,
    }
  } finally {
    db?.close()
  }
}

/** Erases again; where the backup had nothing of it, the old proof goes into the log all the same. */
async function replay(storage: Storage, known: readonly AuditRow[], at: number): Promise<string[]> {
  const erased: string[] = []
  for (const row of known) {
    const before = await storage.auditsAbout(row.subject)
    if (before.some(({ action }) => action === erasedAction)) continue
    const interview = interviewIdSchema.parse(row.subject)
    if (await storage.eraseInterview(interview, { at, actor: 'operator' })) erased.push(interview)
    else await storage.audit(row)
  }
  return erased
}

/** The data of a checked backup in a directory of its own; answers what was erased again. */
async function unpack(
  { file, now }: RestoreOptions,
  { madeAt, audit }: Contents,
  stage: string,
  known: readonly AuditRow[],
): Promise<string[]> {
  const store = join(stage, storeName)
  copyFileSync(file, store)
  chmodSync(store, 0o600)
  const copy = new DatabaseSync(store)
  for (const { path, bytes } of readFiles(copy)) {
    mkdirSync(dirname(join(stage, path)), { recursive: true, mode: 0o700 })
    writeFileSync(join(stage, path), bytes, { mode: 0o600, flush: true })
  }
  unseal(copy)
  copy.close()
  const storage = openSqlite(stage, now)
  try {
    const erased = await replay(storage, known, now())
    const details = JSON.stringify({ madeAt, audit, erased: erased.length })
    await storage.audit({ at: now(), actor: 'operator', action: 'restored', subject: 'store', details })
    const broken = findBreak(await storage.audits())
    if (broken !== null) throw new Error(`The audit log that was restored is broken at row ${broken}.`)
    return erased
  } finally {
    await storage.close()
  }
}

/** The old store gives its name away only in the moment in which the new one takes it. */
function putInPlace(stage: string, dataDir: string, aside: string | null): void {
  if (aside) {
    mkdirSync(aside, { mode: 0o700 })
    if (existsSync(join(dataDir, storeName))) linkSync(join(dataDir, storeName), join(aside, storeName))
    for (const name of besides) if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(aside, name))
    syncDirectory(aside)
  }
  for (const name of [...besides, storeName])
    if (existsSync(join(stage, name))) renameSync(join(stage, name), join(dataDir, name))
  syncDirectory(dataDir)
}

/** Throws where the disk does not do what it is told. */
export async function restore(options: RestoreOptions): Promise<Restored | Refused> {
  const { file, dataDir } = options
  // Before anything is touched.
  const contents = withBackup(file, (_db, read) => read)
  if ('refused' in contents) return contents
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  let lock: WriterLock
  try {
    lock = takeWriterLock(dataDir)
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
  try {
    for (const name of readdirSync(dataDir))
      if (name.startsWith(stagePrefix)) rmSync(join(dataDir, name), { recursive: true })
    return await restoreInto(options, contents)
  } finally {
    lock.release()
  }
}

/** The caller holds the lock. */
async function restoreInto(options: RestoreOptions, contents: Contents): Promise<Restored | Refused> {
  const { dataDir, replace, erasuresFrom, now } = options
  const held = readdirSync(dataDir).filter((name) => [storeName, ...besides].includes(name))
  if (held.length > 0 && !replace)
    return {
      refused: `${dataDir} holds data. Restore into another directory with --data, or add --replace: what is there is then set aside and not deleted.`,
    }
  const known: AuditRow[] = []
  const sources = [...(held.includes(storeName) ? [dataDir] : []), ...(erasuresFrom ? [erasuresFrom] : [])]
  for (const source of sources) {
    const rows = readErasures(source)
    if ('refused' in rows) return rows
    known.push(...rows)
  }
  if (existsSync(join(dataDir, `${storeName}-wal`)))
    return { refused: `Another program, perhaps a backup, reads the data in ${dataDir}. Try again when it has ended.` }
  const stage = mkdtempSync(join(dataDir, stagePrefix))
  try {
    const erased = await unpack(options, contents, stage, known)
    const stamp = new Date(now()).toISOString().replaceAll(':', '-')
    const aside = held.length > 0 ? join(dataDir, `replaced-${stamp}`) : null
    putInPlace(stage, dataDir, aside)
    return { ...contents, erased, aside, knewErasures: sources.length > 0 }
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}
