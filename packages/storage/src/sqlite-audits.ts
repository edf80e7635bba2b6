/** The audit log in SQLite. A row is chained to the last one inside its own transaction, whichever process writes it. */
import type { DatabaseSync } from 'node:sqlite'
import { hashAudit } from './audit-chain.ts'
import { integer, type Row, text } from './sqlite-row.ts'
import { transact, workspace } from './sqlite-schema.ts'
import type { AuditRow, ChainedAudit, Storage } from './storage.ts'

function readAudit(row: Row): ChainedAudit {
  return {
    number: integer(row, 'number'),
    at: integer(row, 'at'),
    actor: text(row, 'actor'),
    action: text(row, 'action'),
    subject: text(row, 'subject'),
    details: text(row, 'details'),
    hash: text(row, 'hash'),
  }
}

/** Writes one more row; the caller holds the transaction. */
export function chainAudit(db: DatabaseSync, row: AuditRow): void {
  const last = db.prepare('SELECT number, hash FROM audits ORDER BY number DESC LIMIT 1').get()
  const number = last ? integer(last, 'number') + 1 : 1
  const hash = hashAudit(last ? text(last, 'hash') : '', number, row)
  const { at, actor, action, subject, details } = row
  db.prepare(
    'INSERT INTO audits (number, workspace, at, actor, action, subject, details, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(number, workspace, at, actor, action, subject, details, hash)
}

const some = 'SELECT * FROM audits WHERE number > ? ORDER BY number LIMIT ?'

/** A log of any length, in many short reads: a long one would keep a server beside it from emptying its write-ahead log. */
export function* eachAudit(db: DatabaseSync): Generator<ChainedAudit> {
  const sql = db.prepare(some)
  let last = 0
  for (let rows = sql.all(last, 200); rows.length > 0; rows = sql.all(last, 200))
    for (const row of rows.map(readAudit)) {
      yield row
      last = row.number
    }
}

export function openAudits(db: DatabaseSync): Pick<Storage, 'audit' | 'audits' | 'auditsAbout'> {
  const sql = {
    after: db.prepare(some),
    about: db.prepare('SELECT * FROM audits WHERE subject = ? ORDER BY number'),
  }
  return {
    async audit(row) {
      transact(db, () => chainAudit(db, row))
    },
    async audits(after = 0, most = -1) {
      return sql.after.all(after, most).map(readAudit)
    },
    async auditsAbout(subject) {
      return sql.about.all(subject).map(readAudit)
    },
  }
}
