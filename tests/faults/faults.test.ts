/** A seeded share of `npm run faults`; the full numbers stand in README.md. */
import { describe, expect, test } from 'vitest'
import { brokenDisk } from './broken-disk.ts'
import { clocks } from './clocks.ts'
import { fullDisk } from './full-disk.ts'
import { kill } from './kill.ts'
import { powerLoss } from './power-loss.ts'
import { restoreUnderLoad } from './restore.ts'
import { restoreSteps } from './restore-steps.ts'
import type { Section } from './section.ts'
import { slowDisk } from './slow-disk.ts'
import { steps } from './steps.ts'

/** On a machine that others use as well. */
const patience = 300_000

async function survive(section: Section, tries: number): Promise<void> {
  const seed = Date.now() % 2 ** 31
  const said: string[] = []
  const say = (line: string): void => {
    said.push(line)
    if (line.startsWith('SKIPPED')) process.stdout.write(`${line}\n`)
  }
  const { ok } = await section({ tries, seed, say })
  expect(ok, `seed ${seed}\n${said.join('\n')}`).toBe(true)
}

describe('what was acknowledged is there afterwards, and all hold the same', () => {
  test('SY5 when the server is killed under load', () => survive(kill, 3), patience)
  test('SY14 when it is killed at a call on its disk', () => survive(steps, 1), patience)
  test('SY5 when the power goes and the disk has what was synced', () => survive(powerLoss, 3), patience)
  test(
    'SY10 when the disk is full: no acknowledgement, all are told, and it goes on without a restart',
    () => survive(fullDisk, 2),
    patience,
  )
  test(
    'SY8 when a sync takes 500 ms: acknowledgements never early, cursors quick',
    () => survive(slowDisk, 3),
    patience,
  )
  test(
    'when a sync fails: the process ends with 70 and a new one goes on from the log',
    () => survive(brokenDisk, 2),
    patience,
  )
  test(
    'when a backup taken under load is restored: all that was acknowledged before it, as it was at one moment',
    () => survive(restoreUnderLoad, 2),
    patience,
  )
  test('when a backup or a restore is killed at a call on the disk', () => survive(restoreSteps, 4), patience)
  test('when the clock is a day off and jumps', () => survive(clocks, 2), patience)
})
