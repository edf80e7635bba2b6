/** The two commands as an operator gives them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStorage } from '@probeboard/storage/open'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwnerToken } from './identity.ts'

const home = mkdtempSync(join(tmpdir(), 'probeboard-commands-'))
const data = join(home, 'data')

beforeAll(async () => {
  openOwnerToken(data)
  const fail = (error: unknown): never => {
    throw error
  }
  await (await openStorage({ dataDir: data, now: Date.now, broken: fail })).close()
})
afterAll(() => rmSync(home, { recursive: true }))

function give(command: 'backup' | 'restore', ...args: string[]) {
  const script = fileURLToPath(new URL(`./${command}.ts`, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env: { ...process.env, DATA_DIR: data },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('a backup goes to the data directory, to a folder or to a file, and is restored elsewhere', () => {
  expect(give('backup')).toMatchObject({ status: 0, stdout: expect.stringMatching(/0 interviews.*owner-token/) })
  expect(readdirSync(join(data, 'backups'))).toEqual([expect.stringMatching(/^probeboard-[\dT:.-]+Z\.backup$/)])
  expect(give('backup', `${home}/folder/`)).toMatchObject({ status: 0 })
  expect(readdirSync(join(home, 'folder'))).toHaveLength(1)
  const file = join(home, 'file')
  expect(give('backup', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('Last audit row: 2 ') })
  const into = give('restore', file, '--data', join(home, 'other'))
  expect(into).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing was at hand to say') })
  expect(readdirSync(join(home, 'other'))).toEqual(['owner-token', 'probeboard.sqlite', 'writer.lock'])
})

test('what cannot be done is said on the error output, with 1; what is no command, with 2', () => {
  expect(give('backup', join(home, 'file'))).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/No backup was made/),
  })
  expect(give('restore', join(home, 'file'))).toMatchObject({ status: 1, stderr: expect.stringMatching(/--replace/) })
  expect(give('restore', join(home, 'file'), '--replace')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/Erased again: nothing/),
  })
  for (const args of [[], ['a', 'b'], ['--wrong']])
    expect(give('restore', ...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage/) })
  expect(give('backup', 'a', 'b')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage/) })
})
