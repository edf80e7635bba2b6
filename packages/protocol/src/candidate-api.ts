/**
 * The calls that a candidate's browser may make. Nothing private can pass: no schema here names anything of the
 * scenario but its title. This file must never import the rubric, a scorecard or the interviewers' calls (rule L8).
 */
import {
  interviewIdSchema,
  participantSchema,
  personNameSchema,
  stateSchema,
} from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'
import { anySeat, endpoint } from './endpoint.ts'

export const joinBodySchema = z.object({
  token: z.string().check(z.minLength(20), z.maxLength(100)),
  name: z.optional(personNameSchema),
})

/** What a person sees before taking the seat: enough to know where they are, nothing of the scenario. */
export const invitationSchema = z.object({
  interview: z.object({ id: interviewIdSchema, title: z.string(), minutes: z.number(), at: z.nullable(z.string()) }),
  role: participantSchema.shape.role,
  /** What is recorded and until when; null: until erased by hand. */
  recorded: z.array(z.string()),
  retainUntil: z.nullable(z.string()),
  needsName: z.boolean(),
})
export type Invitation = z.infer<typeof invitationSchema>

export const refusedElementSchema = z.object({ id: z.string(), reason: z.string() })

export const meSchema = z.object({
  participant: participantSchema,
  interview: z.object({
    id: interviewIdSchema,
    title: z.string(),
    state: stateSchema,
    at: z.nullable(z.string()),
    meeting: z.nullable(z.string()),
    minutes: z.number(),
    takeCopy: z.boolean(),
    retainUntil: z.nullable(z.string()),
    /** What is recorded, in plain words. */
    recorded: z.array(z.string()),
  }),
  /** Everyone who has joined, by role: no hidden watchers. */
  people: z.array(participantSchema),
  /** Milliseconds since the epoch; the page's clock runs on the difference to its own. */
  serverTime: z.number(),
})
export type Me = z.infer<typeof meSchema>

export const candidateApi = {
  invitation: endpoint({
    method: 'POST',
    path: '/invitation',
    callers: ['anyone'],
    summary: 'What an invite is for, without using it.',
    body: z.object({ token: joinBodySchema.shape.token }),
    answer: invitationSchema,
  }),
  join: endpoint({
    method: 'POST',
    path: '/join',
    callers: ['anyone'],
    summary: 'Takes a seat by an invite. Sets the participant’s cookie; programs use `seat` as a Bearer token.',
    body: joinBodySchema,
    // A room full of people behind one address comes in at once.
    perMinute: 60,
    answer: z.object({
      interview: z.object({ id: interviewIdSchema }),
      participant: participantSchema,
      seat: z.string(),
    }),
  }),
  me: endpoint({
    method: 'GET',
    path: '/interviews/:id/me',
    callers: anySeat,
    summary: 'Own seat, the interview as this role may know it, server time.',
    answer: meSchema,
  }),
  importScene: endpoint({
    method: 'POST',
    path: '/interviews/:id/import',
    callers: ['candidate', 'lead', 'interviewer'],
    summary: 'Adds the elements of an .excalidraw file (up to 16 MiB) to the board; the illegal ones are named.',
    body: z.unknown(),
    answer: z.object({
      added: z.number(),
      refused: z.array(refusedElementSchema),
      stripped: z.array(refusedElementSchema),
    }),
  }),
} as const

/** Images have raw bodies, so they are no rows: `PUT` and `GET` on this path, `:hash` being the SHA-256 of the bytes in hex. */
export const imagePath = '/interviews/:id/images/:hash'
export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const
export const maxImageBytes = 5 * 1024 * 1024
export const maxImportBytes = 16 * 1024 * 1024
