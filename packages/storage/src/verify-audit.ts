/**
 * `npm run audit [-- DIRECTORY]`: whether the audit log of a data directory is what was written. Reads only, also beside a
 * running server. Prints how many rows there are and the last hash, or the first row that is wrong, and then ends with 1.
 */
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { findBreak } from './audit-chain.ts'
import { eachAudit } from './sqlite-audits.ts'
import { integer } from './sqlite-row.ts'

/** SQLite keeps the highest number that was ever given, so a log that was cut off at its end does not pass for whole. */
function lastWritten(db: DatabaseSync): number {
  const row = db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'audits'`).get()
  return row ? integer(row, 'seq') : 0
}

function verify(db: DatabaseSync): { holds: boolean; words: string } {
  // Before the rows, because a server may be writing more of them.
  const written = lastWritten(db)
  let [rows, number, hash] = [0, 0, '']
  function* counted() {
    for (const row of eachAudit(db)) {
      yield row
      rows += 1
      number = row.number
      hash = row.hash
    }
  }
  const broken = findBreak(counted())
  if (broken !== null)
    return {
      holds: false,
      words: `Row ${broken} is wrong: it was changed, or one before it was changed, taken out or put in. The ${rows} before it are as they were written.`,
    }
  if (number < written)
    return { holds: false, words: `The last row is ${number}, but row ${written} was written: the end is missing.` }
  return { holds: true, words: `${rows} rows, each as it was written. The last is ${number}, hash ${hash || 'none'}` }
}

function read(directory: string): { holds: boolean; words: string } {
  try {
    const db = new DatabaseSync(join(directory, 'probeboard.sqlite'), { readOnly: true, timeout: 5000 })
    try {
      return verify(db)
    } finally {
      db.close()
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { holds: false, words: `The audit log in ${directory} cannot be read: ${why}` }
  }
}

const { holds, words } = read(resolve(process.argv[2] ?? (process.env.DATA_DIR || './data')))
process.stdout.write(`${words}\n`)
process.exitCode = holds ? 0 : 1
