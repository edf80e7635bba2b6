/**
 * The one log of an interview: every accepted document update and every event under one sequence.
 * The server stamps each entry; `at` never decreases within an interview and no client's clock is in it.
 */
import * as z from 'zod/mini'
import type { DocumentName } from './access.ts'
import {
  dimensionIdSchema,
  type InterviewId,
  type ParticipantId,
  participantIdSchema,
  type Role,
  roleSchema,
} from './interview.ts'

/** A place in the log. `document` is there where the entry is an update of one. */
export const momentSchema = z.object({
  seq: z.number().check(z.int(), z.minimum(0)),
  document: z.optional(z.enum(['board', 'brief', 'notebook'])),
})
export type Moment = z.infer<typeof momentSchema>

/**
 * What can happen besides document updates. The list is open: a reader skips kinds that it does not know.
 * `key` is the opaque key under which the matter stands in the brief.
 */
export const eventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('joined'), role: roleSchema }),
  z.object({ kind: z.literal('left'), role: roleSchema }),
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('phase-changed'), phase: z.string() }),
  /** `why` where the server did it by itself: the candidate's line was gone, since `goneSince` in ms of the server. */
  z.object({
    kind: z.literal('paused'),
    why: z.optional(z.literal('candidate-away')),
    goneSince: z.optional(z.number()),
  }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('extended'), minutes: z.number() }),
  z.object({ kind: z.literal('frozen') }),
  z.object({ kind: z.literal('unfrozen') }),
  /** `fact` is null for an improvised answer. */
  z.object({
    kind: z.literal('fact-revealed'),
    key: z.string(),
    fact: z.nullable(z.string()),
    text: z.string(),
    unasked: z.boolean(),
  }),
  z.object({ kind: z.literal('curveball-thrown'), key: z.string(), curveball: z.string() }),
  z.object({ kind: z.literal('taken-back'), key: z.string() }),
  z.object({ kind: z.literal('imported'), elements: z.number(), refused: z.number() }),
  /** `level` is the step of the ladder of help that it was. */
  z.object({ kind: z.literal('help-given'), text: z.string(), level: z.optional(z.number()) }),
  /** Belongs to one rater: readable only by those who may read that scorecard. */
  z.object({ kind: z.literal('note-added'), rater: participantIdSchema, id: z.string() }),
  z.object({
    kind: z.literal('evidence-pinned'),
    rater: participantIdSchema,
    id: z.string(),
    dimension: dimensionIdSchema,
  }),
  z.object({ kind: z.literal('scorecard-submitted'), rater: participantIdSchema, version: z.number() }),
  z.object({ kind: z.literal('lead-handed-over'), to: participantIdSchema }),
  /** Somebody only listened, so that nobody waits for their scorecard; or is expected to submit one after all. */
  z.object({ kind: z.literal('rater-expected'), rater: participantIdSchema, expected: z.boolean() }),
  /** A person says that a signal does not hold, or takes that back; also after the end, when the notebook is closed. */
  z.object({ kind: z.literal('signal-dismissed'), signal: z.string() }),
  z.object({ kind: z.literal('signal-restored'), signal: z.string() }),
  z.object({ kind: z.literal('ended') }),
])
export type InterviewEvent = z.infer<typeof eventSchema>

/** Who caused an entry; null is the server itself (a seeded brief, the owner's command). */
export interface Author {
  readonly id: ParticipantId
  readonly role: Role
}

export type LogDraft =
  | { readonly kind: 'update'; readonly document: DocumentName; readonly bytes: Uint8Array; readonly by: Author | null }
  | { readonly kind: 'event'; readonly event: InterviewEvent; readonly by: Author | null }

/** `at` is server time in milliseconds since the epoch. */
export type LogEntry = LogDraft & { readonly seq: number; readonly at: number }

/**
 * The port that a store fulfils.
 * - `append` resolves when all drafts are durable, in the order given, stamped with consecutive sequence numbers.
 *   It rejects as a whole: then none of them is in the log.
 * - `read` gives entries with `seq > after` in sequence order; `document` narrows to that document's updates.
 */
/** Who adds to a document; null is the server. */
export type Hand = ParticipantId | null

/** Under which client id somebody adds to a document. */
export const leaseSchema = z.readonly(z.tuple([z.number(), z.nullable(participantIdSchema)]))
export type Lease = z.infer<typeof leaseSchema>

export interface InterviewLog {
  append(interview: InterviewId, drafts: readonly LogDraft[]): Promise<LogEntry[]>
  read(interview: InterviewId, options?: { after?: number; document?: DocumentName }): Promise<LogEntry[]>
}
