/**
 * The audit log as a chain: each row holds a SHA-256 over the row before it and itself, so that a row that was changed,
 * taken out or put in between breaks every later one. Who can write the whole file can write a whole new chain: keep the
 * last row's hash somewhere else, and it tells.
 */
import { createHash } from 'node:crypto'
import type { AuditRow, ChainedAudit } from './storage.ts'

/** The one action that the store itself must know: a restore does it again. */
export const erasedAction = 'interview-erased'

export function hashAudit(previous: string, number: number, row: AuditRow): string {
  const { at, actor, action, subject, details } = row
  return createHash('sha256')
    .update(JSON.stringify([previous, number, at, actor, action, subject, details]))
    .digest('hex')
}

/**
 * The number of the first row that is not what was written, or null. `previous` is the hash of the row before these; the
 * very first row has '' before it.
 */
export function findBreak(rows: Iterable<ChainedAudit>, previous = ''): number | null {
  for (const row of rows) {
    if (hashAudit(previous, row.number, row) !== row.hash) return row.number
    previous = row.hash
  }
  return null
}
