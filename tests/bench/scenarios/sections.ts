/** The parts of `npm run bench -- scenarios`: reading the library, and everything that the lint says about it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listYamlFiles } from '@probeboard/scenarios/files'
import { lintScenario } from '@probeboard/scenarios/lint'
import { libraryDirectory, loadScenarios, readScenarioFile } from '@probeboard/scenarios/load'
import { type Bench, judge, type Section } from '../figures.ts'
import { median, timed } from '../samples.ts'

const packs = 20
const passes = 21

/** A directory of exactly twenty packs: those of the library, the first ones again under other ids where they are fewer. */
function withPacks(measure: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'probeboard-bench-'))
  try {
    const { files } = listYamlFiles(libraryDirectory)
    for (let i = 0; i < packs; i += 1) {
      const text = readFileSync(files[i % files.length] ?? '', 'utf8')
      writeFileSync(join(directory, `pack-${i}.yaml`), text.replace(/^id: .*$/m, `id: pack-${i}`))
    }
    measure(directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function repeat(bench: Bench, name: string, most: number, run: () => void): void {
  const [first = Number.NaN, ...later] = Array.from({ length: passes }, () => timed(run))
  bench.report(name, judge(median(later), 'ms', { most }))
  bench.report(`${name}, the first time`, judge(first, 'ms'))
}

export const sections: Readonly<Record<string, Section>> = {
  load: (bench) =>
    withPacks((directory) =>
      repeat(bench, `${packs} packs loaded`, 150, () => {
        const { scenarios, problems } = loadScenarios([directory])
        if (scenarios.length !== packs || problems.length > 0) throw new Error(`${scenarios.length} packs were loaded.`)
      }),
    ),
  lint: (bench) =>
    withPacks((directory) => {
      const files = listYamlFiles(directory).files.map((file) => readScenarioFile(file))
      repeat(bench, `${packs} packs checked`, 1000, () => {
        const errors = files
          .flatMap((file) => lintScenario(file, '2026-11-24'))
          .filter(({ level }) => level === 'error')
        if (errors.length > 0) throw new Error(errors[0]?.message)
      })
    }),
}
