/** Every fault of the process and of the disk, by its name. */
import { kill } from './kill.ts'
import type { Section } from './section.ts'

export const sections: Record<string, Section> = { kill }
