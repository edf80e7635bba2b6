/** `npm run canary [-- --runs 200 --seed N]`: interviews by chance, and everything that a candidate hears in them. */
import { parseArgs } from 'node:util'
import { libraryDirectory, loadScenarios } from '@probeboard/scenarios/load'
import { openMemory } from '@probeboard/storage/memory'
import { standUp } from '../../apps/server/src/stand.test.kit.ts'
import { type Outcome, runInterview } from './scripted-interview.ts'
import { writePages } from './world.ts'

/** Stands in the pages that no candidate may be given. */
const pageWord = 'hpagewordx7q'

/** Runs them one after the other on one server; `heard` is told each outcome. */
export async function runInterviews(first: number, runs: number, heard: (outcome: Outcome) => void): Promise<void> {
  const shown = new Set(['candidate', 'join', 'home', 'library'])
  const pages = writePages((page) => (shown.has(page) ? page : pageWord))
  const stand = await standUp(
    openMemory(() => Date.now()),
    { TRUST_PROXY: '1' },
    pages,
  )
  const scenario = loadScenarios([libraryDirectory]).scenarios.find(({ id }) => id === 'legal-document-qa')
  if (!scenario) throw new Error('Scenario 1 is missing from the library.')
  for (let seed = first; seed < first + runs; seed++) heard(await runInterview(stand, scenario, seed, [pageWord]))
  await stand.down()
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    },
  })
  const [runs, first] = [Number(values.runs), Number(values.seed)]
  const started = performance.now()
  const sum = { done: 0, leaks: 0, wrong: 0, requests: 0, bytes: 0, hidden: 0 }
  process.stdout.write(`${runs} interviews from seed ${first}\n`)
  await runInterviews(first, runs, ({ seed, leaks, wrong, requests, bytes, hidden }) => {
    for (const line of [...leaks, ...wrong].slice(0, 20)) process.stdout.write(`seed ${seed}: ${line}\n`)
    sum.done += 1
    sum.leaks += leaks.length
    sum.wrong += wrong.length
    sum.requests += requests
    sum.bytes += bytes
    sum.hidden += hidden
    if (sum.done % 20 === 0)
      process.stdout.write(`${sum.done} of ${runs} in ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
  })
  process.stdout.write(
    `${sum.done} interviews, ${sum.hidden} hidden words, ${sum.requests} calls, ${(sum.bytes / 1e6).toFixed(1)} MB heard: ${sum.leaks} leaks, ${sum.wrong} told words astray\n`,
  )
  process.exitCode = sum.leaks + sum.wrong > 0 || sum.done !== runs ? 1 : 0
}

if (import.meta.main) await main()
