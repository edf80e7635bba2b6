/**
 * All live rooms of this process, one for each document of an interview that somebody has open. A room is loaded when
 * first asked for and forgotten when the last socket has left and everything is durable.
 */
import type { Participant, ParticipantId } from '@probeboard/domain/interview/interview'
import type * as Y from 'yjs'
import { closing } from './connection.ts'
import type { RoomKey, RoomPorts, Seat, Socket } from './ports.ts'
import { Room } from './room.ts'

/** The room's end of a socket: whoever owns the socket feeds it. */
export interface Member {
  receive(frame: Uint8Array): void
  /** The socket is gone. */
  closed(): void
}

export interface Rooms {
  join(key: RoomKey, seat: Seat, socket: Socket): Member
  /** Changes a document as the server, in one transaction; resolves when it is durable. `by` null is the server itself. */
  edit<Answer>(key: RoomKey, by: Participant | null, change: (doc: Y.Doc) => Answer): Promise<Answer>
  /** Resolves when what was read is durable; `look` must not keep the document. */
  read<Answer>(key: RoomKey, look: (doc: Y.Doc) => Answer): Promise<Answer>
  /** Closes the sockets for which `which` holds. */
  close(which: (key: RoomKey, seat: Seat) => boolean, code: number, reason: string): void
  /** How many rooms are open. */
  count(): number
  /** Who sits where; one person may hold several sockets. */
  people(): readonly { readonly key: RoomKey; readonly participants: ReadonlySet<ParticipantId> }[]
  /** Takes nothing new, sends everybody away and resolves when everything is durable. */
  drain(): Promise<void>
}

export interface Timing {
  readonly retryMs: readonly number[]
  /** Below the 30 seconds after which stock clients give up a silent line or a silent peer. */
  readonly renewMs: number
  readonly gatherMs: number
  readonly now: () => number
}

const usual: Timing = { retryMs: [100, 300, 1000, 2000, 4000], renewMs: 12_000, gatherMs: 4, now: Date.now }

export function createRooms(ports: RoomPorts, timing: Partial<Timing> = {}): Rooms {
  const { retryMs, renewMs, gatherMs, now } = { ...usual, ...timing }
  const rooms = new Map<string, { key: RoomKey; room: Room }>()
  let draining = false
  let emptied: () => void = () => undefined

  const renewal = setInterval(() => {
    for (const { room } of rooms.values()) room.audience.renew()
  }, renewMs)
  renewal.unref()

  function roomOf(key: RoomKey): Room {
    const name = `${key.interview}/${key.document}`
    const open = rooms.get(name)
    if (open) return open.room
    const room = new Room({
      journal: ports.journal(key),
      check: ports.check(key.document),
      examine: ports.examine,
      retryMs,
      gatherMs,
      now,
      acknowledged: (ms) => ports.acknowledged?.(ms),
      report: (error) => ports.report?.(key, error),
      gone() {
        if (rooms.get(name)?.room !== room) return
        rooms.delete(name)
        if (rooms.size === 0) emptied()
      },
    })
    rooms.set(name, { key, room })
    return room
  }

  return {
    join(key, seat, socket) {
      if (draining) {
        socket.close(closing.restart, 'restart')
        return { receive: () => undefined, closed: () => undefined }
      }
      return roomOf(key).join(seat, socket)
    },
    async edit(key, by, change) {
      if (draining) throw new Error('The server is stopping.')
      return roomOf(key).edit(by, change)
    },
    async read(key, look) {
      if (draining) throw new Error('The server is stopping.')
      return roomOf(key).read(look)
    },
    close(which, code, reason) {
      for (const { key, room } of rooms.values())
        for (const connection of room.audience.connections)
          if (which(key, connection.seat)) connection.close(code, reason)
    },
    count: () => rooms.size,
    people: () =>
      [...rooms.values()].map(({ key, room }) => ({
        key,
        participants: new Set([...room.audience.connections].map(({ participant }) => participant.id)),
      })),
    async drain() {
      draining = true
      clearInterval(renewal)
      const empty = new Promise<void>((resolve) => {
        emptied = resolve
      })
      for (const { room } of rooms.values()) {
        room.audience.notify('draining')
        room.audience.dismiss('restart')
      }
      if (rooms.size > 0) await empty
    },
  }
}
