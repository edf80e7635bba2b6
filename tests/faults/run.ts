/**
 * `npm run faults [-- NAME...] [--tries N] [--seed S]`: each kind of fault in its full number, or those that are named.
 * Ends with 1 when one was not survived; its seed is printed.
 */
import { parseArgs } from 'node:util'
import { sections as network } from './network/sections.ts'
import type { Section, SectionResult } from './section.ts'
import { sections as own } from './sections.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tries: { type: 'string' }, seed: { type: 'string', default: String(Date.now() % 2 ** 31) } },
})
const sections: Record<string, Section> = { ...own, ...network }
const unknown = positionals.filter((name) => !sections[name])
if (unknown.length > 0) throw new Error(`No ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}`)

const seed = Number(values.seed)
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
say(`seed ${seed}`)
const results: SectionResult[] = []
for (const [name, section] of Object.entries(sections)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const started = performance.now()
  say(`${name} ...`)
  const tries = values.tries === undefined ? {} : { tries: Number(values.tries) }
  results.push(
    await section({ ...tries, seed, say }).catch((error: unknown) => {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error))
      return { name, tries: 0, figures: {}, ok: false }
    }),
  )
  say(
    `${name}: ${results.at(-1)?.ok ? 'survived' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
}

say('\n| fault | times | survived | figures |\n| --- | --- | --- | --- |')
for (const { name, tries, ok, figures } of results) {
  const said = Object.entries(figures).map(([figure, value]) => `${figure}: ${value}`)
  say(`| ${name} | ${tries} | ${ok ? 'all' : 'NO'} | ${said.join('; ')} |`)
}
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1
