/** The calls of the owner: sign-ins, the audit log, interviews, invites, erasing. */
import { interviewIdSchema, roleSchema, settingsSchema, stateSchema } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const inviteSchema = z.object({
  id: z.string(),
  role: roleSchema,
  createdAt: z.string(),
  used: z.number(),
  revoked: z.boolean(),
})
/** The token stands only here, once: the server keeps its hash. */
export const newInviteSchema = z.object({ id: z.string(), url: z.string(), token: z.string() })
export type NewInvite = z.infer<typeof newInviteSchema>

export const interviewSchema = z.object({
  id: interviewIdSchema,
  title: z.string(),
  candidate: z.object({ name: z.nullable(z.string()) }),
  scenario: z.object({ id: z.string(), version: z.number(), title: z.string() }),
  state: stateSchema,
  at: z.nullable(z.string()),
  meeting: z.nullable(z.string()),
  settings: settingsSchema,
  /** Nobody erases it, nor does its retention. */
  legalHold: z.boolean(),
  createdAt: z.string(),
  startedAt: z.nullable(z.string()),
  endedAt: z.nullable(z.string()),
  /** When scorecards are due, null before the end, and the names of those who are expected to submit and have not. */
  scorecards: z.object({ due: z.nullable(z.string()), awaited: z.array(z.string()) }),
})
export type InterviewView = z.infer<typeof interviewSchema>

export const newInterviewSchema = z.object({
  scenario: z.string(),
  title: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  candidate: z.optional(z.object({ name: z.optional(z.string().check(z.maxLength(80))) })),
  /** ISO 8601 with its offset. */
  at: z.optional(z.string()),
  meeting: z.optional(z.url({ protocol: /^https?$/ })),
  settings: z.optional(z.partial(settingsSchema)),
})
export type NewInterview = z.infer<typeof newInterviewSchema>

const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  usedAt: z.string(),
  /** The one by whose cookie it was asked. */
  current: z.boolean(),
})

/** One row of the chain: `hash` is over the row before it and this one, with `at` in milliseconds since 1970. */
const auditSchema = z.object({
  number: z.number(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.string(),
  hash: z.string(),
})

const auditPage = z.object({
  after: z._default(z.coerce.number().check(z.int(), z.minimum(0)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
})

const waitSchema = z.object({
  /** Half of them were faster, in ms. */
  half: z.number(),
  /** 99 of 100 were faster. */
  most: z.number(),
})

export const statusSchema = z.object({
  startedAt: z.string(),
  at: z.string(),
  interviews: z.object({
    /** Interviews in which somebody is now, and how many people that is. */
    open: z.number(),
    people: z.number(),
    /** Those with the most people. */
    named: z.array(z.object({ id: interviewIdSchema, title: z.string(), state: stateSchema, people: z.number() })),
  }),
  sockets: z.number(),
  /** Live documents in memory. */
  documents: z.number(),
  /** From an edit to "Saved", over the last five minutes; null where nobody edited. */
  acknowledged: z.nullable(waitSchema),
  /** How late the server's loop was since it was last asked: 99 of 100 turns were faster, in ms. */
  loop: z.number(),
  /** Whether the store answers. */
  stores: z.boolean(),
  /** In bytes; null where the disk could not be asked. */
  disk: z.nullable(z.object({ used: z.number(), free: z.number() })),
})
export type Status = z.infer<typeof statusSchema>

export const ownerApi = {
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    callers: ['anyone'],
    summary: 'Swaps a one-time code for the owner’s cookie.',
    body: z.object({ code: z.string() }),
    perMinute: 10,
  }),
  signOut: endpoint({ method: 'POST', path: '/sign-out', callers: ['owner'], summary: 'Ends the owner’s session.' }),
  signOutEverywhere: endpoint({
    method: 'POST',
    path: '/sign-out-everywhere',
    callers: ['owner'],
    summary: 'Ends every sign-in, and the sign-in codes that nobody has used. The owner token stays good.',
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/sessions',
    callers: ['owner'],
    summary: 'The sign-ins that still last, newest first.',
    answer: z.object({ sessions: z.array(sessionSchema) }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/sessions/:sessionId',
    callers: ['owner'],
    summary: 'Ends one sign-in.',
  }),
  audits: endpoint({
    method: 'GET',
    path: '/audit',
    callers: ['owner'],
    summary: 'The audit log, oldest first: what comes after a row’s number.',
    body: auditPage,
    answer: z.object({
      rows: z.array(auditSchema),
      /** The first of these rows that is not what was written after the row before it; null where the chain holds. */
      broken: z.nullable(z.number()),
    }),
  }),
  status: endpoint({
    method: 'GET',
    path: '/status',
    callers: ['owner'],
    summary: 'How this server is doing: who is on it, how fast it acknowledges, what its disk holds.',
    answer: statusSchema,
    automatic: true,
  }),
  session: endpoint({
    method: 'GET',
    path: '/session',
    callers: ['anyone'],
    summary: 'Whether this browser is signed in.',
    answer: z.object({ owner: z.boolean() }),
  }),
  createInterview: endpoint({
    method: 'POST',
    path: '/interviews',
    callers: ['owner'],
    summary: 'A new interview on the frozen present version of a scenario, with one invite for each role.',
    body: newInterviewSchema,
    answer: z.object({
      interview: interviewSchema,
      invites: z.object({
        candidate: newInviteSchema,
        lead: newInviteSchema,
        interviewer: newInviteSchema,
        shadow: newInviteSchema,
      }),
    }),
    status: 201,
  }),
  interviews: endpoint({
    method: 'GET',
    path: '/interviews',
    callers: ['owner'],
    summary: 'All interviews, newest first.',
    answer: z.object({ interviews: z.array(interviewSchema) }),
  }),
  interview: endpoint({
    method: 'GET',
    path: '/interviews/:id',
    callers: ['owner'],
    summary: 'One interview.',
    answer: interviewSchema,
  }),
  invites: endpoint({
    method: 'GET',
    path: '/interviews/:id/invites',
    callers: ['owner', 'lead'],
    summary: 'Invites without their tokens.',
    answer: z.object({ invites: z.array(inviteSchema) }),
  }),
  createInvite: endpoint({
    method: 'POST',
    path: '/interviews/:id/invites',
    callers: ['owner', 'lead'],
    summary: 'One more invite.',
    body: z.object({ role: roleSchema }),
    answer: newInviteSchema,
    status: 201,
  }),
  revokeInvite: endpoint({
    method: 'DELETE',
    path: '/interviews/:id/invites/:inviteId',
    callers: ['owner', 'lead'],
    summary: 'Withdraws an invite.',
  }),
  legalHold: endpoint({
    method: 'PUT',
    path: '/interviews/:id/legal-hold',
    callers: ['owner'],
    summary: 'Keeps an interview from being erased, by hand or by its retention; or lifts that.',
    body: z.object({ hold: z.boolean() }),
  }),
  erase: endpoint({
    method: 'DELETE',
    path: '/interviews/:id',
    callers: ['owner'],
    summary: 'Erases everything of an interview; the proof stays in the audit log.',
    answer: z.object({ erased: z.object({ rows: z.number(), hash: z.string() }) }),
  }),
} as const
