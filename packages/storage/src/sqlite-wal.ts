/** The write-ahead log of SQLite, which holds what was written until it is emptied: also what has been erased since. */
import type { DatabaseSync } from 'node:sqlite'

/** False while somebody else, such as a backup, still reads from it; does not wait for them. */
export function emptyWal(db: DatabaseSync): boolean {
  const patience = Number(db.prepare('PRAGMA busy_timeout').get()?.timeout)
  db.exec('PRAGMA busy_timeout = 0')
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
  } finally {
    db.exec(`PRAGMA busy_timeout = ${patience}`)
  }
}
