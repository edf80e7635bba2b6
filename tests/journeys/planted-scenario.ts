/** Scenario 1 with a canary in each private sentence, and a pen that marks what raters write. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { libraryDirectory, loadScenarios } from '@probeboard/scenarios/load'
import { type Canary, canaryFor, plant } from '../privacy/canary.ts'
import type { TestServer } from './server.ts'

export interface PlantedScenario {
  /** As it stands in the library. */
  readonly scenario: Scenario
  readonly canaries: readonly Canary[]
  /** Its id on the server. */
  readonly id: string
  /** Puts it where the server finds it. */
  give(server: TestServer): void
  /** Words for a rater to write, marked: never for the candidate. */
  write(words: string): string
}

export function plantScenario(): PlantedScenario {
  const scenario = loadScenarios([libraryDirectory]).scenarios.find(({ id }) => id === 'legal-document-qa')
  if (!scenario) throw new Error('Scenario 1 is missing from the library.')
  const canaries: Canary[] = []
  const id = 'canary'
  const planted = { ...Object(plant(scenario, canaries)), id }
  return {
    scenario,
    canaries,
    id,
    give: (server) => writeFileSync(join(server.scenarios(), `${id}.yaml`), JSON.stringify(planted)),
    write(words) {
      const mark = canaryFor(5000 + canaries.length)
      canaries.push({ path: `written: ${words}`, mark })
      return `${words} ${mark}`
    },
  }
}
