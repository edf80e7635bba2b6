/** What the live room needs from the world: a socket, a place in the log, and a check of what people write. */
import type { Access, DocumentName } from '@probeboard/domain/interview/access'
import type { InterviewId, Participant } from '@probeboard/domain/interview/interview'
import type { Hand, Lease } from '@probeboard/domain/interview/log'
import type * as Y from 'yjs'
import type { Reach } from './survey.ts'

/** One frame is one message. `send` never throws and writes all at once; after `close` nothing is delivered. */
export interface Socket {
  send(frames: readonly Uint8Array[]): void
  close(code: number, reason: string): void
  /** Bytes not yet handed to the network. */
  readonly buffered: number
}

/** Who holds a connection, decided once at the upgrade. */
export interface Seat {
  readonly participant: Participant
  readonly access: Exclude<Access, 'none'>
  /** Whether message 4 is sent. */
  readonly acknowledge: boolean
  /** Whether messages of 100 and above are sent. */
  readonly extended: boolean
}

/** A document as one update, and whose client ids stand in it. */
export interface Snapshot {
  readonly state: Uint8Array
  readonly leases: readonly Lease[]
}

/** A document is rebuilt from its updates in order: a snapshot first where there is one, then what came after it. */
export interface Journal {
  /** Resolves when the updates are durable; rejects as a whole. */
  append(updates: readonly { bytes: Uint8Array; by: Participant | null }[]): Promise<void>
  /** `whole` leaves the snapshot out and gives every update there ever was. */
  load(whole: boolean): Promise<{ snapshot: Snapshot | null; updates: { bytes: Uint8Array; by: Hand }[] }>
  /** Keeps the whole document, so that the next load is short. */
  snapshot(snapshot: Snapshot): Promise<void>
}

/** Why content may not be in the document, or null. Asked with what a transaction changed, before anyone else sees it. */
export type Check = (doc: Y.Doc, transaction: Y.Transaction) => string | null

export interface RoomKey {
  readonly interview: InterviewId
  readonly document: DocumentName
}

export interface RoomPorts {
  journal(key: RoomKey): Journal
  check(document: DocumentName): Check
  /** Looks at a large update where it stalls nobody; null for what is broken or costs too much. */
  examine(update: Uint8Array): Promise<Reach | null>
  /** How long an edit took from being taken to being durable, in ms. */
  acknowledged?(ms: number): void
  /** Told when a journal failed or a check threw; the room itself decides how it goes on. */
  report?(key: RoomKey, error: unknown): void
}

/** What one room is given by all rooms. */
export interface RoomWorld {
  readonly journal: Journal
  readonly check: Check
  examine(update: Uint8Array): Promise<Reach | null>
  /** How long to wait before each new try to save; after the last one everybody is sent away to come back. */
  readonly retryMs: readonly number[]
  /** For how long messages to a peer are gathered after one has gone. */
  readonly gatherMs: number
  readonly now: () => number
  acknowledged(ms: number): void
  report(error: unknown): void
  /** The room holds nothing any more: forget it. */
  gone(): void
}
