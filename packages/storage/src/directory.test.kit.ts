/** Data directories for tests of backups: made with a store on disk, and forgotten after each test. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openStorage } from './open.ts'
import { interviewId, interviewRow } from './rows.test.kit.ts'
import type { Storage } from './storage.ts'

export const one = interviewId('interview-one')
export const two = interviewId('interview-two')

const made: string[] = []
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true })
})

export function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'probeboard-backup-'))
  made.push(path)
  return path
}

export function open(dataDir: string, now: () => number = Date.now): Promise<Storage> {
  return openStorage({
    dataDir,
    now,
    broken(error) {
      throw error
    },
  })
}

/** Runs `work` on the store of a directory, and closes it. */
export async function within<Answer>(dataDir: string, work: (storage: Storage) => Promise<Answer>): Promise<Answer> {
  const storage = await open(dataDir)
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

/** Two interviews with a log and an image each, the owner's token and a team's scenario. */
export async function furnish(dataDir: string): Promise<void> {
  writeFileSync(join(dataDir, 'owner-token'), 'the-token\n', { mode: 0o600 })
  mkdirSync(join(dataDir, 'scenarios', 'team'), { recursive: true })
  writeFileSync(join(dataDir, 'scenarios', 'team', 'own.yaml'), 'id: own\n')
  await within(dataDir, async (storage) => {
    for (const [i, id] of [one, two].entries()) {
      await storage.createInterview({ ...interviewRow(id, i), title: `title-of-${id}` }, [])
      await storage.log.append(id, [
        { kind: 'update', document: 'board', bytes: Buffer.from(`drawn-in-${id}`), by: null },
      ])
      await storage.putImage(id, 'hash', { type: 'image/png', bytes: Buffer.alloc(50_000, `pixels-of-${id}`) })
      await storage.audit({ at: i, actor: 'owner', action: 'interview-created', subject: id, details: '' })
    }
  })
}

/** All that a reader can see of two interviews. */
export function readAll(dataDir: string): Promise<unknown> {
  return within(dataDir, async (storage) => ({
    interviews: await storage.interviews(),
    logs: [await storage.log.read(one), await storage.log.read(two)],
    images: [await storage.image(one, 'hash'), await storage.image(two, 'hash')],
  }))
}

/** The files, at any depth, that hold this. */
export function filesWith(marker: string, path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file, 'latin1').includes(marker))
}
