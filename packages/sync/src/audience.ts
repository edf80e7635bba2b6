/**
 * Who is in a room, and what they are told that is in no log: presences, cursors, previews, notices. Knows nothing of the
 * document.
 */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import type { Cursor } from '@probeboard/domain/interview/presence'
import { type Connection, closing, type Others } from './connection.ts'
import { type Claim, type Notice, writeCursor, writeNotice, writePreview } from './frames.ts'
import { RoomPresence } from './presence.ts'

export class Audience implements Others {
  readonly connections = new Set<Connection>()
  readonly #presence: RoomPresence

  constructor(now: number) {
    this.#presence = new RoomPresence(now)
  }

  leave(who: Connection): void {
    this.connections.delete(who)
    const frame = this.#presence.leave(who)
    if (frame) this.broadcast(frame, who)
  }

  /** Whether somebody else is known by this client id. */
  isOfAnother(client: number, than: ParticipantId): boolean {
    return this.#presence.isOfAnother(client, than)
  }

  claim(from: Connection, claims: readonly Claim[]): void {
    const frame = this.#presence.claim(from, claims)
    if (frame) this.broadcast(frame, from)
  }

  introduce(to: Connection): void {
    to.send(this.#presence.others(to))
  }

  relay(from: Connection, payload: Uint8Array): void {
    const frame = writePreview(from.number, payload)
    for (const connection of this.connections)
      if (connection !== from && connection.seat.extended) connection.sendPreview(frame)
  }

  /** In short to those who understand it, as a whole presence to stock clients. */
  point(from: Connection, cursor: Cursor | null): void {
    const client = this.#presence.point(from, cursor)
    if (client === null) return
    const short = writeCursor(client, cursor)
    let whole: Uint8Array | undefined
    for (const connection of this.connections) {
      if (connection === from) continue
      if (!connection.seat.extended) whole ??= this.#presence.of(from)
      connection.sendCursor(connection.seat.extended || !whole ? short : whole, from)
    }
  }

  /** Presences with new clocks for everybody; it also tells a lone client that the line is alive. */
  renew(): void {
    for (const connection of this.connections) this.introduce(connection)
  }

  notify(notice: Notice): void {
    const frame = writeNotice(notice)
    for (const connection of this.connections) connection.sendExtended(frame)
  }

  broadcast(frame: Uint8Array, except: Connection | null): void {
    for (const connection of this.connections) if (connection !== except) connection.send(frame)
  }

  /** Sends everybody away to come back. */
  dismiss(reason: string): void {
    for (const connection of this.connections) connection.close(closing.restart, reason)
  }
}
