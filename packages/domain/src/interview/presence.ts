/**
 * Who is here and where they point. The server rebuilds each presence from the seat and the few fields allowed here;
 * what a client says about its own name or role is ignored.
 */
import * as z from 'zod/mini'
import { type Participant, participantSchema } from './interview.ts'

const coordinate = z.number().check(z.minimum(-1e7), z.maximum(1e7))

export const cursorSchema = z.object({
  x: coordinate,
  y: coordinate,
  tool: z.enum(['pointer', 'laser']),
  down: z.boolean(),
})
export type Cursor = z.infer<typeof cursorSchema>

/** What a client may claim. */
const claimSchema = z.object({ cursor: z.optional(z.nullable(cursorSchema)) })

export const presenceSchema = z.object({ user: participantSchema, cursor: z.nullable(cursorSchema) })
export type Presence = z.infer<typeof presenceSchema>

/** PR1: name and role come from the seat. PR2: fields that are not allowed, or malformed, are dropped. */
export function presenceOf(participant: Participant, claimed: unknown): Presence {
  const claim = claimSchema.safeParse(claimed)
  const { id, role, name } = participant
  return { user: { id, role, name }, cursor: claim.success ? (claim.data.cursor ?? null) : null }
}
