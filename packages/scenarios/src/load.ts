/**
 * Reads scenario files. A file is a scenario or a list of problems, each with its line, its column and what to do; one
 * bad file never hides the others and nothing here throws for what a file holds. What makes a good scenario is for lint.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Scenario, scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { explain } from './explain.ts'
import { type Problem, readSource, type Source } from './source.ts'

/** The scenarios that come with Probeboard. */
export const libraryDirectory = fileURLToPath(new URL('../library', import.meta.url))

/** Beyond this a file is no scenario but a mistake. */
const largestFile = 1024 * 1024

export interface ScenarioFile {
  readonly file: string
  readonly scenario: Scenario | undefined
  readonly problems: readonly Problem[]
  readonly source: Source
}

export function readScenario(file: string, text: string): ScenarioFile {
  const source = readSource(text)
  const at = (problem: Omit<Problem, 'file'>): Problem => ({ file, ...problem })
  if (source.problems.length > 0) return { file, scenario: undefined, problems: source.problems.map(at), source }
  const parsed = scenarioSchema.safeParse(source.data)
  if (parsed.success) return { file, scenario: parsed.data, problems: [], source }
  const problems = parsed.error.issues
    .flatMap((issue) => explain(issue, source))
    .map(at)
    .sort((a, b) => a.line - b.line || a.column - b.column)
  return { file, scenario: undefined, problems, source }
}

export function readScenarioFile(file: string): ScenarioFile {
  try {
    const bytes = readFileSync(file)
    if (bytes.length <= largestFile) return readScenario(file, bytes.toString('utf8'))
    return unreadable(file, 'This file is larger than 1 MiB. Is it a scenario?')
  } catch (error) {
    return unreadable(file, `This file cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

function unreadable(file: string, message: string): ScenarioFile {
  return { file, scenario: undefined, problems: [{ file, line: 1, column: 1, message }], source: readSource('') }
}

/** The scenario files of a directory, by name; a directory that is not there holds none. */
export function listScenarioFiles(directory: string): { files: readonly string[]; problems: readonly Problem[] } {
  try {
    const names = readdirSync(directory).filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    return { files: names.sort().map((name) => join(directory, name)), problems: [] }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { files: [], problems: [] }
    const message = `This directory cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    return { files: [], problems: [{ file: directory, line: 1, column: 1, message }] }
  }
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

export function loadScenarios(directories: readonly string[]): {
  scenarios: readonly Scenario[]
  problems: readonly Problem[]
} {
  const listed = directories.map(listScenarioFiles)
  const files = listed.flatMap((directory) => directory.files).map(readScenarioFile)
  const duplicates = findDuplicates(files)
  const refused = new Set(duplicates.map(({ file }) => file))
  return {
    scenarios: files.flatMap(({ file, scenario }) => (scenario && !refused.has(file) ? [scenario] : [])),
    problems: [listed, files]
      .flat()
      .flatMap(({ problems }) => problems)
      .concat(duplicates),
  }
}
