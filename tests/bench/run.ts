/**
 * `npm run bench -- NAME [SECTION...] [--json]`: measures, prints a table with the goals and the peers, and ends with 1
 * when a figure misses its goal. With `--json` the last line is one object: figure name -> figure.
 */
import { cpus, loadavg } from 'node:os'
import { sections as board } from './board/sections.ts'
import { sections as cockpit } from './cockpit/sections.ts'
import { type Figure, type Section, tableOf } from './figures.ts'
import { describeMachine } from './machine.ts'
import { sections as reading } from './reading/sections.ts'
import { sections as room } from './room/sections.ts'
import { sections as scenarios } from './scenarios/sections.ts'

const benches = new Map<string, Readonly<Record<string, Section>>>([
  ['board', board],
  ['cockpit', cockpit],
  ['reading', reading],
  ['room', room],
  ['scenarios', scenarios],
])

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const [name = '', ...wanted] = words.filter((word) => !word.startsWith('--'))
const sections = benches.get(name)
const unknown = wanted.find((word) => sections && !(word in sections))

const busy = (): boolean => (loadavg()[0] ?? 0) > cpus().length / 2

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

if (!sections || unknown !== undefined) {
  say(sections ? `There is no section "${unknown}". There are: ${Object.keys(sections).join(', ')}.` : '')
  say(`npm run bench -- NAME [SECTION...] [--json], where NAME is one of: ${[...benches.keys()].join(', ')}.`)
  process.exit(2)
}

say(describeMachine())
const figures = new Map<string, Figure>()
const broken: string[] = []
for (const [section, measure] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(section)) continue
  const start = performance.now()
  say(`${section} ...`)
  if (busy()) say(`  This machine has other work (load ${loadavg()[0]?.toFixed(1)}): times will be too long.`)
  try {
    await measure({ say, report: (figure, measured) => figures.set(figure, measured) })
  } catch (problem) {
    // The other sections' figures are worth having all the same.
    broken.push(section)
    say(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem))
  }
  say(`${section} took ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
say(`\n${tableOf(figures)}\n`)
const missed = [...figures].filter(([, { ok }]) => !ok).map(([figure]) => figure)
if (broken.length > 0) say(`Could not be measured: ${broken.join(', ')}.`)
if (missed.length > 0) say(`Missed: ${missed.join(', ')}.`)
else if (broken.length === 0) say(`All ${figures.size} figures reached.`)
if (asJson) say(JSON.stringify(Object.fromEntries(figures)))
// What a broken section has left open must not keep the bench alive.
process.exit(missed.length + broken.length > 0 ? 1 : 0)
