/** What every part of the server works with. Made once in main (or by a test) and handed down; nothing is global. */
import type { Storage } from '@probeboard/storage/storage'
import type { Rooms } from '@probeboard/sync/rooms'
import type { Audit } from './audit.ts'
import type { Config } from './config.ts'
import type { Desks } from './desk.ts'
import type { Identity } from './identity.ts'
import type { Library } from './library.ts'
import type { Metrics } from './metrics.ts'
import type { Pairing } from './pairing.ts'
import type { Journals } from './sync/journal.ts'
import type { Timelines } from './timelines.ts'

export interface Context {
  readonly config: Config
  readonly storage: Storage
  readonly rooms: Rooms
  readonly identity: Identity
  readonly library: Library
  readonly audit: Audit
  readonly desks: Desks
  readonly journals: Journals
  readonly timelines: Timelines
  readonly pairing: Pairing
  readonly metrics: Metrics
  /** Whether the server takes new work. */
  readonly accepting: () => boolean
  /** The server's clock, in milliseconds. */
  readonly now: () => number
}
