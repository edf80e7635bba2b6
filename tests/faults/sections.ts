/** Every fault of the process and of the disk, by its name. */
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

export const sections: Record<string, Section> = {
  kill,
  steps,
  'power-loss': powerLoss,
  'full-disk': fullDisk,
  'slow-disk': slowDisk,
  'broken-disk': brokenDisk,
  clocks,
  restore: restoreUnderLoad,
  'restore-steps': restoreSteps,
}
