/** Reads the banks and the deck: a value, or what is wrong with it, each with its line, its column and what to do. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Bank, bankSchema, deckSchema } from '@probeboard/domain/scenario/bank'
import type { scenarioSchema, Tradeoff } from '@probeboard/domain/scenario/scenario'
import { explain } from './explain.ts'
import { listYamlFiles } from './files.ts'
import { type Problem, readSource, type Source } from './source.ts'

const banksDirectory = fileURLToPath(new URL('../banks', import.meta.url))
const deckFile = fileURLToPath(new URL('../tradeoffs.yaml', import.meta.url))

export interface PartFile<Value> {
  readonly file: string
  readonly value: Value | undefined
  readonly problems: readonly Problem[]
  readonly source: Source
}

type Issues = NonNullable<ReturnType<typeof scenarioSchema.safeParse>['error']>['issues']
interface Schema<Value> {
  safeParse(data: unknown): { success: true; data: Value } | { success: false; error: { issues: Issues } }
}

function readPart<Value>(
  file: string,
  text: string,
  schema: Schema<Value>,
  explainAll: (issues: Issues, source: Source) => Omit<Problem, 'file'>[],
): PartFile<Value> {
  const source = readSource(text)
  const parsed = source.problems.length > 0 ? undefined : schema.safeParse(source.data)
  if (parsed?.success) return { file, value: parsed.data, problems: [], source }
  const faults = parsed ? explainAll(parsed.error.issues, source) : source.problems
  return { file, value: undefined, problems: faults.map((fault) => ({ file, ...fault })), source }
}

export function readBank(file: string, text: string): PartFile<Bank> {
  return readPart(file, text, bankSchema, (issues, source) => issues.flatMap((issue) => explain(issue, source)))
}

/** A deck has the grammar of a scenario's own tradeoffs, and is explained as such. */
export function readDeck(file: string, text: string): PartFile<Tradeoff[]> {
  return readPart(file, text, deckSchema, (issues, source) => {
    const inside = {
      ...source,
      data: { tradeoffs: source.data },
      place: (path: readonly PropertyKey[]) => source.place(path.slice(1)),
      placeKey: (path: readonly PropertyKey[]) => source.placeKey(path.slice(1)),
    }
    return issues.flatMap((issue) => explain({ ...issue, path: ['tradeoffs', ...issue.path] }, inside))
  })
}

export function readShipped(): { banks: readonly PartFile<Bank>[]; deck: PartFile<Tradeoff[]> } {
  return {
    banks: listYamlFiles(banksDirectory).files.map((file) => readBank(file, readFileSync(file, 'utf8'))),
    deck: readDeck(deckFile, readFileSync(deckFile, 'utf8')),
  }
}
