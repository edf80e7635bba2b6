import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeScenario } from '@probeboard/domain/scenario/scenario'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { libraryDirectory } from './load.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'probeboard-scenarios-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Runs the command line in a directory of its own. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: directory, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n'), stderr }
}

test('lint prints each file of the library and counts on the last line', () => {
  const { status, lines } = run('lint')
  const files = readdirSync(libraryDirectory).filter((name) => name.endsWith('.yaml'))
  expect(lines.slice(0, -1).map((line) => line.split('/').at(-1))).toEqual(files.sort())
  expect(lines.every((line, place) => line.startsWith('ok ') || place === files.length)).toBe(true)
  expect(lines.at(-1)).toMatch(new RegExp(`^${files.length} files?, 0 errors, \\d+ warnings?$`))
  expect(status).toBe(0)
})

test('lint names file, line, column, what to do and the rule, and ends with 1', () => {
  writeFileSync(
    join(directory, 'mine.yaml'),
    sound.replace('id: legal-document-qa', 'id: mine').replace('api_down', 'extra'),
  )
  const { status, lines } = run('lint', 'mine.yaml')
  expect(lines[0]).toBe('bad  mine.yaml')
  expect(lines[1]).toMatch(
    /^ {2}mine\.yaml:\d+:\d+: error: No curveball has the kind api_down\. Add one\. \[three-curveballs\]$/,
  )
  expect(lines.at(-1)).toMatch(/^1 file, 1 error, /)
  expect(status).toBe(1)
})

test('lint goes on after a broken file, and sees an id that the library has', () => {
  writeFileSync(join(directory, 'broken.yaml'), 'id: broken\ntitle: [unclosed\n')
  writeFileSync(join(directory, 'copy.yaml'), sound)
  const { status, lines } = run('lint', 'broken.yaml', 'absent.yaml', 'copy.yaml')
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
    'bad  broken.yaml',
    'bad  absent.yaml',
    'bad  copy.yaml',
    expect.stringMatching(/^3 files, \d+ errors, \d+ warnings?$/),
  ])
  expect(lines.join('\n')).toMatch(/copy\.yaml:2:5: error: The id "legal-document-qa" is taken by/)
  expect(status).toBe(1)
})

test('the JSON Schema that is checked in is the one that the schema gives; if not: npm run scenarios -- schema --write', () => {
  const file = fileURLToPath(new URL('../scenario.schema.json', import.meta.url))
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(describeScenario())))
  expect(run('schema').lines.join('\n')).toBe(readFileSync(file, 'utf8').trimEnd())
})

test('every file of the library names the schema for editors', () => {
  expect(sound.split('\n')[0]).toBe('# yaml-language-server: $schema=../scenario.schema.json')
})

test.each([[[]], [['lnit']], [['schema', '--writ']]])('%j gets the usage and a 2', (args) => {
  const { status, stderr } = run(...args)
  expect(stderr).toMatch(/^Usage: npm run scenarios -- lint/)
  expect(status).toBe(2)
})
