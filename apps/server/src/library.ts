/**
 * The scenarios that interviews can be made from: those that come with Probeboard and the operator's own. Read anew
 * whenever it is asked for and a file has changed, so that a dropped-in file shows up; interviews keep their frozen copy.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { booksBeside, loadScenarios } from '@probeboard/scenarios/load'

export interface ScenarioProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface Library {
  list(): { scenarios: readonly Scenario[]; problems: readonly ScenarioProblem[] }
}

/** Changes whenever a scenario file, or a book beside it, is added, removed or written. */
function fingerprint(directories: readonly string[]): string {
  return directories
    .flatMap((directory) => [directory, booksBeside(directory)])
    .flatMap((directory) =>
      existsSync(directory)
        ? readdirSync(directory)
            .sort()
            .map((name) => {
              const { mtimeMs, size } = statSync(join(directory, name))
              return `${directory}/${name}:${mtimeMs}:${size}`
            })
        : [],
    )
    .join('\n')
}

export function openLibrary(directories: readonly string[], warn: (problem: ScenarioProblem) => void): Library {
  let held: { print: string; list: ReturnType<Library['list']> } | null = null
  return {
    list() {
      const print = fingerprint(directories)
      if (held?.print === print) return held.list
      const list = loadScenarios(directories)
      for (const problem of list.problems) warn(problem)
      held = { print, list }
      return list
    },
  }
}
