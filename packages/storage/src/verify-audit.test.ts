/** The command that checks the audit log, on a real file: beside its running store, and on copies that somebody worked on. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashAudit } from './audit-chain.ts'
import { openSqlite } from './sqlite.ts'
import { chainAudit } from './sqlite-audits.ts'
import type { ChainedAudit } from './storage.ts'

const command = fileURLToPath(new URL('verify-audit.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'probeboard-audit-'))
const whole = join(root, 'whole')
/** More than the command reads at once. */
const length = 253
let rows: ChainedAudit[]
let besideServer: { code: number; words: string }

const noted = (at: number) => ({ at, actor: 'owner', action: 'signed-in', subject: `session-${at}`, details: '' })
const fileIn = (directory: string): string => join(directory, 'probeboard.sqlite')

function audit(directory: string): Promise<{ code: number; words: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, directory], (_error, words, problems) =>
      resolve({ code: child.exitCode ?? -1, words: words + problems }),
    )
  })
}

/** What the command says of a copy on which somebody worked who can write the file. */
async function after(work: (db: DatabaseSync) => void): Promise<{ code: number; words: string }> {
  const directory = mkdtempSync(join(root, 'copy-'))
  cpSync(whole, directory, { recursive: true })
  const db = new DatabaseSync(fileIn(directory))
  work(db)
  db.close()
  return audit(directory)
}

const row = (number: number): ChainedAudit => {
  const found = rows[number - 1]
  if (!found) throw new Error(`There is no row ${number}.`)
  return found
}

beforeAll(async () => {
  mkdirSync(whole)
  const storage = openSqlite(whole, () => 0)
  for (let at = 1; at <= length; at++) await storage.audit(noted(at))
  besideServer = await audit(whole)
  rows = await storage.audits()
  await storage.close()
})
afterAll(() => rmSync(root, { recursive: true }))

test('a whole log is counted and its last hash named, beside a running store and after it, and nothing is written', async () => {
  const words = `${length} rows, each as it was written. The last is ${length}, hash ${row(length).hash}\n`
  expect(besideServer).toEqual({ code: 0, words })
  const bytes = readFileSync(fileIn(whole))
  expect(await audit(whole)).toEqual({ code: 0, words })
  expect(readFileSync(fileIn(whole)).equals(bytes)).toBe(true)
})

test('an empty log holds', async () => {
  const empty = mkdtempSync(join(root, 'empty-'))
  await openSqlite(empty, () => 0).close()
  expect(await audit(empty)).toEqual({ code: 0, words: '0 rows, each as it was written. The last is 0, hash none\n' })
})

const wrongAt = (number: number) => ({ code: 1, words: expect.stringMatching(new RegExp(`^Row ${number} is wrong`)) })

test('a changed row is found, and the next one where its hash was made again', async () => {
  const change = 'UPDATE audits SET actor = ? WHERE number = 220'
  expect(await after((db) => db.prepare(change).run('nobody'))).toEqual(wrongAt(220))
  const hash = hashAudit(row(219).hash, 220, { ...row(220), actor: 'nobody' })
  expect(
    await after((db) => {
      db.prepare(change).run('nobody')
      db.prepare('UPDATE audits SET hash = ? WHERE number = 220').run(hash)
    }),
  ).toEqual(wrongAt(221))
})

test('a row that was taken out is found, in the middle, at the start and at the end', async () => {
  const remove = (number: number) => after((db) => db.prepare('DELETE FROM audits WHERE number = ?').run(number))
  expect(await remove(150)).toEqual(wrongAt(151))
  expect(await remove(1)).toEqual(wrongAt(2))
  expect(await remove(length)).toEqual({
    code: 1,
    words: `The last row is ${length - 1}, but row ${length} was written: the end is missing.\n`,
  })
})

test('a row that was put in between is found', async () => {
  const put = after((db) => {
    db.exec('UPDATE audits SET number = -number WHERE number > 120')
    chainAudit(db, noted(7))
    db.exec('UPDATE audits SET number = 1 - number WHERE number < 0')
  })
  expect(await put).toEqual(wrongAt(122))
})

test('a chain that was written anew from some row on holds, and ends with another hash than the one that was kept', async () => {
  const { code, words } = await after((db) => {
    db.exec('DELETE FROM audits WHERE number >= 250')
    for (let at = 250; at <= length; at++) chainAudit(db, noted(at === 251 ? 7 : at))
  })
  expect(code).toBe(0)
  expect(words).not.toContain(row(length).hash)
})

test('where there is no log, it says so and ends with 1', async () => {
  const { code, words } = await audit(mkdtempSync(join(root, 'none-')))
  expect(code).toBe(1)
  expect(words).toMatch(/cannot be read: unable to open database file/)
})
