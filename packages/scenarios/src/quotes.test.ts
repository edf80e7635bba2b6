/** A changed number, and the texts that quoted what it was. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numbersLeaningOn } from '@probeboard/domain/scenario/leaning'
import { computeNumbers } from '@probeboard/domain/scenario/numbers'
import { expect, test } from 'vitest'
import { amountOf, figuresIn, isSaidBy } from './figures.ts'
import { lintScenario } from './lint.ts'
import { libraryDirectory, readScenario } from './load.ts'

const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
const today = '2026-11-24'

function read(text: string) {
  const file = readScenario('fork.yaml', text)
  if (!file.scenario) throw new Error(file.problems[0]?.message)
  return { file, scenario: file.scenario }
}

function flagged(text: string): string[] {
  return lintScenario(read(text).file, today).map(({ rule, line }) => `${rule}: ${text.split('\n')[line - 1]?.trim()}`)
}

const documents = 'documents: { value: 10000, unit: documents, basis: brief }'
const insurer = sound.replace(documents, documents.replace('10000', '1000000'))

test('SL3 a hundred times the documents: fourteen numbers or more move, and exactly three texts are flagged', () => {
  const [before, after] = [read(sound).scenario, read(insurer).scenario].map(computeNumbers)
  const moved = after?.filter(({ value }, i) => value !== before?.[i]?.value).map(({ id }) => id) ?? []
  expect(moved.length).toBeGreaterThanOrEqual(14)
  expect(numbersLeaningOn(['documents'], read(sound).scenario.numbers)).toEqual(expect.arrayContaining(moved))

  const findings = lintScenario(read(insurer).file, today)
  const sums = findings.filter(({ rule }) => rule === 'numbers-compute')
  expect(sums.map(({ message }) => message.split('"')[1])).toEqual(moved)
  // The value itself is told to make the two agree, whichever of them is wrong.
  expect(findings.filter(({ rule }) => rule === 'told-as-counted')).toHaveLength(1)
  const texts = findings.filter(({ rule }) => rule === 'quotes-hold' || rule === 'public-numbers')
  expect(texts.map(({ line, message }) => [insurer.split('\n')[line - 1]?.trim(), message])).toEqual([
    ['**10,000 documents, 500 lawyers, and a 99.9 % uptime requirement**.', expect.stringContaining('10,000')],
    [expect.stringContaining('id: cluster-for-nothing'), expect.stringContaining('"10,000 documents" does not hold')],
    [
      'numbers such as 333,000 chunks or 180 dollars of OCR.',
      expect.stringContaining('"chunks" comes to 33,330,000 now'),
    ],
    [
      'numbers such as 333,000 chunks or 180 dollars of OCR.',
      expect.stringContaining('"ocr_cost" comes to 18,000 now'),
    ],
  ])
})

test('SL3 texts that were mended are flagged no more, also when claims were brought up to date first', () => {
  const { scenario } = read(insurer)
  const claims = computeNumbers(scenario).reduce((text, { id, value }, i) => {
    const claim = `value: ${scenario.numbers[i]?.value}`
    const at = text.indexOf(claim.replace(/\.?0+$/, ''), text.indexOf(`- id: ${id}\n`))
    const end = text.indexOf('\n', at)
    return `${text.slice(0, at)}value: ${value}${text.slice(end)}`
  }, insurer)
  expect(flagged(claims).filter((line) => line.startsWith('numbers-compute'))).toEqual([])
  expect(flagged(claims).filter((line) => line.startsWith('quotes-hold'))).toHaveLength(3)
  const mended = claims
    .replace('**10,000 documents', '**1,000,000 documents')
    .replace('Says "10,000 documents', 'Says "1,000,000 documents')
    .replace('333,000 chunks or 180 dollars', '33 million chunks or 18,000 dollars')
  expect(flagged(mended)).toEqual([])
})

test('SL3 a fact that is changed takes the texts along that quote it', () => {
  const budget = sound
    .replace('Models may cost 6,000 dollars', 'Models may cost 9,000 dollars')
    .replace('budget: { value: 6000', 'budget: { value: 9000')
  expect(flagged(budget)).toEqual([
    'numbers-compute: value: 1050',
    'quotes-hold: means: Inside the budget of 6,000 dollars.',
  ])
})

const known = new Set(['chunk', 'dollar', 'share', 'second', 'byte', 'page'])
test.each([
  ['such as 333,000 chunks', '333,000 chunks', 333_333, 'chunks', true],
  ['such as 333,000 chunks', '333,000 chunks', 340_000, 'chunks', false],
  ['some 33 million chunks', '33 million chunks', 33_333_333, 'chunks', true],
  ['99.9 percent of the time', '99.9 percent', 0.999, 'share', true],
  ['99.9 % uptime', '99.9 %', 0.998, 'share', false],
  ['for $4.50 each', '$4.50', 4.5, 'dollars/month', true],
  ['a cache of 1.5 gigabytes', '1.5 gigabytes', 1500, 'MB', true],
  ['within 90 minutes', '90 minutes', 1.5, 'hours', true],
  ['within 90 minutes', '90 minutes', 90, 'pages', false],
  ['30 typed pages', '30 typed pages', 30, 'pages/document', true],
  ['10,000 chunks', '10,000 chunks', 12_500, 'chunks', false],
])('SL3 "%s" says %s of %d %s: %s', (text, figure, value, unit, holds) => {
  const [found] = figuresIn(text, known)
  expect(found?.text).toBe(figure)
  expect(found && isSaidBy(found, amountOf(value, unit))).toBe(holds)
})

test.each([
  'SOC 2 pages',
  'at 02:00 pages',
  '8-bit pages',
  '99 of 100 pages',
  '29 pages out of 30',
  '12 pages',
  '40 people',
])('SL3 "%s" quotes nothing', (text) => {
  expect(figuresIn(text, known)).toEqual([])
})
