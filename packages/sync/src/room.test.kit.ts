/** For tests of the rooms: a journal that can be held up and made to fail, and a peer with a real document behind a fake socket. */
import {
  type InterviewId,
  interviewIdSchema,
  participantSchema,
  type Role,
} from '@probeboard/domain/interview/interview'
import type { Hand } from '@probeboard/domain/interview/log'
import { createDecoder, readTailAsUint8Array, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { tags, writeAnswer, writeAsk, writeUpdate } from './frames.ts'
import type { Check, Journal, RoomKey, Seat, Snapshot } from './ports.ts'
import { createRooms, type Member, type Rooms } from './rooms.ts'
import { survey } from './survey.ts'

const interview: InterviewId = interviewIdSchema.parse('interview-one')
export const board: RoomKey = { interview, document: 'board' }

export function seat(id: string, options: { role?: Role; access?: 'read' | 'write'; bare?: boolean } = {}): Seat {
  const { role = 'candidate', access = 'write', bare = false } = options
  return {
    participant: participantSchema.parse({ id: `participant-${id}`, role, name: id }),
    access,
    acknowledge: !bare,
    extended: !bare,
  }
}

export class SampleJournal implements Journal {
  readonly entries: { bytes: Uint8Array; by: string | null; hand: Hand }[] = []
  readonly appends: number[] = []
  readonly snapshots: Uint8Array[] = []
  loads = 0
  /** This many appends fail from now on. */
  failing = 0
  failingSnapshots = 0
  failingLoads = 0
  /** What stands where the snapshot was written, should the disk have lost it. */
  broken: Uint8Array | null = null
  #kept: (Snapshot & { length: number }) | null = null
  #held: Promise<void> = Promise.resolve()

  /** Nothing is answered until the returned function is called. */
  hold(): () => void {
    let release = (): void => undefined
    this.#held = new Promise((resolve) => {
      release = resolve
    })
    return () => release()
  }

  async append(updates: Parameters<Journal['append']>[0]): Promise<void> {
    this.appends.push(updates.length)
    await this.#held
    if (this.failing > 0) {
      this.failing -= 1
      throw new Error('disk full')
    }
    this.entries.push(...updates.map(({ bytes, by }) => ({ bytes, by: by?.name ?? null, hand: by?.id ?? null })))
  }

  async load(whole: boolean): ReturnType<Journal['load']> {
    this.loads += 1
    await this.#held
    if (this.failingLoads > 0) {
      this.failingLoads -= 1
      throw new Error('disk full')
    }
    const kept = whole ? null : this.#kept
    return {
      snapshot: kept && { state: this.broken ?? kept.state, leases: kept.leases },
      updates: this.entries.slice(kept?.length ?? 0).map(({ bytes, hand }) => ({ bytes, by: hand })),
    }
  }

  async snapshot({ state, leases }: Snapshot): Promise<void> {
    if (this.failingSnapshots > 0) {
      this.failingSnapshots -= 1
      throw new Error('disk full')
    }
    this.snapshots.push(state)
    this.#kept = { state, leases, length: this.entries.length }
  }

  /** The document as the log alone tells it. */
  doc(): Y.Doc {
    const doc = new Y.Doc()
    for (const { bytes } of this.entries) Y.applyUpdate(doc, bytes)
    return doc
  }
}

