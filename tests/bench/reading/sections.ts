/** The parts of `npm run bench -- reading`. */
import type { Section } from '../figures.ts'
import { measureAccuracy } from './accuracy.ts'
import { measureFolds } from './folds.ts'
import { measureTimes } from './times.ts'

export const sections: Readonly<Record<string, Section>> = {
  accuracy: measureAccuracy,
  folds: measureFolds,
  times: measureTimes,
}
