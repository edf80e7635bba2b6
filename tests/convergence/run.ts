/**
 * `npm run convergence [-- --runs 10000 --seed N --storm]`: boards by chance, and how to repeat those that do not agree.
 * In a storm also happens what the binding does not stand up to yet.
 */
import { parseArgs } from 'node:util'
import { run, storm, today } from './world.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    storm: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const runs = Number(values.runs)
const first = Number(values.seed)
const failures: number[] = []
const started = performance.now()
process.stdout.write(`${runs} boards of 2 to 5 people and 200 operations, from seed ${first}\n`)
for (let seed = first; seed < first + runs; seed++) {
  try {
    run(seed, values.storm ? storm : today)
  } catch (error) {
    failures.push(seed)
    process.stdout.write(
      `seed ${seed}: ${error instanceof Error ? (runs === 1 ? (error.stack ?? '') : error.message) : String(error)}\n`,
    )
    if (failures.length >= 10) break
  }
  const done = seed - first + 1
  if (done % 500 === 0)
    process.stdout.write(`${done} of ${runs} in ${((performance.now() - started) / 1000).toFixed(0)} s\n`)
}
process.stdout.write(
  failures.length === 0
    ? `All ${runs} agree.\n`
    : `Failed: ${failures.join(', ')}. Repeat one: npm run convergence -- ${values.storm ? '--storm ' : ''}--runs 1 --seed ${failures[0] ?? first}\n`,
)
process.exitCode = failures.length === 0 ? 0 : 1
