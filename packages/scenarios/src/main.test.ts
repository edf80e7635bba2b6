import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeBank, describeDeck } from '@probeboard/domain/scenario/bank'
import { describeBook } from '@probeboard/domain/scenario/book'
import { describeScenario } from '@probeboard/domain/scenario/scenario'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { rules } from './lint.ts'
import { libraryDirectory } from './load.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')

const ruled = z.object({ driver: z.object({ rules: z.array(z.object({ id: z.string() })) }) })
const sarifSchema = z.object({
  version: z.literal('2.1.0'),
  runs: z.tuple([z.object({ tool: ruled, results: z.array(z.unknown()) })]),
})

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

test('lint prints each file of the library, each bank and the deck, and counts on the last line', () => {
  const { status, lines } = run('lint')
  const inLibrary = readdirSync(libraryDirectory).filter((name) => name.endsWith('.yaml'))
  const files = [...inLibrary.sort(), ...readdirSync(join(libraryDirectory, '../banks')).sort(), 'tradeoffs.yaml']
  expect(lines.slice(0, -1).map((line) => line.split('/').at(-1))).toEqual(files)
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

test('SL6 as JSON each finding has file, line, column, level, rule and message', () => {
  writeFileSync(
    join(directory, 'mine.yaml'),
    sound.replace('id: legal-document-qa', 'id: mine').replace('api_down', 'extra'),
  )
  const { status, lines } = run('lint', 'mine.yaml', '--format', 'json')
  const [line, column] = [expect.any(Number), expect.any(Number)]
  const message = 'No curveball has the kind api_down. Add one.'
  const finding = { file: 'mine.yaml', line, column, level: 'error', rule: 'three-curveballs', message }
  expect(JSON.parse(lines.join('\n'))).toEqual({
    files: [{ file: 'mine.yaml', findings: [finding] }],
    errors: 1,
    warnings: 0,
  })
  expect(status).toBe(1)
})

test('SL6 as SARIF each finding names a rule that the log describes', () => {
  writeFileSync(join(directory, 'broken one.yaml'), 'id: broken\ntitle: [unclosed\n')
  const { status, lines } = run('lint', 'broken one.yaml', '--format', 'sarif')
  const sarif = sarifSchema.parse(JSON.parse(lines.join('\n')))
  const [{ tool, results }] = sarif.runs
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['form', ...rules.map(({ name }) => name)])
  expect(results[0]).toMatchObject({
    ruleId: 'form',
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'broken%20one.yaml' }, region: { startLine: 3 } } }],
  })
  expect(status).toBe(1)
})

test('SL6 as workflow commands each finding is one line', () => {
  writeFileSync(
    join(directory, 'a,b.yaml'),
    sound.replace('id: legal-document-qa', 'id: mine').replace('api_down', 'extra'),
  )
  const { lines } = run('lint', 'a,b.yaml', '--format', 'github')
  expect(lines).toEqual([
    expect.stringMatching(/^::error file=a%2Cb\.yaml,line=\d+,col=\d+,title=three-curveballs::No curveball has/),
  ])
})

test('SL6 the rules are printed with what they ask and how to mend it', () => {
  const { lines, status } = run('rules')
  expect(lines).toHaveLength(rules.length + 3)
  expect(lines.join('\n')).toContain('| `quotes-hold` | error |')
  expect(status).toBe(0)
})

test('the JSON Schemas that are checked in are those that the schemas give; if not: npm run scenarios -- schema --write', () => {
  const checkedIn = (name: string): string =>
    readFileSync(fileURLToPath(new URL(`../${name}.schema.json`, import.meta.url)), 'utf8')
  const described = {
    scenario: describeScenario(),
    bank: describeBank(),
    tradeoffs: describeDeck(),
    book: describeBook(),
  }
  for (const [name, schema] of Object.entries(described))
    expect(JSON.parse(checkedIn(name)), name).toEqual(JSON.parse(JSON.stringify(schema)))
  expect(run('schema').lines.join('\n')).toBe(checkedIn('scenario').trimEnd())
})

test('every file of the library names the schema for editors', () => {
  expect(sound.split('\n')[0]).toBe('# yaml-language-server: $schema=../scenario.schema.json')
})

test.each([[[]], [['lnit']], [['schema', '--writ']], [['lint', '--format', 'xml']], [['rules', 'x']]])(
  '%j gets the usage and a 2',
  (args) => {
    const { status, stderr } = run(...args)
    expect(stderr).toMatch(/^Usage: npm run scenarios -- lint/)
    expect(status).toBe(2)
  },
)
