/**
 * A second device of a participant: who sits here asks for a short code, the device gives it back once within two
 * minutes and gets a secret of its own. Codes are in memory only, as hashes; a device's seat ends with the interview.
 */
import { createHash, randomInt } from 'node:crypto'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import type { ParticipantRow, Storage } from '@probeboard/storage/storage'

const minute = 60_000
const codeMs = 2 * minute
const deviceMs = 12 * 60 * minute

/** No letter that is taken for another one: 40 bits in eight of them, and they live for two minutes. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** As it was meant: letters in any case, with or without its dash, O and 0 alike. */
function normalise(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

const hashCode = (code: string): string => createHash('sha256').update(normalise(code)).digest('hex')

export interface Paired {
  readonly interview: InterviewId
  readonly participant: ParticipantId
  /** When the device's seat ends at the latest: never after the seat from which it was made. */
  readonly endsAt: number
}

export interface Pairing {
  /** A code for this seat; an earlier one of the same seat is no longer good. */
  offer(seat: ParticipantRow): { code: string; endsAt: number }
  /** What a code stands for, once; null for one that is not (or no longer) good. */
  take(code: string): Paired | null
}

export function createPairing(now: () => number): Pairing {
  const offers = new Map<ParticipantId, Paired & { hash: string; until: number }>()
  return {
    offer(seat) {
      const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
      const until = now() + codeMs
      offers.set(seat.id, {
        hash: hashCode(code),
        until,
        interview: seat.interview,
        participant: seat.id,
        endsAt: Math.min(now() + deviceMs, seat.endsAt),
      })
      return { code: `${code.slice(0, 4)}-${code.slice(4)}`, endsAt: until }
    },
    take(code) {
      const hash = hashCode(code)
      for (const [id, { hash: offered, until, ...paired }] of offers) {
        if (until <= now()) offers.delete(id)
        else if (offered === hash) {
          offers.delete(id)
          return paired
        }
      }
      return null
    },
  }
}

/** The seat that a device's secret opens, while its interview runs. */
export async function seatByDevice(storage: Storage, hash: string): Promise<ParticipantRow | null> {
  const device = await storage.deviceByHash(hash)
  if (!device) return null
  const interview = await storage.interview(device.interview)
  if (!interview || interview.state === 'ended') return null
  const row = (await storage.participants(device.interview)).find(({ id }) => id === device.participant)
  return row ? { ...row, seatHash: hash, endsAt: Math.min(row.endsAt, device.endsAt) } : null
}
