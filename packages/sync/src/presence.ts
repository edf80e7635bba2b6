/**
 * Who is in a room and where they point, owned by the server: one presence for each connection, rebuilt from its seat.
 * Clocks are the room's own and start at the wall clock, so that a peer who remembers an earlier life of the room still
 * takes the next state as newer. A client id belongs to the participant who first used it; what anybody else says under
 * it (stock clients echo their peers) is ignored.
 */
import type { Participant, ParticipantId } from '@probeboard/domain/interview/interview'
import { type Cursor, type Presence, presenceOf } from '@probeboard/domain/interview/presence'
import { type Claim, writePresence } from './frames.ts'

/** What a presence hangs on; compared by identity. */
export interface Holder {
  readonly participant: Participant
}

interface Present {
  readonly client: number
  clock: number
  state: Presence
}

const written = ({ client, clock, state }: Present) => ({ client, clock, state: JSON.stringify(state) })

export class RoomPresence {
  #clock: number
  readonly #owners = new Map<number, ParticipantId>()
  readonly #present = new Map<Holder, Present>()

  constructor(now: number) {
    this.#clock = now
  }

  /** Takes what `holder` says about itself; answers the frame for the others, or null where nothing changed. */
  claim(holder: Holder, claims: readonly Claim[]): Uint8Array | null {
    const own = this.#present.get(holder)
    const claim = claims.find(({ client }) => (own ? client === own.client : this.#mayTake(holder, client)))
    if (!claim) return null
    if (claim.state === null) return own ? this.leave(holder) : null
    this.#owners.set(claim.client, holder.participant.id)
    for (const [other, present] of this.#present)
      if (other !== holder && present.client === claim.client) this.#present.delete(other)
    const state = presenceOf(holder.participant, claim.state)
    const present = own ?? { client: claim.client, clock: 0, state }
    this.#present.set(holder, present)
    present.state = state
    present.clock = this.#tick()
    return writePresence([written(present)])
  }

  /** Takes where `holder` points; answers the client id it is known by, or null where it has not said who it is. */
  point(holder: Holder, cursor: Cursor | null): number | null {
    const present = this.#present.get(holder)
    if (!present) return null
    present.state = { ...present.state, cursor }
    present.clock = this.#tick()
    return present.client
  }

  /** The frame that tells `holder`'s presence as it is. */
  of(holder: Holder): Uint8Array {
    const present = this.#present.get(holder)
    return writePresence(present ? [written(present)] : [])
  }

  /** The frame that tells the others that `holder` is gone, or null where it was never there. */
  leave(holder: Holder): Uint8Array | null {
    const present = this.#present.get(holder)
    if (!present) return null
    this.#present.delete(holder)
    return writePresence([{ client: present.client, clock: this.#tick(), state: 'null' }])
  }

  /** Everybody but `holder`, with new clocks: peers forget a state that is not renewed for 30 seconds. */
  others(holder: Holder): Uint8Array {
    const clock = this.#tick()
    const present = [...this.#present].filter(([other]) => other !== holder)
    return writePresence(present.map(([, one]) => ({ ...written(one), clock })))
  }

  isOfAnother(client: number, than: ParticipantId): boolean {
    const owner = this.#owners.get(client)
    return owner !== undefined && owner !== than
  }

  #mayTake(holder: Holder, client: number): boolean {
    return !this.isOfAnother(client, holder.participant.id)
  }

  #tick(): number {
    this.#clock += 1
    return this.#clock
  }
}
