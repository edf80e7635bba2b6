/** The owner's calls: making and erasing interviews, invites. */
import {
  completeSettings,
  interviewIdSchema,
  type Role,
  roles,
  type Settings,
} from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { pages } from '@probeboard/protocol/address'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { type InterviewView, type NewInterview, type NewInvite, ownerApi } from '@probeboard/protocol/owner-api'
import { freezeScenario } from '@probeboard/scenarios/banks'
import type { InterviewRow, InviteRow, Storage } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { hashSecret, newId, newSecret } from '../identity.ts'
import { readDue } from '../raters.ts'
import { Refusal, refuse } from '../refusal.ts'
import { eraseInterview } from '../retention.ts'
import { publicUrl } from './cookies.ts'
import type { Routes, Who } from './route.ts'

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString())

async function viewInterview(storage: Storage, row: InterviewRow): Promise<InterviewView> {
  const { id, title, state, at, meeting, settings, legalHold, scenario } = row
  return {
    id,
    title,
    state,
    at,
    meeting,
    settings,
    legalHold,
    candidate: { name: row.candidateName },
    scenario: { id: scenario.id, version: scenario.version, title: scenario.title },
    createdAt: new Date(row.createdAt).toISOString(),
    startedAt: iso(row.startedAt),
    endedAt: iso(row.endedAt),
    scorecards: await readDue(storage, row),
  }
}

function newInvite(interview: InterviewRow['id'], role: Role, base: string, now: number) {
  const token = newSecret()
  const row: InviteRow = {
    id: newId(),
    interview,
    role,
    tokenHash: hashSecret(token),
    createdAt: now,
    revokedAt: null,
  }
  return { row, view: { id: row.id, url: base + pages.join(token), token } satisfies NewInvite }
}

/** Leaves out what was not said, so that defaults fill it. */
function said(settings: NewInterview['settings']): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined))
}

/** What the scenario proposes; its phases are of its own length, so they go where another length was said. */
function proposed({ settings }: Scenario, own: NewInterview['settings']): Partial<Settings> {
  const { minutes, phases, dimensions } = settings ?? {}
  return said({ dimensions, ...(own?.minutes === undefined ? { minutes, phases } : {}) })
}

function isDate(text: string | null | undefined): boolean {
  return text === null || text === undefined || !Number.isNaN(Date.parse(text))
}

const actorOf = (who: Who): string => (who.kind === 'seat' ? who.seat.id : who.kind)

export function addOwnerCalls(routes: Routes, context: Context): void {
  const { storage, library, config, rooms, audit } = context

  routes.open(ownerApi.createInterview, async ({ body, request, who }) => {
    const scenario = (await library.find(body.scenario))?.scenario
    if (!scenario) return refuse('unknown-scenario')
    const settings = completeSettings({ ...proposed(scenario, body.settings), ...said(body.settings) })
    if (!isDate(body.at) || !isDate(settings.retainUntil))
      return refuse('malformed', { issues: [{ path: 'at, settings.retainUntil', message: 'Not an ISO 8601 date.' }] })
    const now = context.now()
    const row: InterviewRow = {
      id: interviewIdSchema.parse(newId()),
      title: body.title ?? scenario.title,
      candidateName: body.candidate?.name?.trim() || null,
      scenario: freezeScenario(scenario),
      settings,
      state: 'waiting',
      frozen: false,
      at: body.at ?? null,
      meeting: body.meeting ?? null,
      createdAt: now,
      startedAt: null,
      endedAt: null,
      retainUntil: settings.retainUntil === null ? null : Date.parse(settings.retainUntil),
      legalHold: false,
    }
    const made = roles.map((role) => newInvite(row.id, role, publicUrl(config, request), now))
    await audit.note(actorOf(who), 'interview-created', row.id)
    await storage.createInterview(
      row,
      made.map((invite) => invite.row),
    )
    const [candidate, lead, interviewer, shadow] = made.map((invite) => invite.view)
    if (!candidate || !lead || !interviewer || !shadow) throw new Error('An invite for each role was to be made.')
    return { interview: await viewInterview(storage, row), invites: { candidate, lead, interviewer, shadow } }
  })

  routes.open(ownerApi.interviews, async () => ({
    interviews: await Promise.all((await storage.interviews()).map((row) => viewInterview(storage, row))),
  }))

  routes.interview(ownerApi.interview, ({ interview }) => viewInterview(storage, interview))

  routes.interview(ownerApi.invites, async ({ interview }) => {
    const people = await storage.participants(interview.id)
    return {
      invites: (await storage.invites(interview.id)).map(({ id, role, createdAt, revokedAt }) => ({
        id,
        role,
        createdAt: new Date(createdAt).toISOString(),
        used: people.filter(({ invite }) => invite === id).length,
        revoked: revokedAt !== null,
      })),
    }
  })

  routes.interview(ownerApi.createInvite, async ({ interview, body, request, who }) => {
    const { row, view } = newInvite(interview.id, body.role, publicUrl(config, request), context.now())
    await audit.note(actorOf(who), 'invite-created', row.id, interview.id)
    await storage.addInvite(row)
    return view
  })

  routes.interview(ownerApi.revokeInvite, async ({ interview, params, who }) => {
    const invite = params.inviteId ?? ''
    const open = (await storage.invites(interview.id)).some(({ id, revokedAt }) => id === invite && revokedAt === null)
    if (!open) return refuse('not-found')
    await audit.note(actorOf(who), 'invite-revoked', invite, interview.id)
    await storage.revokeInvite(interview.id, invite, context.now())
    const people = await storage.participants(interview.id)
    const out = new Set<string>(people.filter((one) => one.invite === invite).map(({ id }) => id))
    rooms.close((_key, seat) => out.has(seat.participant.id), closeCodes.noSeat, 'the invite was withdrawn')
  })

  routes.interview(ownerApi.legalHold, ({ interview, body: { hold }, who }) =>
    context.desks.at(interview, async () => {
      const { id } = interview
      const row = await storage.interview(id)
      if (!row) return refuse('not-found')
      if (row.legalHold === hold) return
      await audit.note(actorOf(who), hold ? 'legal-hold-set' : 'legal-hold-lifted', id)
      await storage.updateInterview(id, { legalHold: hold })
    }),
  )

  routes.interview(ownerApi.erase, async ({ interview, who }) => {
    const erased = await eraseInterview(context, interview.id, actorOf(who))
    return erased instanceof Refusal ? erased : { erased }
  })
}
