/**
 * A live room in memory, as the server has it, with somebody honest in it and somebody who is not. It says how much of the
 * processor the longest turn took, and afterwards whether the log alone, the honest one and a reopened room hold the same,
 * and nothing but what a board may hold.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { checkBoard, openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import { interviewIdSchema, participantSchema } from '@probeboard/domain/interview/interview'
import { readFrame, writeAsk, writeUpdate } from '@probeboard/sync/frames'
import type { Journal, RoomKey, Seat } from '@probeboard/sync/ports'
import { createRooms, type Member } from '@probeboard/sync/rooms'
import { tryOut } from '@probeboard/sync/survey'
import * as Y from 'yjs'
import type { Victim } from './crafted.ts'

const key: RoomKey = { interview: interviewIdSchema.parse('interview-one'), document: 'board' }
const seat = (name: string): Seat => ({
  participant: participantSchema.parse({ id: `participant-${name}`, role: 'candidate', name }),
  access: 'write',
  acknowledge: true,
  extended: true,
})

type Entry = Parameters<Journal['append']>[0][number]

function createLog(): Journal & { readonly entries: readonly Entry[] } {
  const entries: Entry[] = []
  let kept: (Parameters<Journal['snapshot']>[0] & { length: number }) | null = null
  return {
    entries,
    async append(updates) {
      entries.push(...updates)
    },
    async load(whole) {
      const snapshot = whole ? null : kept
      const updates = entries.slice(snapshot?.length ?? 0)
      return { snapshot, updates: updates.map(({ bytes, by }) => ({ bytes, by: by?.id ?? null })) }
    },
    async snapshot(snapshot) {
      kept = { ...snapshot, length: entries.length }
    },
  }
}

export interface Pit {
  readonly victim: Victim
  /** With which codes the one who is not honest was sent away. */
  readonly codes: readonly number[]
  /** The longest turn since it was last asked, in ms of the processor. */
  longest(): number
  /** Comes back where it was sent away. */
  offend(frame: Uint8Array): void
  /** Counts the time until everything under way is done as one turn. */
  settle(): Promise<void>
  /** Somebody else writes. */
  work(): void
  /** Closes; sentences on what is wrong. */
  close(): Promise<string[]>
}

function makeShape(id: string, x: number): ReturnType<typeof readElement> {
  return readElement({ id, type: 'rectangle', x, y: 0, width: 2, height: 2, index: 'a1' })
}

/** `elements` stand on the board when it begins. */
export async function openPit(elements: number): Promise<Pit> {
  const log = createLog()
  const faults: string[] = []
  const rooms = createRooms(
    { journal: () => log, check: () => checkBoard, examine: async (update) => tryOut(update) },
    { retryMs: [1, 1], gatherMs: 0 },
  )
  const doc = new Y.Doc()
  const board = openBoard(doc)
  let honest: Member | null = null
  let closed: number | null = null
  let written = 0

  function work(): void {
    const shape = makeShape(`honest-${written % Math.max(elements, 20)}`, written++)
    if ('element' in shape) board.write([shape.element])
  }
  function hear(frame: Uint8Array): void {
    const reading = readFrame(frame)
    if (!('frame' in reading)) return
    if (reading.frame.kind === 'ask') honest?.receive(writeUpdate(Y.encodeStateAsUpdate(doc, reading.frame.vector)))
    else if (reading.frame.kind === 'edit') Y.applyUpdate(doc, reading.frame.update, 'room')
  }
  function sit(): void {
    closed = null
    honest = rooms.join(key, seat('honest'), {
      buffered: 0,
      send(frames) {
        try {
          for (const frame of frames) hear(frame)
        } catch (error) {
          faults.push(`the honest one was sent what it cannot read: ${String(error)}`)
        }
      },
      close(code) {
        closed = code
      },
    })
    honest.receive(writeAsk(Y.encodeStateVector(doc)))
  }
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== 'room') honest?.receive(writeUpdate(bytes))
  })
  doc.transact(() => {
    for (let at = 0; at < Math.max(elements, 1); at++) work()
  })
  sit()
  const settled = (): Promise<void> => rooms.read(key, () => undefined)
  await settled()

  const codes: number[] = []
  let offender: Member | null = null
  let most = 0
  let since = process.threadCpuUsage()
  const begin = (): void => {
    since = process.threadCpuUsage()
  }
  const end = (): void => {
    const { user, system } = process.threadCpuUsage(since)
    most = Math.max(most, (user + system) / 1000)
  }
  const pit: Pit = {
    victim: { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) },
    codes,
    longest() {
      const longest = most
      most = 0
      return longest
    },
    offend(frame) {
      begin()
      offender ??= rooms.join(key, seat('offender'), {
        buffered: 0,
        send: () => undefined,
        close(code) {
          codes.push(code)
          offender = null
        },
      })
      offender.receive(frame)
      end()
    },
    async settle() {
      begin()
      await turn()
      await settled()
      end()
    },
    work() {
      if (closed !== null) {
        if (closed !== 1012) faults.push(`the honest one was sent away with ${closed}`)
        sit()
      }
      work()
    },
    async close() {
      pit.work()
      await settled()
      const live = await rooms.read(key, (shared) => Y.encodeStateVector(shared))
      const replay = new Y.Doc()
      replay.on('afterTransaction', (transaction: Y.Transaction) => {
        const fault = checkBoard(replay, transaction)
        if (fault) faults.push(`the log holds what may not be: ${fault}`)
      })
      for (const { bytes } of log.entries) Y.applyUpdate(replay, bytes)
      const ids = (one: Y.Doc): string => JSON.stringify(openBoard(one).elements())
      if (replay.store.pendingStructs || replay.store.pendingDs) faults.push('the log holds what waits for more')
      if (Buffer.compare(Y.encodeStateVector(replay), live) !== 0)
        faults.push('the room holds more or less than the log')
      if (ids(doc) !== ids(replay)) faults.push('the honest one sees another board than the log')
      offender?.closed()
      honest?.closed()
      for (let turns = 0; rooms.count() > 0 && turns < 1000; turns++) await turn()
      if (rooms.count() > 0) faults.push('the room does not end')
      const again = await rooms.read(key, (shared) => ids(shared))
      if (again !== ids(replay)) faults.push('the reopened room holds another board than the log')
      await rooms.drain()
      doc.destroy()
      replay.destroy()
      return faults
    },
  }
  return pit
}
