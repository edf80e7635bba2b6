/**
 * Runs every suite in turn, says how far it is and how long each took, and closes with one line over all of them.
 * A suite that ran no test has failed: a gate must not pass on nothing.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { ensureChromium } from './chromium.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

interface Suite {
  readonly name: string
  readonly command: (report: string) => [string, ...string[]]
  readonly count: (report: string, ok: boolean) => Counts
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** Nothing readable, nothing run or a failing exit without a failing test: one failure. */
function settle(counts: Counts | null, ok: boolean): Counts {
  if (!counts || counts.passed + counts.failed === 0) return { passed: 0, failed: 1, skipped: 0 }
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

function vitest(name: string, project: string): Suite {
  return {
    name,
    command: (report) => [
      'vitest',
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: (report, ok) => {
      const read = vitestReport.safeParse(readReport(report))
      return settle(
        read.success
          ? {
              passed: read.data.numPassedTests,
              failed: read.data.numFailedTests,
              skipped: read.data.numPendingTests + read.data.numTodoTests,
            }
          : null,
        ok,
      )
    },
  }
}

const suites: Suite[] = [
  {
    name: 'check',
    command: () => ['npm', 'run', '--silent', 'check'],
    count: (_, ok) => (ok ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }),
  },
  vitest('unit and architecture', 'node'),
  vitest('browser', 'browser'),
  {
    name: 'journeys and privacy',
    command: () => ['playwright', 'test', '--config', 'tests/playwright.config.ts'],
    count: (report, ok) => {
      const read = playwrightReport.safeParse(readReport(report))
      if (!read.success) return settle(null, ok)
      const { expected, unexpected, flaky, skipped } = read.data.stats
      return settle({ passed: expected, failed: unexpected + flaky, skipped }, ok)
    },
  },
]

const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? suites : suites.filter((suite) => wanted.some((word) => suite.name.includes(word)))
if (chosen.length === 0) throw new Error(`No such suite. There are: ${suites.map((suite) => suite.name).join(', ')}`)

ensureChromium()
const reports = mkdtempSync(join(tmpdir(), 'probeboard-tests-'))
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const lines: string[] = []
for (const [i, suite] of chosen.entries()) {
  process.stdout.write(`\n[${i + 1}/${chosen.length}] ${suite.name}\n`)
  const report = join(reports, `${i}.json`)
  const started = performance.now()
  const [command, ...args] = suite.command(report)
  const env = {
    ...process.env,
    PATH: `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  }
  const { status } = spawnSync(command, args, { stdio: 'inherit', env })
  const counts = suite.count(report, status === 0)
  lines.push(
    `${suite.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
rmSync(reports, { recursive: true })
process.stdout.write(
  `\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
)
process.exitCode = total.failed > 0 ? 1 : 0
