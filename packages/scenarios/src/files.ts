/** YAML files of a directory, read within bounds: whatever is there, the answer is a text or a problem. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './source.ts'

/** Beyond this a file is no scenario but a mistake. */
const largestFile = 1024 * 1024

const atStart = (file: string, message: string): Problem => ({ file, line: 1, column: 1, message })
const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export function readLimited(
  file: string,
): { text: string; problem?: undefined } | { text?: undefined; problem: Problem } {
  try {
    // Asked before it is read: ten thousand times as large must not cost the memory either.
    if (statSync(file).size > largestFile)
      return { problem: atStart(file, 'This file is larger than 1 MiB. Is it a scenario?') }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) }
  } catch (error) {
    if (error instanceof TypeError) return { problem: atStart(file, 'This is not UTF-8 text. Save it as UTF-8.') }
    return { problem: atStart(file, `This file cannot be read: ${reason(error)}.`) }
  }
}

/** The YAML files of a directory, by name; a directory that is not there holds none. */
export function listYamlFiles(directory: string): { files: readonly string[]; problems: readonly Problem[] } {
  try {
    const names = readdirSync(directory).filter((name) => /^[^.].*\.ya?ml$/i.test(name))
    return { files: names.sort().map((name) => join(directory, name)), problems: [] }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { files: [], problems: [] }
    return { files: [], problems: [atStart(directory, `This directory cannot be read: ${reason(error)}.`)] }
  }
}
