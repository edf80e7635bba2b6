import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { libraryDirectory, loadScenarios, readScenario } from './load.ts'

const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')

/** The sound file with one thing changed; fails where there is nothing to change. */
function change(from: string, to: string): string {
  expect(sound).toContain(from)
  return sound.replace(from, () => to)
}

/** Line and column at which `piece` begins in `text`. */
function where(text: string, piece: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(piece)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'probeboard-scenarios-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('the library loads without a problem', () => {
  const { scenarios, problems } = loadScenarios([libraryDirectory])
  expect(problems).toEqual([])
  expect(scenarios.map(({ id }) => id)).toContain('legal-document-qa')
})

test.each([
  [
    'an unclosed list',
    'areas: [nlp-llm, data-engineering, evaluation]',
    'areas: [nlp-llm,',
    'brief:',
    /not valid YAML/,
  ],
  ['an unquoted colon', 'title: Legal document Q&A', 'title: Legal: documents', 'Legal: documents', /must be quoted/],
  ['a tab', '  - id: page-density', '\t- id: page-density', '\t- id: page-density', /spaces/],
  [
    'a key said twice',
    'version: 1\n',
    'version: 1\nversion: 2\n',
    'version: 2',
    /"version" stands here twice. Take one of the two out/,
  ],
  ['two documents', 'facts:\n', '---\nfacts:\n', '---', /file of its own/],
  ['an alias of nothing', 'level: Mid to staff', 'level: *nobody', '*nobody', /Nothing is called &nobody/],
])('broken YAML is named with line and column: %s', (_, from, to, piece, message) => {
  const text = change(from, to)
  const { scenario, problems } = readScenario('broken.yaml', text)
  expect(scenario).toBeUndefined()
  expect(problems[0]).toMatchObject({
    file: 'broken.yaml',
    ...where(text, piece),
    message: expect.stringMatching(message),
  })
})

test.each([
  [
    'an unknown key, with the one that was meant',
    '    constraint: latency',
    '    constrant: latency',
    'constrant',
    /"constrant" is no key in facts 17\. Did you mean "constraint"\?/,
  ],
  [
    'an unknown key at the top, with those known',
    'level: Mid to staff',
    'level: Mid\ncolour: red',
    'colour',
    /"colour" is no key\. Known: id, version/,
  ],
  [
    'an unknown word, with the one that was meant',
    'kind: model_wrong',
    'kind: model_wrng',
    'model_wrng',
    /one of model_wrong.*Did you mean "model_wrong"/,
  ],
  [
    'a missing key, at what lacks it',
    '    answer: About 500 tokens to a page.\n',
    '',
    'id: page-density',
    /"answer" is missing in facts 2\. Add it\. What the candidate then reads/,
  ],
  ['text where a number belongs', 'version: 1', 'version: one', 'one', /"version" must be a number, not "one"/],
  ['an empty value', 'level: Mid to staff', 'level:', 'level:', /"level" must be text, not empty/],
  [
    'too few hints',
    '[How fast does the corpus grow?, What is the yearly growth?, How much will it be in two years?]',
    '[How fast?]',
    '[How fast?]',
    /at least 3 entries; it has 1/,
  ],
  ['an id with a capital', 'id: legal-document-qa', 'id: Legal', 'Legal', /small letters/],
  ['a name with a hyphen', '  chunk_tokens: {', '  chunk-tokens: {', 'chunk-tokens: {', /small letters, digits and _/],
  ['a day that is none', "reviewBy: '2027-05-23'", 'reviewBy: May 2027', 'May 2027', /a date such as/],
  [
    'a source that is no link',
    'url: https://arxiv.org/abs/2405.20362',
    'url: on my desk',
    'on my desk',
    /starts with https/,
  ],
  [
    'a missing anchor',
    '    1: Would retry, or says that the model will rarely be wrong.\n',
    '',
    '2: Retries',
    /"1" is missing in rubric D4/,
  ],
  [
    'text that is too short',
    'answer: About 500 tokens to a page.',
    'answer: No',
    'No\n',
    /at least 3 characters; it has 2/,
  ],
])('a fault of content stands at its line and column: %s', (_, from, to, piece, message) => {
  const text = change(from, to)
  const { scenario, problems } = readScenario('faulty.yaml', text)
  expect(scenario).toBeUndefined()
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)])
  if (piece !== 'level:') expect(problems[0]).toMatchObject(where(text, piece))
})

test('all faults of a file are named at once', () => {
  const text = change('version: 1', 'version: one').replace('kind: api_down', 'kind: api_gone')
  expect(readScenario('faulty.yaml', text).problems).toHaveLength(2)
})

