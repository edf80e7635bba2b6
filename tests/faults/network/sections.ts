/** Every fault of the network, and all bad input, by its name. */
import type { Section } from '../section.ts'
import { craftedEdits, frames } from './bad-input.ts'
import { partitions } from './partitions.ts'

export const sections: Record<string, Section> = { partitions, crafted: craftedEdits, frames }
