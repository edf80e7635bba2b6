/** The calls that a candidate may make as well: looking at an invite, taking the seat, asking who and where one is. */
import { openBoard } from '@probeboard/documents/board'
import type { Role } from '@probeboard/domain/interview/interview'
import { participantIdSchema } from '@probeboard/domain/interview/interview'
import { seatCookie } from '@probeboard/protocol/address'
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { copyApi } from '@probeboard/protocol/copy-api'
import type { InviteRow, ParticipantRow } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { mayCopy } from '../gate.ts'
import { type Credentials, hashSecret, newId, newSecret, seatEnd } from '../identity.ts'
import { recorded } from '../recorded.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { minutesOf } from '../stage.ts'
import { keepSeat } from './cookies.ts'
import { credentialsOf, type Routes } from './route.ts'

const unnamed: Record<Role, string> = {
  candidate: 'Candidate',
  lead: 'Lead',
  interviewer: 'Interviewer',
  shadow: 'Shadow',
}

/** One person each; the others make a participant for everyone who comes. */
const single: ReadonlySet<Role> = new Set(['candidate', 'lead'])

/** The seat among `taken` that this browser or program already holds. */
function heldSeat(taken: readonly ParticipantRow[], { bearer, cookies }: Credentials) {
  for (const participant of taken) {
    const secret = bearer ?? cookies[seatCookie(participant.id)]
    if (secret && hashSecret(secret) === participant.seatHash) return { participant, secret }
  }
  return null
}

export function addCandidateCalls(routes: Routes, context: Context): void {
  const { storage, config } = context

  async function openInvite(token: string): Promise<InviteRow | Refusal> {
    const invite = await storage.inviteByHash(hashSecret(token))
    if (!invite) return refuse('not-found')
    return invite.revokedAt === null ? invite : refuse('invite-revoked')
  }

  /** Who has come in by this invite, and whether this browser has; a refusal where it is taken by another. */
  async function seatsOf(invite: InviteRow, credentials: Credentials) {
    const taken = (await storage.participants(invite.interview)).filter((one) => one.invite === invite.id)
    const held = heldSeat(taken, credentials)
    return !held && single.has(invite.role) && taken.length > 0 ? refuse('invite-used') : { held }
  }

  routes.open(candidateApi.invitation, async ({ body, request }) => {
    const invite = await openInvite(body.token)
    if (!('role' in invite)) return invite
    const interview = await storage.interview(invite.interview)
    if (!interview) return refuse('not-found')
    const seats = await seatsOf(invite, credentialsOf(request))
    if (!('held' in seats)) return seats
    const { id, title, settings, at, candidateName } = interview
    return {
      interview: { id, title, minutes: minutesOf(settings), at },
      role: invite.role,
      recorded: [...recorded],
      retainUntil: settings.retainUntil,
      needsName: !seats.held && (invite.role !== 'candidate' || candidateName === null),
    }
  })

  routes.open(candidateApi.join, async ({ body, request, reply }) => {
    const invite = await openInvite(body.token)
    if (!('role' in invite)) return invite
    const interview = await storage.interview(invite.interview)
    if (!interview) return refuse('not-found')
    return context.desks.at(interview, async (desk) => {
      const seats = await seatsOf(invite, credentialsOf(request))
      if (!('held' in seats)) return seats
      const { held } = seats
      const answer = ({ id, role, name }: ParticipantRow, seat: string) => {
        keepSeat(config, request, reply, id, seat)
        return { interview: { id: interview.id }, participant: { id, role, name }, seat }
      }
      const now = context.now()
      const endsAt = seatEnd(now, interview.retainUntil)
      if (endsAt <= now) return refuse('ended')
      if (held && (single.has(invite.role) || !body.name || body.name === held.participant.name)) {
        // Seat and invite together wake a seat that nobody used for long.
        await storage.useSeat(held.participant.id, now)
        return answer(held.participant, held.secret)
      }
      if (invite.role === 'candidate' && interview.state === 'ended') return refuse('ended')
      const seat = newSecret()
      const { role } = invite
      const participant: ParticipantRow = {
        id: participantIdSchema.parse(newId()),
        role,
        name: body.name ?? (role === 'candidate' ? interview.candidateName : null) ?? unnamed[role],
        interview: interview.id,
        invite: invite.id,
        seatHash: hashSecret(seat),
        joinedAt: now,
        usedAt: now,
        endsAt,
        expected: true,
      }
      await context.audit.note(participant.id, 'joined', interview.id, role)
      await storage.addParticipant(participant)
      if (interview.state !== 'ended') await desk.record([{ kind: 'joined', role }], participant)
      return answer(participant, seat)
    })
  })

  routes.seat(candidateApi.me, async ({ seat, interview }) => {
    const { id, title, state, at, meeting, settings } = interview
    const { takeCopy, retainUntil } = settings
    const minutes = minutesOf(settings)
    const invites = await storage.invites(id)
    const gone = new Set(invites.filter(({ revokedAt }) => revokedAt !== null).map((invite) => invite.id))
    return {
      participant: seat,
      interview: { id, title, state, at, meeting, minutes, takeCopy, retainUntil, recorded: [...recorded] },
      people: (await storage.participants(id)).filter(({ invite }) => !gone.has(invite)),
      serverTime: context.now(),
    }
  })

  routes.seat(copyApi.copy, async ({ seat, interview }) => {
    const allowed = mayCopy(seat, interview)
    if (allowed !== 'yes') return refuse(allowed)
    await context.audit.note(seat.id, 'exported', interview.id, 'copy')
    const board = { interview: interview.id, document: 'board' } as const
    return { elements: await context.rooms.read(board, (doc) => openBoard(doc).elements()) }
  })
}
