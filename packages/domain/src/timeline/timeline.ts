/**
 * What happened, read off the log. Events carry moments; signals are facts about the session by published rules,
 * never a number about a person.
 */
import * as z from 'zod/mini'
import { dimensionIdSchema, participantSchema } from '../interview/interview.ts'
import { momentSchema } from '../interview/log.ts'

/** When and where in the log, and by whom. Server time, ISO 8601 with milliseconds. */
const stamp = { at: z.string(), moment: momentSchema, by: z.nullable(participantSchema) }

export const timelineEventSchema = z.looseObject({ kind: z.string(), ...stamp })
export type TimelineEvent = z.infer<typeof timelineEventSchema>

const order = z.enum(['before', 'after', 'never'])
const placeSchema = z.object({ at: z.string(), moment: momentSchema })
const place = z.nullable(placeSchema)
export type Place = z.infer<typeof placeSchema>

/** Words on the board that show something, and the rule that says so. */
const drawnSchema = z.object({ label: z.string(), elementId: z.string(), rule: z.string(), ...stamp })
export type Drawn = z.infer<typeof drawnSchema>

/** Why a signal says what it says. `label` is what was written or told; null for a tap. */
const reasonSchema = z.object({
  /** Under this name a person dismisses it. */
  signal: z.string(),
  rule: z.string(),
  label: z.nullable(z.string()),
  elementId: z.nullable(z.string()),
  ...stamp,
})
export type Reason = z.infer<typeof reasonSchema>

export const signalsSchema = z.object({
  firstBox: place,
  /** Whether each constraint was asked for before, after or never relative to the first box. */
  constraints: z.object({ cost: order, latency: order, compliance: order }),
  /** What that is read from: where in the log each was first asked for. */
  asked: z.object({ cost: place, latency: place, compliance: place }),
  coverage: z.array(z.object({ dimension: dimensionIdSchema, lit: z.boolean(), by: z.array(drawnSchema) })),
  /** Whether evaluation was drawn before or after the first model or prompt, or never. */
  evaluation: z.object({ order, evaluation: z.nullable(drawnSchema), model: z.nullable(drawnSchema) }),
  /** The first measure or target that somebody wrote down. */
  metric: z.nullable(drawnSchema),
  /** What was asked for between a curveball and the next one. */
  curveballs: z.array(
    z.object({
      curveball: z.string(),
      ...placeSchema.shape,
      questions: z.array(z.object({ kind: z.string(), ...stamp })),
    }),
  ),
  /** Where nobody drew and nobody tapped. */
  gaps: z.array(z.object({ from: placeSchema, to: placeSchema })),
  /** Since when nobody has drawn or tapped, while the clock runs. */
  quietSince: place,
  /** What stands on the board and calls for a dimension: a place to look for models, say, for evaluation. */
  calls: z.array(z.object({ dimension: dimensionIdSchema, by: z.array(drawnSchema) })),
  why: z.array(reasonSchema),
  /** What a person has dismissed stays readable here; whoever shows signals leaves it out. */
  dismissed: z.array(z.object({ signal: z.string(), ...stamp })),
})
export type Signals = z.infer<typeof signalsSchema>

/** `signals` is null where they are switched off. */
export const timelineSchema = z.object({ events: z.array(timelineEventSchema), signals: z.nullable(signalsSchema) })
export type Timeline = z.infer<typeof timelineSchema>
