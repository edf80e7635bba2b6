/** Books: read, referred to, taken over into a scenario, and told apart from what a scenario says itself. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { booksDirectory, loadBooks, shippedBooks } from './books.ts'
import { libraryDirectory, loadScenarios, readScenario } from './load.ts'

const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
const ocr = 'price_ocr: { book: prices-2026-11, entry: ocr }'
const book = `id: ours
kind: price-book
name: What we pay
asOf: '2026-10-01'
entries:
  ocr: { value: 2, unit: dollars/1000 pages, means: Reading scanned pages }
`

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'probeboard-books-'))
  mkdirSync(join(directory, 'books'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const write = (name: string, text: string): void => writeFileSync(join(directory, name), text)

test('SL4 the books that come along have no problem, and every entry of them is used', () => {
  const { books, problems } = loadBooks([booksDirectory])
  expect(problems).toEqual([])
  const inputs = loadScenarios([libraryDirectory]).scenarios.flatMap((scenario) => Object.values(scenario.inputs))
  for (const { id, entries } of books.values())
    for (const entry of Object.keys(entries))
      expect(
        inputs.some((input) => input.book === id && input.entry === entry),
        `${id} ${entry}`,
      ).toBe(true)
})

test('SL4 a loaded scenario holds value, unit and day of an entry, and reads the same without the book', () => {
  const { scenario } = readScenario('legal.yaml', sound)
  expect(scenario?.inputs.price_ocr).toEqual({
    value: 1.5,
    unit: 'dollars/1000 pages',
    basis: 'price-book',
    asOf: '2026-11-01',
    book: 'prices-2026-11',
    entry: 'ocr',
  })
  const frozen = JSON.stringify(scenario)
  expect(scenarioSchema.parse(JSON.parse(frozen))).toEqual(scenario)
  expect(readScenario('export.yaml', frozen, new Map()).scenario).toEqual(scenario)
})

test('SL5 a team keeps books beside its scenarios', () => {
  write('books/ours.yaml', book)
  write(
    'pack.yaml',
    sound.replace('id: legal-document-qa', 'id: our-pack').replace(ocr, 'price_ocr: { book: ours, entry: ocr }'),
  )
  const { scenarios, problems } = loadScenarios([directory])
  expect(problems).toEqual([])
  expect(scenarios[0]?.inputs.price_ocr).toMatchObject({ value: 2, asOf: '2026-10-01' })
})

test('SL5 a bad book is named with its line and hides neither other books nor scenarios that need none of it', () => {
  write('books/broken.yaml', 'id: broken\nentries: [\n')
  write('books/faulty.yaml', book.replace('asOf:', 'asof:').replace('value: 2', 'value: two'))
  write('books/ours.yaml', book)
  write('books/twin.yaml', book)
  write('pack.yaml', sound.replace('id: legal-document-qa', 'id: our-pack'))
  const { scenarios, problems } = loadScenarios([directory])
  expect(scenarios.map(({ id }) => id)).toEqual(['our-pack'])
  expect(problems).toMatchObject([
    { file: join(directory, 'books/broken.yaml'), message: expect.stringContaining('not valid YAML') },
    { file: join(directory, 'books/faulty.yaml'), line: 1, message: expect.stringContaining('"asOf" is missing') },
    { line: 6, column: 17, message: '"value" in entries ocr must be a number, not "two".' },
    { line: 4, column: 1, message: '"asof" is no key. Did you mean "asOf"?' },
    { file: join(directory, 'books/twin.yaml'), line: 1, column: 5, message: expect.stringContaining('the id "ours"') },
  ])
})

test.each([
  ['price_ocr: { book: prices-2026-11 }', 'price_ocr', /Say which entry of "prices-2026-11"\. Known: large-llm-input/],
  ['price_ocr: { entry: ocr }', '{ entry: ocr', /"value" is missing in inputs price_ocr/],
  [
    'price_ocr: { book: prices-2026-11, entry: ocr, unit: dollars/page }',
    'dollars/page',
    /says dollars\/1000 pages\. Take this unit out/,
  ],
  ['price_ocr: { book: 7, entry: ocr }', '7, entry', /must be text, not 7/],
  ['price_ocr: { book: prices-2026-11, entry: ocr, price: 3 }', 'price: 3', /"price" is no key in inputs price_ocr/],
])('SL4 %s is refused at its place', (to, piece, says) => {
  const text = sound.replace(ocr, to)
  const found = readScenario('planted.yaml', text).problems.find(({ message }) => says.test(message))
  expect(found).toMatchObject({ line: text.slice(0, text.indexOf(piece)).split('\n').length })
})

test('SL4 the books of the product are read once', () => {
  expect(shippedBooks()).toBe(shippedBooks())
})
