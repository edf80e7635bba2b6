import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, test } from 'vitest'
import { findBreak } from './audit-chain.ts'
import { backUp } from './backup.ts'
import { readFiles, seal } from './backup-file.ts'
import { directory, filesWith, furnish, one, open, readAll, two, within } from './directory.test.kit.ts'
import { restore } from './restore.ts'
import { interviewId, interviewRow } from './rows.test.kit.ts'
import { migrate } from './sqlite-schema.ts'

const now = Date.now
let dataDir: string
let elsewhere: string
let file: string

beforeEach(async () => {
  dataDir = directory()
  elsewhere = directory()
  file = join(elsewhere, 'backup')
  await furnish(dataDir)
  await backUp({ dataDir, file, now })
})

const fresh = (): string => join(elsewhere, 'data')
const replacing = () => restore({ file, dataDir, replace: true, now })

/** Changes a SQLite file by hand. */
function change(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

describe('a restore', () => {
  test('makes the directory what it was, for its owner alone', async () => {
    const before = await readAll(dataDir)
    expect(await restore({ file, dataDir: fresh(), replace: false, now })).toMatchObject({
      aside: null,
      erased: [],
      knewErasures: false,
    })
    expect(await readAll(fresh())).toEqual(before)
    expect(readdirSync(fresh()).toSorted()).toEqual(['owner-token', 'probeboard.sqlite', 'scenarios', 'writer.lock'])
    expect(readFileSync(join(fresh(), 'owner-token'), 'utf8')).toBe('the-token\n')
    expect(readFileSync(join(fresh(), 'scenarios', 'team', 'own.yaml'), 'utf8')).toBe('id: own\n')
    for (const name of ['', 'owner-token', 'probeboard.sqlite', 'scenarios'])
      expect(statSync(join(fresh(), name)).mode & 0o077).toBe(0)
    const audits = await within(fresh(), (storage) => storage.audits())
    expect(audits.map(({ action }) => action)).toEqual(['interview-created', 'interview-created', 'restored'])
    expect(findBreak(audits)).toBeNull()
  })

  test('done twice is as done once, and what was there is set aside whole each time', async () => {
    const before = await readAll(dataDir)
    await within(dataDir, (storage) => storage.updateInterview(one, { state: 'live' }))
    const asides: string[] = []
    for (const _ of [1, 2]) {
      const done = await replacing()
      if ('refused' in done || !done.aside) throw new Error('It was refused.')
      asides.push(done.aside)
      expect(await readAll(dataDir)).toEqual(before)
    }
    const [first = '', second = ''] = asides
    expect(await within(first, (storage) => storage.interview(one))).toMatchObject({ state: 'live' })
    expect(await readAll(second)).toEqual(before)
    expect(readFileSync(join(first, 'owner-token'), 'utf8')).toBe('the-token\n')
  })

  test('takes over where an earlier one died', async () => {
    mkdirSync(join(dataDir, 'restoring-dead'))
    writeFileSync(join(dataDir, 'restoring-dead', 'probeboard.sqlite'), 'half')
    expect(await replacing()).toMatchObject({ erased: [] })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring-'))).toEqual([])
  })

  test('brings the tables of an older version up to date', async () => {
    const db = new DatabaseSync(join(elsewhere, 'old'))
    migrate(db, 2)
    db.exec("INSERT INTO audits VALUES (1, 'default', 5, 'owner', 'signed-in', 'owner', '')")
    db.close()
    seal(join(elsewhere, 'old'), dataDir, 9)
    const done = await restore({ file: join(elsewhere, 'old'), dataDir: fresh(), replace: false, now })
    expect(done).toMatchObject({ madeAt: 9, interviews: 0 })
    const audits = await within(fresh(), (storage) => storage.audits())
    expect(audits.map(({ action }) => action)).toEqual(['signed-in', 'restored'])
  })

  test('writes only what a backup puts there, and nothing outside of the directory', () => {
    const db = new DatabaseSync(':memory:')
    db.exec('CREATE TABLE backup_files (path, bytes)')
    for (const path of ['../evil', 'scenarios/../../evil', '/tmp/evil', 'probeboard.sqlite', 'scenarios/good.yaml'])
      db.prepare('INSERT INTO backup_files VALUES (?, ?)').run(path, new Uint8Array(1))
    expect(readFiles(db).map(({ path }) => path)).toEqual(['scenarios/good.yaml'])
  })
})

describe('what was erased stays erased', () => {
  const erase = (id: typeof one) => within(dataDir, (storage) => storage.eraseInterview(id, { at: 5, actor: 'owner' }))

  test('by the audit log of the directory that is set aside', async () => {
    await erase(one)
    const done = await replacing()
    expect(done).toMatchObject({ erased: [one], knewErasures: true })
    const [left, about] = await within(dataDir, async (storage) => [
      (await storage.interviews()).map(({ id }) => id),
      await storage.auditsAbout(one),
    ])
    expect(left).toEqual([two])
    expect(about).toMatchObject([{ action: 'interview-created' }, { action: 'interview-erased', actor: 'operator' }])
    expect(filesWith('drawn-in-interview-one', dataDir)).toEqual([])
    expect(filesWith('drawn-in-interview-two', dataDir)).not.toEqual([])
    expect(await replacing()).toMatchObject({ erased: [one] })
    expect(await within(dataDir, (storage) => storage.interview(one))).toBeNull()
  })

  test('by the audit log of another directory', async () => {
    await erase(two)
    const done = await restore({ file, dataDir: fresh(), replace: false, erasuresFrom: dataDir, now })
    expect(done).toMatchObject({ erased: [two], knewErasures: true, aside: null })
    expect(await within(fresh(), (storage) => storage.interview(two))).toBeNull()
  })

  test('also where it was made after the backup: it is known as erased, and not as one that never was', async () => {
    const three = interviewId('interview-three')
    await within(dataDir, (storage) => storage.createInterview(interviewRow(three, 1), []))
    const proof = await erase(three)
    expect(await replacing()).toMatchObject({ erased: [] })
    const about = await within(dataDir, (storage) => storage.auditsAbout(three))
    expect(about).toMatchObject([{ at: 5, actor: 'owner', action: 'interview-erased', details: JSON.stringify(proof) }])
  })
})

describe('a damaged copy is refused', () => {
  const restoreTo = () => restore({ file, dataDir: fresh(), replace: false, now })

  test('wherever it was cut off', async () => {
    const whole = readFileSync(file)
    for (let part = 0; part < 40; part++) {
      writeFileSync(file, whole.subarray(0, Math.floor((whole.length * part) / 40)))
      expect(await restoreTo()).toEqual({ refused: expect.stringMatching(/is damaged|is no backup/) })
    }
    expect(existsSync(fresh())).toBe(false)
  })

  test('where a page of it was never written', async () => {
    const whole = readFileSync(file)
    const pages = whole.length / 4096
    const before = await readAll(dataDir)
    for (let page = 0; page < pages; page++) {
      writeFileSync(file, Buffer.from(whole).fill(0, page * 4096, (page + 1) * 4096))
      const done = await restore({ file, dataDir: join(elsewhere, `data-${page}`), replace: false, now })
      // A page that nothing uses may be anything.
      if ('refused' in done) expect(done.refused).toMatch(/is damaged|is no backup/)
      else expect(await readAll(join(elsewhere, `data-${page}`))).toEqual(before)
    }
  })

  test.each(['drawn-in-interview-one', 'pixels-of-interview-two', 'title-of-interview-one', 'the-token', 'id: own'])(
    'where one bit of "%s" has turned',
    async (marker) => {
      const bytes = readFileSync(file)
      const place = bytes.indexOf(marker)
      expect(place).toBeGreaterThan(0)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      writeFileSync(file, bytes)
      expect(await restoreTo()).toEqual({ refused: expect.stringMatching(/is damaged/) })
    },
  )
})

describe('a refusal says what to do, and changes nothing', () => {
  test.each<[string, () => void | Promise<void>, RegExp]>([
    ['no such file', () => rmSync(file), /^There is no file /],
    ['something else', () => writeFileSync(file, 'a letter '.repeat(1000)), /no backup/],
    ['an empty file', () => writeFileSync(file, ''), /is no backup of Probeboard\. Name a file that "npm run backup"/],
    [
      'a folder',
      () => {
        rmSync(file)
        mkdirSync(file)
      },
      /no backup/,
    ],
    ['a bare store', () => copyFileSync(join(dataDir, 'probeboard.sqlite'), file), /is no backup of Probeboard/],
    [
      'a newer backup',
      () => change(file, 'PRAGMA user_version = 999'),
      /schema 999; .*Restore it with that version\.$/,
    ],
    [
      'a changed audit log with a digest to match',
      () => {
        rmSync(file)
        copyFileSync(join(dataDir, 'probeboard.sqlite'), file)
        change(file, "UPDATE audits SET actor = 'nobody' WHERE number = 2")
        seal(file, dataDir, 1)
      },
      /holds an audit log that was changed at row 2/,
    ],
  ])('%s', async (_what, spoil, sentence) => {
    await spoil()
    expect(await restore({ file, dataDir: fresh(), replace: false, now })).toEqual({
      refused: expect.stringMatching(sentence),
    })
    expect(existsSync(fresh())).toBe(false)
    const before = await readAll(dataDir)
    expect(await replacing()).toEqual({ refused: expect.stringMatching(sentence) })
    expect(await readAll(dataDir)).toEqual(before)
  })

  test('a server that uses the directory', async () => {
    const storage = await open(dataDir)
    expect(await replacing()).toEqual({ refused: expect.stringMatching(/^Another Probeboard already uses .*Stop it/) })
    await storage.close()
    expect(await replacing()).toMatchObject({ interviews: 2 })
  })

  test('a program that reads the store', async () => {
    const reader = new DatabaseSync(join(dataDir, 'probeboard.sqlite'))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM log').get()
    expect(await replacing()).toEqual({ refused: expect.stringMatching(/^Another program/) })
    reader.close()
    expect(await replacing()).toMatchObject({ interviews: 2 })
  })

  test.each(['owner-token', 'scenarios', 'probeboard.sqlite'])('a directory with %s in it', async (name) => {
    mkdirSync(fresh())
    cpSync(join(dataDir, name), join(fresh(), name), { recursive: true })
    const list = () => new Set(readdirSync(fresh(), { recursive: true, encoding: 'utf8' }))
    const before = list()
    expect(await restore({ file, dataDir: fresh(), replace: false, now })).toEqual({
      refused: expect.stringMatching(/holds data\. .* --replace/),
    })
    expect(list()).toEqual(before.add('writer.lock'))
  })

  test('a store whose audit log cannot be read', async () => {
    writeFileSync(join(dataDir, 'probeboard.sqlite'), 'not a store at all '.repeat(500))
    expect(await replacing()).toEqual({ refused: expect.stringMatching(/cannot be read .* move the directory away/) })
    expect(filesWith('not a store at all', dataDir)).toHaveLength(1)
  })

  test('no audit log where one was named', async () => {
    const options = { file, dataDir: fresh(), replace: false, erasuresFrom: elsewhere, now }
    expect(await restore(options)).toEqual({ refused: expect.stringMatching(/no audit log/) })
  })
})
