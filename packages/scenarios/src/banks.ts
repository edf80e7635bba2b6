/**
 * The probe banks and the deck of tradeoffs that come with Probeboard. They are part of the product and not of a team's
 * library, so a fault in one is a fault of the program: it throws, with file and line.
 */
import type { Bank, FrozenScenario } from '@probeboard/domain/scenario/bank'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { type PartFile, readShipped } from './bank-files.ts'

function readOrThrow<Value>({ file, value, problems: [problem] }: PartFile<Value>): Value {
  if (value !== undefined) return value
  throw new Error(`${file}:${problem?.line}:${problem?.column} ${problem?.message ?? 'This cannot be read.'}`)
}

export function loadBanks(): Bank[] {
  return readShipped().banks.map(readOrThrow)
}

export function loadDeck(): NonNullable<FrozenScenario['deck']> {
  return readOrThrow(readShipped().deck)
}

let held: Pick<FrozenScenario, 'banks' | 'deck'> | undefined

/** What an interview keeps of a scenario. */
export function freezeScenario(scenario: Scenario): FrozenScenario {
  held ??= { banks: loadBanks(), deck: loadDeck() }
  return { ...scenario, ...held }
}
