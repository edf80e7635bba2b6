/**
 * A scenario: one design problem as a reviewable file. This schema is the file's whole grammar; unknown keys are errors.
 * Everything but `brief` is private to the interviewing side.
 */
import * as z from 'zod/mini'
import { dimensionIdSchema } from '../interview/interview.ts'
import { briefSchema } from './brief.ts'
import { rubricSchema } from './rubric.ts'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))
const line = z.string().check(z.minLength(3), z.maxLength(600))
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

export const constraintIds = ['cost', 'latency', 'compliance'] as const
export type ConstraintId = (typeof constraintIds)[number]

export const factSchema = z.strictObject({
  id,
  category: z.enum(['corpus', 'change', 'load', 'latency', 'cost', 'availability', 'compliance', 'quality', 'team']),
  /** The constraint lamp that revealing this fact lights. */
  constraint: z.optional(z.enum(constraintIds)),
  /** Ways a candidate may ask for it; the panel finds the fact by these words. */
  hints: z.array(line).check(z.minLength(3)),
  /** What the candidate then reads, said so that it can be spoken aloud. */
  answer: line,
  reveal: z.enum(['on-ask', 'if-stuck', 'unknown', 'you-decide']),
})
export type Fact = z.infer<typeof factSchema>

export const probeSchema = z.strictObject({
  id,
  dimension: dimensionIdSchema,
  ask: line,
  listenFor: z.array(line).check(z.minLength(1)),
})
export type Probe = z.infer<typeof probeSchema>

export const curveballSchema = z.strictObject({
  id,
  kind: z.enum(['model_wrong', 'api_down', 'scale_100x', 'extra']),
  title: z.string().check(z.minLength(3), z.maxLength(80)),
  /** The candidate reads title and text, nothing else of it. */
  text: line,
  good: z.array(line).check(z.minLength(1)),
  weak: z.array(line).check(z.minLength(1)),
})
export type Curveball = z.infer<typeof curveballSchema>

export const flagSchema = z.strictObject({ id, tone: z.enum(['red', 'good']), text: line })
export type Flag = z.infer<typeof flagSchema>

/** A stated value that formulas start from; `fact` names the fact that tells it to the candidate. */
export const inputSchema = z.strictObject({
  value: z.number(),
  unit: z.string(),
  fact: z.optional(id),
})

/** A reference figure: `value` is what the file claims, `formula` recomputes it; they agree within `tolerance` (relative). */
export const numberSchema = z.strictObject({
  id,
  title: line,
  formula: z.string().check(z.minLength(1), z.maxLength(300)),
  value: z.number(),
  unit: z.string(),
  tolerance: z.optional(z.number()),
  means: z.optional(line),
})
export type ReferenceNumber = z.infer<typeof numberSchema>

export const scenarioSchema = z.strictObject({
  id,
  version: z.number().check(z.int(), z.minimum(1)),
  title: z.string().check(z.minLength(3), z.maxLength(80)),
  level: z.string(),
  areas: z
    .array(z.enum(['nlp-llm', 'vision', 'ml-infrastructure', 'data-engineering', 'evaluation']))
    .check(z.minLength(1)),
  brief: briefSchema,
  /** A text for a job ad: a specific challenge, nothing hidden. */
  challenge: z.string().check(z.minLength(20)),
  facts: z.array(factSchema).check(z.minLength(1)),
  probes: z.array(probeSchema).check(z.minLength(1)),
  curveballs: z.array(curveballSchema).check(z.minLength(3)),
  flags: z.array(flagSchema).check(z.minLength(1)),
  rubric: rubricSchema,
  inputs: z.record(z.string(), inputSchema),
  numbers: z.array(numberSchema),
  /** Which parts need no model. */
  notAi: z.array(line).check(z.minLength(1)),
  tradeoffs: z.array(z.strictObject({ id, choice: line, flip: line })).check(z.minLength(1)),
  sources: z.array(z.strictObject({ title: line, url: z.url() })).check(z.minLength(1)),
  reviewedOn: date,
  reviewBy: date,
})
export type Scenario = z.infer<typeof scenarioSchema>

/** What a list shows of a scenario. */
export const scenarioSummarySchema = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  level: z.string(),
  areas: z.array(z.string()),
})
export type ScenarioSummary = z.infer<typeof scenarioSummarySchema>
