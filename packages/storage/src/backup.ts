/**
 * A copy of a data directory while its server runs. The pages of the store are copied in small steps, with a pause after
 * each, and all as they were at one moment: a copy that follows the writes of another process would begin anew at each
 * of them. It is whole under its name, or it is not there.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { type Contents, type Refused, seal, withBackup } from './backup-file.ts'
import { chainAudit } from './sqlite-audits.ts'
import { schemaVersion, storeName, transact, versionOf } from './sqlite-schema.ts'

/** Pages of 4 KiB a step, and the ms after it in which the disk and the processor are the server's alone. */
const step = 64
const rest = 1

export interface Backup extends Contents {
  readonly bytes: number
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** What was renamed or made in it outlives the power. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  fsyncSync(directory)
  closeSync(directory)
}

/** The pages as they are now, whatever is written meanwhile. */
async function copyPages(live: DatabaseSync, to: string): Promise<void> {
  const copy = openSync(to, 'wx', 0o600)
  live.exec('BEGIN')
  try {
    live.prepare('SELECT count(*) FROM sqlite_schema').get()
    await backup(live, to, {
      rate: step,
      progress() {
        // Otherwise all of it would be waiting for the disk when the last step syncs it, and the server behind it.
        fsyncSync(copy)
        pause(rest)
      },
    })
  } finally {
    live.exec('ROLLBACK')
    closeSync(copy)
  }
}

/** Throws where the disk does not do what it is told. */
export async function backUp(options: {
  readonly dataDir: string
  /** Where it goes; its folder is made. */
  readonly file: string
  readonly now: () => number
}): Promise<Backup | Refused> {
  const { dataDir, file, now } = options
  const store = join(dataDir, storeName)
  if (!existsSync(store)) return { refused: `There is no data in ${dataDir}. Set DATA_DIR to the server's directory.` }
  if (existsSync(file)) return { refused: `${file} is there already. Name another file, or a directory.` }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}.part`
  const live = new DatabaseSync(store, { timeout: 5000 })
  try {
    const version = versionOf(live)
    if (version !== schemaVersion)
      return {
        refused: `The data in ${dataDir} is of another version (schema ${version}; this one knows ${schemaVersion}). Make the backup with the Probeboard that serves it.`,
      }
    const madeAt = now()
    await copyPages(live, part)
    seal(part, dataDir, madeAt)
    const contents = withBackup(part, (_db, read) => read)
    if ('refused' in contents)
      return { refused: `The data in ${dataDir} gives no sound backup. ${contents.refused.replace(part, 'The copy')}` }
    const { files: _, madeAt: __, ...held } = contents
    transact(live, () =>
      chainAudit(live, {
        at: now(),
        actor: 'operator',
        action: 'backup-made',
        subject: 'store',
        details: JSON.stringify(held),
      }),
    )
    renameSync(part, file)
    syncDirectory(dirname(file))
    return { ...contents, bytes: statSync(file).size }
  } finally {
    live.close()
    for (const side of ['', '-journal', '-wal', '-shm']) rmSync(part + side, { force: true })
  }
}
