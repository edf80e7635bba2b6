/**
 * The probe banks and the deck of tradeoffs that come with Probeboard. They are part of the product and not of a team's
 * library, so a fault in one is a fault of the program: it throws, with file and line.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Bank, bankSchema, deckSchema, type FrozenScenario } from '@probeboard/domain/scenario/bank'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { listScenarioFiles } from './load.ts'
import { readSource } from './source.ts'

const banksDirectory = fileURLToPath(new URL('../banks', import.meta.url))
const deckFile = fileURLToPath(new URL('../tradeoffs.yaml', import.meta.url))

interface Schema<Value> {
  safeParse(
    data: unknown,
  ):
    | { success: true; data: Value }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
}

function read<Value>(file: string, schema: Schema<Value>): Value {
  const { data, problems, place } = readSource(readFileSync(file, 'utf8'))
  const [problem] = problems
  if (problem) throw new Error(`${file}:${problem.line}:${problem.column} ${problem.message}`)
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const { line, column } = place(issue?.path ?? [])
  throw new Error(`${file}:${line}:${column} ${issue?.message ?? 'This cannot be read.'}`)
}

export function loadBanks(): Bank[] {
  return listScenarioFiles(banksDirectory).files.map((file) => read(file, bankSchema))
}

export function loadDeck(): NonNullable<FrozenScenario['deck']> {
  return read(deckFile, deckSchema)
}

let held: Pick<FrozenScenario, 'banks' | 'deck'> | undefined

/** What an interview keeps of a scenario. */
export function freezeScenario(scenario: Scenario): FrozenScenario {
  held ??= { banks: loadBanks(), deck: loadDeck() }
  return { ...scenario, ...held }
}
