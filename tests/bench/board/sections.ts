/** The parts of `npm run bench -- board`, in the order of the table of goals. */
import type { Section } from '../figures.ts'
import { measureLocalChange, measureRemoteChange } from './changes.ts'
import { measureGrowth } from './growth.ts'

export const sections: Readonly<Record<string, Section>> = {
  growth: measureGrowth,
  local: measureLocalChange,
  remote: measureRemoteChange,
}
