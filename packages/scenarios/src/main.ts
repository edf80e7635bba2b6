/**
 * The command line of scenario files. `lint [FILE...]` checks the named files, or the library with its books, the banks and the deck; it ends with
 * 1 where there is an error. `rules` prints the table of rules, `schema` the JSON Schema that editors use.
 */
import { writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeBank, describeDeck } from '@probeboard/domain/scenario/bank'
import { describeBook } from '@probeboard/domain/scenario/book'
import { describeScenario } from '@probeboard/domain/scenario/scenario'
import { readShipped } from './bank-files.ts'
import { booksDirectory, loadBooks } from './books.ts'
import { listYamlFiles } from './files.ts'
import { formats, type Linted, tableOfRules } from './formats.ts'
import { asFinding, findingsOf } from './lint.ts'
import { lintBanks } from './lint-banks.ts'
import { booksBeside, findDuplicates, libraryDirectory, readScenarioFile } from './load.ts'

const usage = `Usage: npm run scenarios -- lint [FILE...] [--format ${[...formats.keys()].join('|')}]
                                               checks files, or the library; ends with 1 where there is an error
       npm run scenarios -- rules              prints the rules as a table
       npm run scenarios -- schema [--write]   prints the JSON Schema, or writes it beside the library`

const schemas = {
  'scenario.schema.json': describeScenario(),
  'book.schema.json': describeBook(),
  'bank.schema.json': describeBank(),
  'tradeoffs.schema.json': describeDeck(),
}

function lint(named: readonly string[], format: string): number {
  const write = formats.get(format)
  if (!write) return refuse()
  const today = new Date().toISOString().slice(0, 10)
  const library = listYamlFiles(libraryDirectory)
  const chosen = named.length > 0 ? named.map((file) => resolve(file)) : library.files
  const directories = [...new Set(chosen.map((file) => booksBeside(dirname(file))))]
  const { books, problems } = loadBooks([booksDirectory, ...directories])
  const files = chosen.map((file) => readScenarioFile(file, books))
  const beside = library.files.filter((file) => !chosen.includes(file)).map((file) => readScenarioFile(file, books))
  const duplicates = findDuplicates([...beside, ...files])
  const linted = files.map((file): Linted => {
    const others = duplicates.filter((problem) => problem.file === file.file)
    return { file: file.file, findings: findingsOf(file, today, others) }
  })
  const elsewhere = Map.groupBy([...library.problems, ...problems], ({ file }) => file)
  const others = [...elsewhere].map(([file, found]): Linted => ({ file, findings: found.map(asFinding) }))
  const { banks, deck } = readShipped()
  const parts = named.length > 0 ? [] : lintBanks(banks, deck)
  const all = [...others, ...linted, ...parts]
  const text = write(all)
  if (text !== '') print(text)
  return all.some(({ findings }) => findings.some(({ level }) => level === 'error')) ? 1 : 0
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function schema(write: boolean): number {
  for (const [file, grammar] of Object.entries(schemas)) {
    const text = `${JSON.stringify(grammar, null, 2)}\n`
    if (write) writeFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), text)
  }
  if (!write) print(JSON.stringify(schemas['scenario.schema.json'], null, 2))
  return 0
}

function refuse(): number {
  console.error(usage)
  return 2
}

function run(): number {
  const options = { format: { type: 'string' }, write: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [command, ...rest] = positionals
  if (command === 'lint' && !values.write) return lint(rest, values.format ?? 'text')
  if (rest.length > 0 || values.format !== undefined) return refuse()
  if (command === 'schema') return schema(values.write ?? false)
  if (command !== 'rules' || values.write) return refuse()
  print(tableOfRules())
  return 0
}

try {
  process.exitCode = run()
} catch (error) {
  // An option that is none; whatever else went wrong must show.
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) throw error
  process.exitCode = refuse()
}
