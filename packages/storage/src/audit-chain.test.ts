import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { findBreak, hashAudit } from './audit-chain.ts'
import { eachAudit } from './sqlite-audits.ts'
import { migrate } from './sqlite-schema.ts'
import type { ChainedAudit } from './storage.ts'

function chain(length: number): ChainedAudit[] {
  const rows: ChainedAudit[] = []
  for (let number = 1; number <= length; number++) {
    const row = { at: number, actor: 'owner', action: 'made', subject: `interview-${number}`, details: '' }
    rows.push({ ...row, number, hash: hashAudit(rows.at(-1)?.hash ?? '', number, row) })
  }
  return rows
}

describe('the audit chain', () => {
  test('is whole as it was written, and as long as it is empty', () => {
    expect(findBreak(chain(9))).toBeNull()
    expect(findBreak([])).toBeNull()
  })

  test.each(['at', 'actor', 'action', 'subject', 'details', 'hash'] as const)('a changed %s is found', (field) => {
    const rows = chain(9).map((row) => (row.number === 4 ? { ...row, [field]: field === 'at' ? 99 : 'else' } : row))
    expect(findBreak(rows)).toBe(4)
  })

  test('a row that was changed and hashed again breaks the next one', () => {
    const rows = chain(9)
    const [before, row] = rows.slice(2)
    if (!before || !row) throw new Error('There are nine.')
    const changed = { ...row, actor: 'nobody' }
    rows[3] = { ...changed, hash: hashAudit(before.hash, 4, changed) }
    expect(findBreak(rows)).toBe(5)
  })

  test('a row that was taken out, doubled or put elsewhere is found', () => {
    expect(findBreak(chain(9).toSpliced(3, 1))).toBe(5)
    expect(findBreak(chain(9).toSpliced(0, 1))).toBe(2)
    expect(findBreak(chain(9).toSpliced(4, 0, ...chain(4).slice(3)))).toBe(4)
  })

  test('rows from before the chain are chained as they stand', () => {
    const db = new DatabaseSync(':memory:')
    migrate(db, 2)
    const insert =
      "INSERT INTO audits (workspace, at, actor, action, subject, details) VALUES ('default', ?, ?, ?, ?, '')"
    db.prepare(insert).run(1, 'owner', 'signed-in', 'owner')
    db.prepare(insert).run(2, 'owner', 'interview-created', 'interview-one')
    db.exec("INSERT INTO sessions (hash, workspace, created_at) VALUES ('a', 'default', 5), ('b', 'default', 6)")
    migrate(db)
    const rows = [...eachAudit(db)]
    expect(rows.map(({ action }) => action)).toEqual(['signed-in', 'interview-created'])
    expect(findBreak(rows)).toBeNull()
    expect(db.prepare('SELECT count(DISTINCT id) AS n FROM sessions WHERE used_at = created_at').get()?.n).toBe(2)
  })
})
