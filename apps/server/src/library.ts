/**
 * The scenarios that interviews can be made from: those that come with Probeboard, the operator's own files and what the
 * team has published. Files are read anew whenever one has changed, so that a dropped-in file shows up; interviews keep
 * their frozen copy.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { booksBeside, type Loaded, loadScenarios } from '@probeboard/scenarios/load'
import type { Storage } from '@probeboard/storage/storage'

export type ScenarioProblem = Loaded['problems'][number]

export interface Library {
  /** What lies in files; of two with one id the first. */
  files(): Loaded
  /** The present version and its text; null where no scenario has this id or none was published. What the team has goes before files. */
  find(id: string): Promise<{ scenario: Scenario; text: string } | null>
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

export function openLibrary(
  directories: readonly string[],
  storage: Storage,
  warn: (problem: ScenarioProblem) => void,
): Library {
  let held: { print: string; loaded: Loaded } | null = null

  function files(): Loaded {
    const print = fingerprint(directories)
    if (held?.print === print) return held.loaded
    const loaded = loadScenarios(directories)
    for (const problem of loaded.problems) warn(problem)
    held = { print, loaded }
    return loaded
  }

  return {
    files,
    async find(id) {
      const team = await storage.teamScenario(id)
      if (team) return storage.teamVersion(id, team.published)
      const { scenarios, files: places } = files()
      const scenario = scenarios.find((one) => one.id === id)
      const file = places.get(id)
      return scenario && file !== undefined ? { scenario, text: readFileSync(file, 'utf8') } : null
    },
  }
}
