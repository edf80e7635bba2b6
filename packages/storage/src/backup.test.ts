import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { findBreak } from './audit-chain.ts'
import { backUp } from './backup.ts'
import { directory, filesWith, furnish, one, open, readAll, two, within } from './directory.test.kit.ts'
import { restore } from './restore.ts'
import { interviewRow } from './rows.test.kit.ts'

const now = Date.now

test('a backup under writes holds a prefix of each log, with all that was acknowledged before it began', async () => {
  const [dataDir, elsewhere] = [directory(), directory()]
  const storage = await open(dataDir)
  const acknowledged = { [one]: 0, [two]: 0 }
  let stopped = false
  async function write(id: typeof one): Promise<void> {
    await storage.createInterview(interviewRow(id, 1), [])
    while (!stopped) {
      const bytes = Buffer.alloc(20_000, acknowledged[id])
      await storage.log.append(id, [{ kind: 'update', document: 'board', bytes, by: null }])
      acknowledged[id] = (acknowledged[id] ?? 0) + 1
    }
  }
  const writing = Promise.all([write(one), write(two)])
  await vi.waitFor(() => expect(Math.min(...Object.values(acknowledged))).toBeGreaterThan(60), 20_000)
  const before = { ...acknowledged }
  const file = join(elsewhere, 'backup')
  const made = await backUp({ dataDir, file, now })
  const after = { ...acknowledged }
  await vi.waitFor(() => expect(acknowledged[one]).toBeGreaterThan((after[one] ?? 0) + 5), 20_000)
  stopped = true
  await writing
  const whole = [await storage.log.read(one), await storage.log.read(two)]
  await storage.close()

  expect(made).toMatchObject({ interviews: 2 })
  const restored = join(elsewhere, 'data')
  expect(await restore({ file, dataDir: restored, replace: false, now })).toMatchObject({ interviews: 2 })
  await within(restored, async (again) => {
    for (const [i, id] of [one, two].entries()) {
      const entries = await again.log.read(id)
      expect(entries.length).toBeGreaterThanOrEqual(before[id] ?? 0)
      expect(entries).toEqual(whole[i]?.slice(0, entries.length))
    }
  })
  // It was under way while people wrote.
  expect(after[one]).toBeGreaterThan(before[one] ?? 0)
})

test('a backup is private, says what it holds, and is noted in the audit log', async () => {
  const [dataDir, elsewhere] = [directory(), directory()]
  await furnish(dataDir)
  const storage = await open(dataDir)
  const file = join(elsewhere, 'folder', 'backup')
  const made = await backUp({ dataDir, file, now: () => 77 })
  const audits = await storage.audits()
  await storage.close()
  expect(made).toEqual({
    madeAt: 77,
    interviews: 2,
    logRows: 2,
    files: ['owner-token', 'scenarios/team/own.yaml'],
    audit: { number: 2, hash: audits[1]?.hash },
    bytes: statSync(file).size,
  })
  expect(readdirSync(join(elsewhere, 'folder'))).toEqual(['backup'])
  expect([statSync(file).mode & 0o777, statSync(join(elsewhere, 'folder')).mode & 0o777]).toEqual([0o600, 0o700])
  expect(audits.at(-1)).toMatchObject({ at: 77, actor: 'operator', action: 'backup-made', subject: 'store' })
  expect(findBreak(audits)).toBeNull()
})

test('a backup can be made of what a killed server left, with what only its write-ahead log holds', async () => {
  const [dataDir, killed, elsewhere] = [directory(), directory(), directory()]
  await furnish(dataDir)
  const storage = await open(dataDir)
  await storage.updateInterview(one, { state: 'live' })
  // No process is told of its end by a kill: its files stay as they are.
  for (const name of ['probeboard.sqlite', 'probeboard.sqlite-wal']) cpSync(join(dataDir, name), join(killed, name))
  await storage.close()
  const file = join(elsewhere, 'backup')
  expect(await backUp({ dataDir: killed, file, now })).toMatchObject({ logRows: 2 })
  await restore({ file, dataDir: join(elsewhere, 'data'), replace: false, now })
  expect(await readAll(join(elsewhere, 'data'))).toEqual(await readAll(dataDir))
})

test('what is erased while a backup reads is gone from all files when it has ended, and nobody waits for it', async () => {
  const dataDir = directory()
  await furnish(dataDir)
  const storage = await open(dataDir)
  await storage.updateInterview(one, { state: 'live' })
  const reader = new DatabaseSync(join(dataDir, 'probeboard.sqlite'))
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM log').get()
  const started = performance.now()
  await storage.eraseInterview(one, { at: 1, actor: 'owner' })
  // SQLite's own patience would be 5 s.
  expect(performance.now() - started).toBeLessThan(4000)
  expect(filesWith('title-of-interview-one', dataDir)).not.toEqual([])
  reader.exec('ROLLBACK')
  reader.close()
  await vi.waitFor(() => expect(filesWith('title-of-interview-one', dataDir)).toEqual([]), 10_000)
  await storage.close()
})

test.each<[string, (dataDir: string, file: string) => void, RegExp]>([
  ['no data', () => undefined, /^There is no data in /],
  [
    'a newer schema',
    (dataDir) => {
      const db = new DatabaseSync(join(dataDir, 'probeboard.sqlite'))
      db.exec('PRAGMA user_version = 999')
      db.close()
    },
    /of another version \(schema 999; .*Make the backup with the Probeboard that serves it\.$/,
  ],
  ['a file that is there', (_dataDir, file) => writeFileSync(file, 'mine'), /is there already\. Name another file/],
  [
    'a changed audit log',
    (dataDir) => {
      const db = new DatabaseSync(join(dataDir, 'probeboard.sqlite'))
      db.exec("UPDATE audits SET actor = 'nobody' WHERE number = 2")
      db.close()
    },
    /gives no sound backup\. The copy holds an audit log that was changed at row 2\./,
  ],
])('%s is refused, and nothing is left behind', async (what, spoil, sentence) => {
  const [dataDir, elsewhere] = [directory(), directory()]
  if (what !== 'no data') await furnish(dataDir)
  const file = join(elsewhere, 'backup')
  spoil(dataDir, file)
  expect(await backUp({ dataDir, file, now })).toEqual({ refused: expect.stringMatching(sentence) })
  expect(readdirSync(elsewhere)).toEqual(existsSync(file) ? ['backup'] : [])
  expect(existsSync(file)).toBe(what === 'a file that is there')
})
