/** Pairing a second device with a seat: the code, the device's own secret, the list, and the way to end one. */
import { pages, seatCookie } from '@probeboard/protocol/address'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { pairingApi } from '@probeboard/protocol/pairing-api'
import type { DeviceRow, ParticipantRow } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { hashSecret, newId, newSecret } from '../identity.ts'
import { refuse } from '../refusal.ts'
import { keepSeat, publicUrl } from './cookies.ts'
import { credentialsOf, type Routes } from './route.ts'

const iso = (time: number): string => new Date(time).toISOString()

export function addPairingCalls(routes: Routes, context: Context): void {
  const { storage, config, identity, pairing, audit } = context

  /** The lead's are everybody's, the others' are their own. */
  async function devicesFor(seat: ParticipantRow): Promise<DeviceRow[]> {
    const all = await storage.devices(seat.interview)
    return all.filter(
      ({ participant, endsAt }) => endsAt > context.now() && (seat.role === 'lead' || participant === seat.id),
    )
  }

  routes.seat(interviewerApi.pair, ({ seat, interview, request }) => {
    if (interview.state === 'ended') return refuse('ended')
    const { code, endsAt } = pairing.offer(seat)
    return { code, url: publicUrl(config, request) + pages.join(code), endsAt: iso(endsAt) }
  })

  routes.open(pairingApi.takePair, async ({ body, request, reply }) => {
    const paired = pairing.take(body.code)
    const interview = paired && (await storage.interview(paired.interview))
    const row = paired && (await storage.participants(paired.interview)).find(({ id }) => id === paired.participant)
    if (!paired || !interview || !row) return refuse('bad-pair')
    if (interview.state === 'ended') return refuse('ended')
    const { id, role, name } = row
    const answer = (seat: string) => ({ interview: { id: interview.id }, participant: { id, role, name }, seat })
    // A browser that sits here already keeps the seat that it has: a second one would end the first with itself.
    const { cookies } = credentialsOf(request)
    const held = await identity.seatOf({ cookies, bearer: null, seat: id }, interview.id)
    const secret = held && cookies[seatCookie(id)]
    if (secret) return answer(secret)
    const seat = newSecret()
    const device = newId()
    await audit.note(id, 'device-paired', interview.id, device)
    await storage.addDevice({
      id: device,
      interview: interview.id,
      participant: id,
      seatHash: hashSecret(seat),
      createdAt: context.now(),
      endsAt: paired.endsAt,
    })
    keepSeat(config, request, reply, id, seat, paired.endsAt - context.now())
    return answer(seat)
  })

  routes.seat(interviewerApi.devices, async ({ seat }) => ({
    devices: (await devicesFor(seat)).map(({ id, participant, createdAt, endsAt }) => ({
      id,
      participant,
      createdAt: iso(createdAt),
      endsAt: iso(endsAt),
    })),
  }))

  routes.seat(interviewerApi.endDevice, async ({ seat, params }) => {
    const device = (await devicesFor(seat)).find(({ id }) => id === params.deviceId)
    if (!device) return refuse('not-found')
    await audit.note(seat.id, 'device-ended', seat.interview, device.id)
    await storage.endDevice(seat.interview, device.id)
    // All lines of this person are asked again; those that still have a seat come back at once.
    context.rooms.close(
      (key, other) => key.interview === seat.interview && other.participant.id === device.participant,
      closeCodes.restart,
      'access changed',
    )
  })
}
