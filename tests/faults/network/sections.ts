/** Every fault of the network, and all bad input, by its name. */
import type { Section } from '../section.ts'
import { craftedEdits, frames } from './bad-input.ts'
import { corruption } from './corruption.ts'
import { flood } from './floods.ts'
import { halfOpen } from './half-open.ts'
import { costlyOnServer, craftedOnServer } from './hostile-server.ts'
import { partitions } from './partitions.ts'
import { slowReader } from './slow-reader.ts'

export const sections: Record<string, Section> = {
  partitions,
  corruption,
  'half-open': halfOpen,
  'slow-reader': slowReader,
  crafted: craftedEdits,
  'crafted-server': craftedOnServer,
  'costly-server': costlyOnServer,
  frames,
  flood,
}
