/**
 * One writer per data directory. The lock is an exclusive transaction on a file of its own, so the operating system
 * gives it back when the process dies, however it dies, and other programs may still read the store.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface WriterLock {
  release(): void
}

export function takeWriterLock(dataDir: string): WriterLock {
  const db = new DatabaseSync(join(dataDir, 'writer.lock'), { timeout: 0 })
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Error && /locked|busy/i.test(error.message))
      throw new Error(
        `Another Probeboard already uses the data directory ${dataDir}. Stop it first, or set DATA_DIR to another directory.`,
      )
    throw error
  }
  return { release: () => db.close() }
}
