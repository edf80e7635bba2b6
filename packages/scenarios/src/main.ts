/**
 * The command line of scenario files. `lint [FILE...]` checks the named files, or the library; it ends with 1 where there
 * is an error. `schema` prints the JSON Schema that editors use, `schema --write` puts it beside the library.
 */
import { writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeScenario } from '@probeboard/domain/scenario/scenario'
import { lintScenario } from './lint.ts'
import { findDuplicates, libraryDirectory, listScenarioFiles, readScenarioFile } from './load.ts'

const usage = `Usage: npm run scenarios -- lint [FILE...]     checks files, or the library
       npm run scenarios -- schema [--write]  prints the JSON Schema, or writes it beside the library`

const schemaFile = fileURLToPath(new URL('../scenario.schema.json', import.meta.url))

function lint(named: readonly string[]): number {
  const today = new Date().toISOString().slice(0, 10)
  const library = listScenarioFiles(libraryDirectory)
  const chosen = named.length > 0 ? named.map((file) => resolve(file)) : library.files
  const files = chosen.map(readScenarioFile)
  const beside = library.files.filter((file) => !chosen.includes(file)).map(readScenarioFile)
  const duplicates = findDuplicates([...beside, ...files])
  let [errors, warnings] = [library.problems.length, 0]
  for (const file of files) {
    const broken = [...file.problems, ...duplicates.filter((problem) => problem.file === file.file)]
    const findings = [
      ...broken.map((problem) => ({ ...problem, level: 'error', rule: 'form' })),
      ...lintScenario(file, today),
    ].sort((a, b) => a.line - b.line || a.column - b.column)
    const found = findings.filter(({ level }) => level === 'error').length
    errors += found
    warnings += findings.length - found
    print(`${found > 0 ? 'bad ' : 'ok  '} ${shorten(file.file)}`)
    for (const { line, column, level, rule, message } of findings)
      print(`  ${shorten(file.file)}:${line}:${column}: ${level}: ${message} [${rule}]`)
  }
  for (const { file, message } of library.problems) print(`bad  ${shorten(file)}\n  ${message}`)
  print(`${count(files.length, 'file')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`)
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
  const text = `${JSON.stringify(describeScenario(), null, 2)}\n`
  if (where === '--write') writeFileSync(schemaFile, text)
  else process.stdout.write(text)
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
