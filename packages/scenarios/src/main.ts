/**
 * The command line of scenario files. `lint [FILE...]` checks the named files, or the library with the banks and the deck;
 * it ends with 1 where there is an error. `schema` prints the JSON Schema that editors use for scenarios, `schema --write`
 * puts it and those of banks and deck beside the library.
 */
import { writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { describeBank, describeDeck } from '@probeboard/domain/scenario/bank'
import { describeScenario } from '@probeboard/domain/scenario/scenario'
import { readShipped } from './bank-files.ts'
import { type Finding, lintScenario } from './lint.ts'
import { lintBanks } from './lint-banks.ts'
import { findDuplicates, libraryDirectory, listScenarioFiles, readScenarioFile } from './load.ts'

const usage = `Usage: npm run scenarios -- lint [FILE...]     checks files, or the library with banks and deck
       npm run scenarios -- schema [--write]  prints the JSON Schema, or writes all of them`

const schemas = {
  scenario: describeScenario,
  bank: describeBank,
  tradeoffs: describeDeck,
}

function lint(named: readonly string[]): number {
  const today = new Date().toISOString().slice(0, 10)
  const library = listScenarioFiles(libraryDirectory)
  const chosen = named.length > 0 ? named.map((file) => resolve(file)) : library.files
  const files = chosen.map(readScenarioFile)
  const beside = library.files.filter((file) => !chosen.includes(file)).map(readScenarioFile)
  const duplicates = findDuplicates([...beside, ...files])
  let [errors, warnings, told] = [library.problems.length, 0, 0]
  const tell = (file: string, findings: readonly Omit<Finding, 'file'>[]): void => {
    const found = findings.filter(({ level }) => level === 'error').length
    told += 1
    errors += found
    warnings += findings.length - found
    print(`${found > 0 ? 'bad ' : 'ok  '} ${shorten(file)}`)
    for (const { line, column, level, rule, message } of findings)
      print(`  ${shorten(file)}:${line}:${column}: ${level}: ${message} [${rule}]`)
  }
  for (const file of files) {
    const broken = [...file.problems, ...duplicates.filter((problem) => problem.file === file.file)]
    const findings = [
      ...broken.map((problem) => ({ ...problem, level: 'error' as const, rule: 'form' })),
      ...lintScenario(file, today),
    ].sort((a, b) => a.line - b.line || a.column - b.column)
    tell(file.file, findings)
  }
  if (named.length === 0) {
    const { banks, deck } = readShipped()
    for (const { file, findings } of lintBanks(banks, deck)) tell(file, findings)
  }
  for (const { file, message } of library.problems) print(`bad  ${shorten(file)}\n  ${message}`)
  print(`${count(told, 'file')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`)
  return errors > 0 ? 1 : 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function shorten(file: string): string {
  return relative(process.cwd(), file)
}

function count(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? '' : 's'}`
}

function schema(where: string | undefined): number {
  const asText = (grammar: object): string => `${JSON.stringify(grammar, null, 2)}\n`
  if (where !== '--write') process.stdout.write(asText(describeScenario()))
  else
    for (const [name, describe] of Object.entries(schemas))
      writeFileSync(new URL(`../${name}.schema.json`, import.meta.url), asText(describe()))
  return 0
}

function refuse(): number {
  console.error(usage)
  return 2
}

const [command, ...rest] = process.argv.slice(2)
if (command === 'lint') process.exitCode = lint(rest)
else if (command === 'schema' && rest.length <= 1 && (rest[0] ?? '--write') === '--write')
  process.exitCode = schema(rest[0])
else process.exitCode = refuse()
