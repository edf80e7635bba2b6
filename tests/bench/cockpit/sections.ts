/** The parts of `npm run bench -- cockpit`. */
import type { Section } from '../figures.ts'
import { measureFrames } from './frames.ts'
import { measureUpdate } from './update.ts'

export const sections: Readonly<Record<string, Section>> = {
  update: measureUpdate,
  frames: measureFrames,
}
