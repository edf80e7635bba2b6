/** Credentials that must open nothing: forged, of another interview, borrowed, used up, withdrawn and expired. */
import { createHash, randomBytes } from 'node:crypto'
import { ownerCookie, seatCookie } from '@probeboard/protocol/address'
import { newInviteSchema } from '@probeboard/protocol/owner-api'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { ask, bearer, makeWorld, type Seat, type SeatRole, seatRoles, signIn, take, type World } from './world.ts'

export interface Bad {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** The participant that is named, in a header for calls and in the query for sockets. */
  readonly seat?: string
}

const cookie = (...pairs: [name: string, value: string][]): string =>
  pairs.map(([name, value]) => `${name}=${value}`).join('; ')

/** A seat in each role of this very interview whose invite was withdrawn after it was taken. */
async function withdrawn(stand: Stand, world: World): Promise<Record<SeatRole, Seat>> {
  const invites = `/api/v1/interviews/${world.id}/invites`
  const headers = bearer(stand.owner)
  const one = async (role: SeatRole): Promise<Seat> => {
    const made = await ask(stand.url, { method: 'POST', path: invites, headers, body: { role } })
    const invite = newInviteSchema.parse(JSON.parse(made.text))
    const seat = await take(stand.url, invite.token, role)
    await ask(stand.url, { method: 'DELETE', path: `${invites}/${invite.id}`, headers })
    return seat
  }
  return {
    candidate: await one('candidate'),
    lead: await one('lead'),
    interviewer: await one('interviewer'),
    shadow: await one('shadow'),
  }
}

async function signedOut(stand: Stand): Promise<string> {
  const session = await signIn(stand)
  const headers = { cookie: cookie([ownerCookie, session]), origin: stand.url }
  await ask(stand.url, { method: 'POST', path: '/api/v1/sign-out', headers })
  return session
}

const flip = (secret: string): string => `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`
const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** `expired` is an owner's session that has run out. */
export async function badSeats(stand: Stand, world: World, expired: string): Promise<Bad[]> {
  const { url } = stand
  const { candidate, lead, interviewer } = world.seats
  const other = await makeWorld(stand, 'live')
  const gone = await withdrawn(stand, world)
  const named = (seat: string, ...pairs: [name: string, value: string][]): Pick<Bad, 'headers' | 'seat'> => ({
    headers: { cookie: cookie(...pairs), origin: url },
    seat,
  })
  const own = (seat: Seat): [string, string] => [seatCookie(seat.id), seat.token]
  return [
    { name: 'nothing', headers: {} },
    { name: 'a random token', headers: bearer(randomBytes(32).toString('base64url')) },
    { name: 'a token with another end', headers: bearer(flip(lead.token)) },
    { name: 'half a token', headers: bearer(lead.token.slice(0, 20)) },
    { name: 'the hash of a token', headers: bearer(hash(lead.token)) },
    { name: 'a participant’s id', headers: bearer(lead.id) },
    { name: 'the interview’s id', headers: bearer(world.id) },
    { name: 'an endless token', headers: bearer('x'.repeat(8_000)) },
    { name: 'another scheme', headers: { authorization: `Basic ${Buffer.from(`:${lead.token}`).toString('base64')}` } },
    { name: 'a token with a space', headers: bearer(`${lead.token} ${lead.token}`) },
    { name: 'an invite’s token', headers: bearer(world.invites.lead.token) },
    { name: 'an owner’s token with another end', headers: bearer(flip(stand.owner)) },
    { name: 'own secret under the lead’s name', ...named(lead.id, [seatCookie(lead.id), candidate.token]) },
    { name: 'own cookie, naming the lead', ...named(lead.id, own(candidate)) },
    { name: 'the lead’s secret under one’s own name', ...named(candidate.id, [seatCookie(candidate.id), lead.token]) },
    { name: 'own cookie, naming nobody', headers: { cookie: cookie(own(interviewer)), origin: url } },
    { name: 'a cookie for everybody', ...named('*', ['pb_seat_', lead.token], ['pb_seat_*', '1']) },
    { name: 'the owner’s page, naming the lead', ...named(lead.id, [ownerCookie, world.session]) },
    {
      name: 'a seat’s secret as the owner’s session',
      headers: { cookie: cookie([ownerCookie, lead.token]), origin: url },
    },
    { name: 'the owner’s token as a session', headers: { cookie: cookie([ownerCookie, stand.owner]), origin: url } },
    {
      name: 'a session that was signed out',
      headers: { cookie: cookie([ownerCookie, await signedOut(stand)]), origin: url },
    },
    { name: 'a session that ran out', headers: { cookie: cookie([ownerCookie, expired]), origin: url } },
    ...seatRoles.flatMap((role) => [
      { name: `the ${role} of another interview`, headers: bearer(other.seats[role].token) },
      { name: `the ${role} of another interview, by cookie`, ...named(other.seats[role].id, own(other.seats[role])) },
      { name: `a withdrawn ${role}`, headers: bearer(gone[role].token) },
      { name: `a withdrawn ${role}, by cookie`, ...named(gone[role].id, own(gone[role])) },
    ]),
  ]
}