/** A client as the stock one is: it asks, answers, applies what comes and sends what it writes. */
export class Peer {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly received: Uint8Array[] = []
  readonly notices: string[] = []
  /** Each with the client id of who points first. */
  readonly cursors: number[][] = []
  /** Each with its sender's number first. */
  readonly previews: number[][] = []
  /** Bytes that wait to be read by it. */
  buffered = 0
  acknowledged: { count: number; vector: Map<number, number> } | null = null
  closed: { code: number; reason: string } | null = null
  member: Member | null = null
  /** What its document threw on what it was sent. */
  broken: unknown = null

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.member?.receive(writeUpdate(update))
    })
  }

  join(rooms: Rooms, who: Seat, key = board): this {
    this.closed = null
    const behind = (): number => this.buffered
    this.member = rooms.join(key, who, {
      get buffered() {
        return behind()
      },
      send: (frames) => {
        try {
          for (const frame of frames) this.hear(frame)
        } catch (error) {
          this.broken = error
        }
      },
      close: (code, reason) => {
        this.closed = { code, reason }
        this.member = null
      },
    })
    this.ask()
    return this
  }

  ask(): void {
    this.sendRaw(writeAsk(Y.encodeStateVector(this.doc)))
  }

  point(cursor: unknown): void {
    this.awareness.setLocalState({ cursor, name: 'a lie' })
    const encoder = createEncoder()
    writeVarUint(encoder, tags.awareness)
    writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))
    this.sendRaw(toUint8Array(encoder))
  }

  sendRaw(frame: Uint8Array): void {
    this.member?.receive(frame)
  }

  /** The socket breaks. */
  drop(): void {
    this.member?.closed()
    this.member = null
  }

  hear(frame: Uint8Array): void {
    this.received.push(frame)
    const decoder = createDecoder(frame)
    const tag = readVarUint(decoder)
    if (tag === tags.sync) {
      const step = readVarUint(decoder)
      const payload = readVarUint8Array(decoder)
      if (step === 0) this.member?.receive(writeAnswer(Y.encodeStateAsUpdate(this.doc, payload)))
      else Y.applyUpdate(this.doc, payload, this)
    } else if (tag === tags.awareness) applyAwarenessUpdate(this.awareness, readVarUint8Array(decoder), this)
    else if (tag === tags.acknowledgement)
      this.acknowledged = { count: readVarUint(decoder), vector: Y.decodeStateVector(readVarUint8Array(decoder)) }
    else if (tag === tags.notice) this.notices.push(readVarString(decoder))
    else if (tag === tags.cursor) this.cursors.push([readVarUint(decoder), ...readTailAsUint8Array(decoder)])
    else if (tag === tags.preview) this.previews.push([readVarUint(decoder), ...readTailAsUint8Array(decoder)])
    else throw new Error(`unexpected message ${tag}: ${readTailAsUint8Array(decoder)}`)
  }

  /** How many frames with this tag (and sync step) came in. */
  heard(tag: number, step?: number): number {
    return this.received.filter((frame) => frame[0] === tag && (step === undefined || frame[1] === step)).length
  }

  get map(): Y.Map<unknown> {
    return this.doc.getMap('parts')
  }

  destroy(): void {
    this.drop()
    this.awareness.destroy()
    this.doc.destroy()
  }
}

export interface Stand {
  readonly journal: SampleJournal
  readonly rooms: Rooms
  readonly peers: Peer[]
  /** What the rooms reported. */
  readonly reports: unknown[]
  join(id: string, options?: Parameters<typeof seat>[1]): Peer
  /** Everything sent so far has been applied and is durable. */
  settled(): Promise<void>
  /** The parts as the log alone tells them. */
  stored(): unknown
  close(): Promise<void>
}

/** In the samples' documents a part may be anything but a curse; a trap is what the check itself falls into. */
const noCurse: Check = (doc) => {
  const parts = [...doc.getMap('parts').values()]
  if (parts.includes('trap')) throw new Error('the check is broken')
  return parts.includes('curse') ? 'no cursing' : null
}

/** A journal, its rooms with two quick tries to save again, and whoever joins. */
export function openStand(): Stand {
  const journal = new SampleJournal()
  const peers: Peer[] = []
  const reports: unknown[] = []
  const rooms = createRooms(
    {
      journal: () => journal,
      check: () => noCurse,
      examine: async (update) => survey(update),
      report: (_key, error) => reports.push(error),
    },
    { retryMs: [1, 1], gatherMs: 0 },
  )
  return {
    journal,
    rooms,
    peers,
    reports,
    join(id, options = {}) {
      const peer = new Peer().join(rooms, seat(id, options))
      peers.push(peer)
      return peer
    },
    settled: () => rooms.read(board, () => undefined),
    stored: () => journal.doc().getMap('parts').toJSON(),
    async close() {
      for (const peer of peers) peer.destroy()
      await rooms.drain()
    },
  }
}
