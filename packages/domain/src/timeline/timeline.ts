/**
 * What happened, read off the log. Events carry moments; signals are facts about the session by published rules,
 * never a number about a person.
 */
import * as z from 'zod/mini'
import { dimensionIdSchema, participantSchema } from '../interview/interview.ts'
import { momentSchema } from '../interview/log.ts'

export const timelineEventSchema = z.looseObject({
  kind: z.string(),
  /** Server time, ISO 8601 with milliseconds. */
  at: z.string(),
  moment: momentSchema,
  by: z.nullable(participantSchema),
})
export type TimelineEvent = z.infer<typeof timelineEventSchema>

const order = z.enum(['before', 'after', 'never'])
const place = z.nullable(z.object({ at: z.string(), moment: momentSchema }))

export const signalsSchema = z.object({
  firstBox: place,
  /** Whether each constraint was asked for before, after or never relative to the first box. */
  constraints: z.object({ cost: order, latency: order, compliance: order }),
  /** What that is read from: where in the log each was first asked for. */
  asked: z.object({ cost: place, latency: place, compliance: place }),
  coverage: z.array(
    z.object({
      dimension: dimensionIdSchema,
      lit: z.boolean(),
      by: z.array(z.object({ label: z.string(), elementId: z.string(), at: z.string() })),
    }),
  ),
})
export type Signals = z.infer<typeof signalsSchema>

/** `signals` is null where they are switched off. */
export const timelineSchema = z.object({ events: z.array(timelineEventSchema), signals: z.nullable(signalsSchema) })
export type Timeline = z.infer<typeof timelineSchema>
