/** The parts of `npm run bench -- board`, in the order of the table of goals. */
import type { Section } from '../figures.ts'
import { measureLocalChange, measureRemoteChange } from './changes.ts'
import { measureColdStart } from './cold-start.ts'
import { measureFrames } from './frames.ts'
import { measureGestures } from './gestures.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './import.ts'

export const sections: Readonly<Record<string, Section>> = {
  gestures: measureGestures,
  growth: measureGrowth,
  local: measureLocalChange,
  remote: measureRemoteChange,
  frames: measureFrames,
  start: measureColdStart,
  import: measureImport,
}