test.each(['', '# nothing here\n', 'a sentence', '- a\n- list\n', '42'])('%j is no scenario and says so', (text) => {
  const { scenario, problems } = readScenario('odd.yaml', text)
  expect(scenario).toBeUndefined()
  expect(problems[0]?.message).toMatch(/The file must be a map/)
})

test('aliases that multiply without end are refused, not unfolded', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe'].map((pair) => [...pair]))
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`)
  const [problem] = readScenario('bomb.yaml', bomb.join('\n')).problems
  expect(problem).toMatchObject({
    line: 2,
    column: 8,
    message: expect.stringMatching(/Excessive alias.*Write out what/),
  })
})

test.each([
  ['brackets', '['.repeat(100_000), /nested too deeply\. Close what is open/],
  ['maps', `a: ${'{a: '.repeat(50_000)}`, /nested too deeply/],
  ['indentation', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nested too deeply/],
  ['an alias within itself', 'facts: &a [*a]', /&a stands within itself\. Write it out/],
  ['another YAML', '%YAML 9.9\n---\nid: x', /Unsupported YAML version 9\.9/],
  ['a tag that runs code', 'id: !!js/function "() => 1"', /Unresolved tag/],
  ['a prototype', '__proto__: { polluted: 1 }', /"__proto__" is no key/],
  ['ten thousands of keys', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'), /"k0" is no key/],
  ['ten thousands of quotes', '"'.repeat(50_000), /not valid YAML/],
])('SL7 %s are refused soon, with a line, and never with more than a hundred and some problems', (_, text, says) => {
  const start = performance.now()
  const { scenario, problems } = readScenario('hostile.yaml', text)
  expect(scenario).toBeUndefined()
  expect(problems.map(({ message }) => message)).toContainEqual(expect.stringMatching(says))
  expect(problems.length).toBeLessThan(130)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  // Comparing each key with each other took seventeen seconds.
  expect(performance.now() - start).toBeLessThan(8000)
})

test('no text whatever makes the loader throw, and each problem has a place in it', () => {
  const cut = fc.tuple(fc.nat(sound.length), fc.nat(40), fc.string({ maxLength: 5 }))
  fc.assert(
    fc.property(fc.oneof(fc.string(), cut), (input) => {
      const text =
        typeof input === 'string' ? input : sound.slice(0, input[0]) + input[2] + sound.slice(input[0] + input[1])
      for (const { line, column, message } of readScenario('any.yaml', text).problems) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(message).toMatch(/\.|\?$/)
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('a file that is dropped into a second directory is loaded; a bad one beside it hides nothing', () => {
  writeFileSync(join(directory, 'ours.yml'), change('id: legal-document-qa', 'id: our-own'))
  writeFileSync(join(directory, 'broken.yaml'), 'id: broken\ntitle: [unclosed\n')
  writeFileSync(join(directory, '.hidden.yaml'), 'nothing')
  writeFileSync(join(directory, 'notes.txt'), 'nothing')
  const { scenarios, problems } = loadScenarios([libraryDirectory, directory, join(directory, 'absent')])
  const { scenarios: library } = loadScenarios([libraryDirectory])
  expect(scenarios.map(({ id }) => id)).toEqual([...library.map(({ id }) => id), 'our-own'])
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([join(directory, 'broken.yaml')]))
})

test('of two files with one id the first stands, and the second names it', () => {
  const copy = join(directory, 'copy.yaml')
  writeFileSync(copy, sound)
  const { scenarios, problems } = loadScenarios([libraryDirectory, directory])
  expect(scenarios).toEqual(loadScenarios([libraryDirectory]).scenarios)
  expect(problems).toEqual([
    {
      file: copy,
      ...where(sound, 'legal-document-qa\n'),
      message: expect.stringContaining(join(libraryDirectory, 'legal-document-qa.yaml')),
    },
  ])
})

test('SL7 what cannot be read is a problem, not an exception', () => {
  mkdirSync(join(directory, 'folder.yaml'))
  writeFileSync(join(directory, 'huge.yaml'), ' '.repeat(1024 * 1024 + 1))
  writeFileSync(join(directory, 'larger.yaml'), Buffer.alloc(10 * 1024 * 1024))
  writeFileSync(join(directory, 'latin.yaml'), Buffer.from('title: Caf\xe9', 'latin1'))
  writeFileSync(join(directory, 'file'), '')
  const { scenarios, problems } = loadScenarios([directory, join(directory, 'file')])
  expect(scenarios).toEqual([])
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/directory cannot be read/),
    expect.stringMatching(/file cannot be read/),
    expect.stringMatching(/larger than 1 MiB/),
    expect.stringMatching(/larger than 1 MiB/),
    expect.stringMatching(/not UTF-8 text\. Save it as UTF-8/),
  ])
})
