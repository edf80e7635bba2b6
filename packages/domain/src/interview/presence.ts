/**
 * Who is here and where they point. The server rebuilds each presence from the seat and the few fields allowed here;
 * what a client says about its own name or role is ignored.
 */
import * as z from 'zod/mini'
import { type Participant, participantSchema } from './interview.ts'

/** In scene pixels. */
export const mostCoordinate = 1e7
const coordinate = z.number().check(z.minimum(-mostCoordinate), z.maximum(mostCoordinate))

const cursorSchema = z.object({
  x: coordinate,
  y: coordinate,
  tool: z.enum(['pointer', 'laser']),
  down: z.boolean(),
})
export type Cursor = z.infer<typeof cursorSchema>

/** The part of the board that somebody looks at, in scene pixels. */
const viewSchema = z.object({ x: coordinate, y: coordinate, width: coordinate, height: coordinate })
export type View = z.infer<typeof viewSchema>

/** What a client may claim. */
const claimSchema = z.object({
  cursor: z.optional(z.nullable(cursorSchema)),
  view: z.optional(z.nullable(viewSchema)),
})

export const presenceSchema = z.object({
  user: participantSchema,
  cursor: z.nullable(cursorSchema),
  view: z.optional(viewSchema),
})
export type Presence = z.infer<typeof presenceSchema>

/**
 * PR1: name and role come from the seat. PR2: fields that are not allowed, or malformed, are dropped. PR3: where the
 * interviewing side looks is told to nobody, because it tells what they think about.
 */
export function presenceOf(participant: Participant, claimed: unknown): Presence {
  const claim = claimSchema.safeParse(claimed)
  const { id, role, name } = participant
  const { cursor = null, view = null } = claim.success ? claim.data : {}
  return { user: { id, role, name }, cursor, ...(role === 'candidate' && view ? { view } : {}) }
}
