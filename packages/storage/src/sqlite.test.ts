/** What only a store on disk promises: it survives its process, is held by one of them, and forgets for good. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage } from './open.ts'
import { event, interviewId, interviewRow, update } from './rows.test.kit.ts'
import { openLog } from './sqlite-log.ts'
import { migrate } from './sqlite-schema.ts'

const one = interviewId('interview-one')
const now = () => 1000
let dataDir: string

const fail = (error: unknown): never => {
  throw error
}
const open = (clock = now) => openStorage({ dataDir, now: clock, broken: fail })

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'probeboard-sqlite-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

describe('the data directory', () => {
  test('everything is there after closing and opening again', async () => {
    const first = await open()
    await first.createInterview(interviewRow(one, 1), [])
    const stamped = await first.log.append(one, [event('started'), update('board', 5)])
    await first.close()
    const second = await open()
    expect(await second.log.read(one)).toEqual(stamped)
    expect(await second.log.append(one, [update('board', 6)])).toMatchObject([{ seq: 3 }])
    await second.close()
  })

  test('closing makes what was just appended durable', async () => {
    const first = await open()
    await first.createInterview(interviewRow(one, 1), [])
    const appended = first.log.append(one, [event('started')])
    await first.close()
    await expect(appended).resolves.toHaveLength(1)
    const second = await open()
    expect(await second.log.read(one)).toHaveLength(1)
    await second.close()
  })

  test('a second start is refused with a sentence, and may start when the first has gone', async () => {
    const first = await open()
    await expect(open()).rejects.toThrow(`Another Probeboard already uses the data directory ${dataDir}.`)
    await first.close()
    await (await open()).close()
  })

  test('a directory that a newer version wrote is refused, and not locked by the attempt', async () => {
    const db = new DatabaseSync(join(dataDir, 'probeboard.sqlite'))
    db.exec('PRAGMA user_version = 999')
    await expect(open()).rejects.toThrow('written by a newer Probeboard')
    db.exec('PRAGMA user_version = 0')
    db.close()
    await (await open()).close()
  })

  test('another database is refused until it is built', async () => {
    const options = { dataDir, databaseUrl: 'postgres://db/probeboard', now, broken: fail }
    await expect(openStorage(options)).rejects.toThrow('not built yet')
  })

  test('nobody else on the machine may read the store', async () => {
    const storage = await open()
    await storage.createInterview(interviewRow(one, 1), [])
    const files = readdirSync(dataDir).filter((file) => file.startsWith('probeboard'))
    expect(files).toHaveLength(3)
    expect(files.filter((file) => statSync(join(dataDir, file)).mode & 0o077)).toEqual([])
    await storage.close()
  })

  test('no file holds a byte of an erased interview', async () => {
    const storage = await open()
    await storage.createInterview({ ...interviewRow(one, 1), title: 'canary-title-9f3' }, [])
    await storage.log.append(one, [
      { kind: 'update', document: 'board', bytes: Buffer.from('canary-update-9f3'), by: null },
    ])
    const inFiles = (marker: string) =>
      readdirSync(dataDir).some((file) => readFileSync(join(dataDir, file), 'latin1').includes(marker))
    expect([inFiles('canary-title-9f3'), inFiles('canary-update-9f3')]).toEqual([true, true])
    await storage.eraseInterview(one, { at: 1, actor: 'owner' })
    expect([inFiles('canary-title-9f3'), inFiles('canary-update-9f3')]).toEqual([false, false])
    await storage.close()
  })
})

describe('group commit', () => {
  class CountingDatabase extends DatabaseSync {
    commits = 0
    override exec(sql: string): void {
      if (sql === 'COMMIT') this.commits += 1
      super.exec(sql)
    }
  }

  function openCounting() {
    const db = new CountingDatabase(':memory:')
    migrate(db)
    for (const id of ['interview-one', 'interview-two'])
      db.exec(
        `INSERT INTO interviews VALUES ('${id}', 'w', 't', NULL, '{}', '{}', 'live', 0, NULL, NULL, 1, NULL, NULL, NULL, 0)`,
      )
    db.commits = 0
    return { db, log: openLog(db, now) }
  }

  test('what arrives in one turn of the loop is one transaction, over all interviews', async () => {
    const { db, log } = openCounting()
    const two = interviewId('interview-two')
    await Promise.all(Array.from({ length: 40 }, (_, i) => log.append(i % 2 ? one : two, [update('board', i)])))
    expect(db.commits).toBe(1)
    expect(await log.read(one)).toHaveLength(20)
  })

  test('a group that fails is tried one by one, so that one bad append takes nobody down', async () => {
    const { db, log } = openCounting()
    const outcomes = await Promise.allSettled([
      log.append(one, [update('board', 1)]),
      log.append(interviewId('interview-none'), [update('board', 2)]),
      log.append(one, [update('board', 3)]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(db.commits).toBe(2)
  })

  test('a full disk fails the append as a whole, and the log goes on when there is room again', async () => {
    const { db, log } = openCounting()
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count)
    db.exec(`PRAGMA max_page_count = ${pages + 4}`)
    const big = { kind: 'update', document: 'board', bytes: new Uint8Array(100_000), by: null } as const
    await expect(log.append(one, [update('board', 1), big])).rejects.toThrow(/full/)
    expect(await log.read(one)).toEqual([])
    db.exec('PRAGMA max_page_count = 1000000')
    expect(await log.append(one, [update('board', 1), big])).toMatchObject([{ seq: 1 }, { seq: 2 }])
  })
})

describe('kill -9', () => {
  /** Appends without end from several interviews' turns and prints each number once it is durable. */
  const appender = `
    const { openStorage } = await import(${JSON.stringify(new URL('./open.ts', import.meta.url).href)})
    const storage = await openStorage({ dataDir: process.argv[1], now: Date.now, broken: () => process.exit(70) })
    const id = ${JSON.stringify(one)}
    for (;;)
      await Promise.all([1, 2, 3].map(async () => {
        const entries = await storage.log.append(id, [{ kind: 'update', document: 'board', bytes: new Uint8Array(300), by: null }])
        process.stdout.write(entries[0].seq + '\\n')
      }))
  `

  test('every append that was acknowledged is in the log, without a gap, round after round', async () => {
    const storage = await open()
    await storage.createInterview(interviewRow(one, 1), [])
    await storage.close()
    let acknowledged = 0
    for (let round = 1; round <= 5; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', appender, dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      const killAt = acknowledged + 40 * round
      for await (const line of createInterface(child.stdout)) {
        acknowledged = Math.max(acknowledged, Number(line))
        if (acknowledged >= killAt) child.kill('SIGKILL')
      }
      await gone
      const reopened = await open(Date.now)
      const entries = await reopened.log.read(one)
      await reopened.close()
      expect(entries.length).toBeGreaterThanOrEqual(acknowledged)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    }
  }, 60_000)
})
