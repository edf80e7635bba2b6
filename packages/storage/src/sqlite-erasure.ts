/**
 * Takes everything of one interview out of SQLite: rows children first, and the kept answers of commands that name it.
 * With `secure_delete` no file holds its content any more once the write-ahead log is emptied. The proof is written in
 * the same transaction: a restore must know of every erasure.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { InterviewId } from '@probeboard/domain/interview/interview'
import { erasedAction } from './audit-chain.ts'
import { proveErasure } from './erasure.ts'
import { chainAudit } from './sqlite-audits.ts'
import { text } from './sqlite-row.ts'
import { transact } from './sqlite-schema.ts'
import type { AuditRow, Erasure } from './storage.ts'

/** Each table with what names its row; the interview itself goes last. */
const tables: readonly [table: string, id: string, where: string][] = [
  ['log', 'seq', 'interview = :interview'],
  ['snapshots', 'document', 'interview = :interview'],
  ['images', 'hash', 'interview = :interview'],
  ['drafts', 'rater', 'interview = :interview'],
  ['seals', "rater || '/' || version", 'interview = :interview'],
  [
    'answers',
    "caller || '/' || key",
    `instr(request, :interview) OR instr(body, :interview) OR instr(caller, :interview)
     OR EXISTS (SELECT 1 FROM participants WHERE interview = :interview AND instr(caller, participants.id))`,
  ],
  ['devices', 'id', 'interview = :interview'],
  ['participants', 'id', 'interview = :interview'],
  ['invites', 'id', 'interview = :interview'],
  ['interviews', 'id', 'id = :interview'],
]

export function eraseFrom(
  db: DatabaseSync,
  interview: InterviewId,
  by: Pick<AuditRow, 'at' | 'actor'>,
): Erasure | null {
  return transact(db, () => {
    const ids = tables.flatMap(([table, id, where]) =>
      db
        .prepare(`DELETE FROM ${table} WHERE ${where} RETURNING CAST(${id} AS TEXT) AS id`)
        .all({ interview })
        .map((row) => `${table}/${text(row, 'id')}`),
    )
    if (ids.length === 0) return null
    const erasure = proveErasure(ids)
    chainAudit(db, { ...by, action: erasedAction, subject: interview, details: JSON.stringify(erasure) })
    return erasure
  })
}
