/**
 * Reads scenario files. A file is a scenario or a list of problems, each with its line, its column and what to do; one
 * bad file never hides the others and nothing here throws for what a file holds. What makes a good scenario is for lint.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Scenario, scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { type Books, booksDirectory, fillFromBooks, loadBooks, shippedBooks } from './books.ts'
import { explain } from './explain.ts'
import { listYamlFiles, readLimited } from './files.ts'
import { mostProblems, type Problem, readSource, type Source } from './source.ts'

/** The scenarios that come with Probeboard. */
export const libraryDirectory = fileURLToPath(new URL('../library', import.meta.url))

export interface ScenarioFile {
  readonly file: string
  readonly scenario: Scenario | undefined
  readonly problems: readonly Problem[]
  readonly source: Source
}

export function readScenario(file: string, text: string, books: Books = shippedBooks()): ScenarioFile {
  const source = readSource(text)
  const at = (problem: Omit<Problem, 'file'>): Problem => ({ file, ...problem })
  if (source.problems.length > 0) return { file, scenario: undefined, problems: source.problems.map(at), source }
  const { data, faults } = fillFromBooks(source, books)
  const parsed = scenarioSchema.safeParse(data)
  if (parsed.success && faults.length === 0) return { file, scenario: parsed.data, problems: [], source }
  const problems = [
    ...faults,
    ...(parsed.error?.issues ?? []).slice(0, mostProblems).flatMap((issue) => explain(issue, source)),
  ]
    .map(at)
    .sort((a, b) => a.line - b.line || a.column - b.column)
  return { file, scenario: undefined, problems, source }
}

export function readScenarioFile(file: string, books: Books = shippedBooks()): ScenarioFile {
  const { text, problem } = readLimited(file)
  if (problem) return { file, scenario: undefined, problems: [problem], source: readSource('') }
  return readScenario(file, text, books)
}

/** Of two files with one id the first stands and the second is a problem: an interview names its scenario by id. */
export function findDuplicates(files: readonly ScenarioFile[]): readonly Problem[] {
  const first = new Map<string, string>()
  return files.flatMap(({ file, scenario, source }) => {
    if (!scenario) return []
    const other = first.get(scenario.id)
    if (other === undefined) first.set(scenario.id, file)
    if (other === undefined) return []
    return [
      {
        file,
        ...source.place(['id']),
        message: `The id "${scenario.id}" is taken by ${other}. Give this one its own.`,
      },
    ]
  })
}

/** Where a team keeps books beside its scenarios. */
export const booksBeside = (directory: string): string => join(directory, 'books')

export interface Loaded {
  readonly scenarios: readonly Scenario[]
  /** Which file each of them stands in, by its id. */
  readonly files: ReadonlyMap<string, string>
  readonly books: Books
  readonly problems: readonly Problem[]
}

export function loadScenarios(directories: readonly string[]): Loaded {
  const listed = directories.map(listYamlFiles)
  const readable = directories.filter((_, i) => listed[i]?.problems.length === 0)
  const { books, problems } = loadBooks([booksDirectory, ...readable.map(booksBeside)])
  const read = listed.flatMap((directory) => directory.files).map((file) => readScenarioFile(file, books))
  const duplicates = findDuplicates(read)
  const refused = new Set(duplicates.map(({ file }) => file))
  const good = read.flatMap(({ file, scenario }) => (scenario && !refused.has(file) ? [{ file, scenario }] : []))
  return {
    scenarios: good.map(({ scenario }) => scenario),
    files: new Map(good.map(({ file, scenario }) => [scenario.id, file])),
    books,
    problems: [...problems, ...[listed, read].flat().flatMap((one) => one.problems), ...duplicates],
  }
}
