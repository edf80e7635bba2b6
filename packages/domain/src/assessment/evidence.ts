/** Evidence: a note tied to a moment and, where it is about the drawing, to elements. */
import * as z from 'zod/mini'
import { dimensionIdSchema } from '../interview/interview.ts'
import { momentSchema } from '../interview/log.ts'

export const evidenceSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  dimension: dimensionIdSchema,
  kind: z.enum(['said', 'drew', 'asked']),
  text: z.optional(z.string().check(z.maxLength(2000))),
  moment: momentSchema,
  elements: z.optional(z.array(z.string()).check(z.maxLength(200))),
})
export type Evidence = z.infer<typeof evidenceSchema>

export const noteSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  text: z.string().check(z.maxLength(4000)),
  moment: z.optional(momentSchema),
})
export type Note = z.infer<typeof noteSchema>
