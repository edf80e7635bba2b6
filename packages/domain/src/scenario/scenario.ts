/**
 * A scenario: one design problem as a reviewable file. This schema is the file's whole grammar; unknown keys are errors.
 * Everything but `brief` is private to the interviewing side (`challenge` is meant to be published apart from it).
 */
import * as z from 'zod/mini'
import { dimensionIdSchema } from '../interview/interview.ts'
import { briefSchema } from './brief.ts'
import { longestFormula } from './formula.ts'
import { rubricSchema } from './rubric.ts'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))
/** What formulas may call an input or a number: no hyphen, which would be a minus. */
const name = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,39}$/))
const line = z.string().check(z.minLength(3), z.maxLength(600))
const title = z.string().check(z.minLength(3), z.maxLength(80))
const date = z.iso.date()

export const constraintIds = ['cost', 'latency', 'compliance'] as const
export type ConstraintId = (typeof constraintIds)[number]

export const areaIds = ['nlp-llm', 'vision', 'ml-infrastructure', 'data-engineering', 'evaluation'] as const
const area = z.enum(areaIds)

/** Ids of reference numbers that bear out what is said here. */
const numbers = z.optional(z.array(name))

export const factSchema = z.strictObject({
  id,
  category: z.enum(['corpus', 'change', 'load', 'latency', 'cost', 'availability', 'compliance', 'quality', 'team']),
  /** The constraint lamp that revealing this fact lights. */
  constraint: z.optional(z.enum(constraintIds)),
  /** Ways a candidate may ask for it; the panel finds the fact by these words. */
  hints: z.array(line).check(z.minLength(3)),
  /** What the candidate then reads, said so that it can be spoken aloud. */
  answer: line,
  /** `if-stuck`: may be given unasked; `unknown`: nobody knows; `you-decide`: the candidate is to set it and say why. */
  reveal: z.enum(['on-ask', 'if-stuck', 'unknown', 'you-decide']),
})
export type Fact = z.infer<typeof factSchema>

export const probeSchema = z.strictObject({
  id,
  dimension: dimensionIdSchema,
  ask: line,
  listenFor: z.array(line).check(z.minLength(1)),
  numbers,
  /** Set on a probe for going deep in one area; without it the probe is for everyone. */
  area: z.optional(area),
})
export type Probe = z.infer<typeof probeSchema>

export const curveballSchema = z.strictObject({
  id,
  kind: z.enum(['model_wrong', 'api_down', 'scale_100x', 'extra']),
  title,
  /** The candidate reads title and text, nothing else of it. */
  text: line,
  good: z.array(line).check(z.minLength(1)),
  weak: z.array(line).check(z.minLength(1)),
  numbers,
})
export type Curveball = z.infer<typeof curveballSchema>

export const flagSchema = z.strictObject({ id, tone: z.enum(['red', 'good']), text: line })
export type Flag = z.infer<typeof flagSchema>

/** A stated value that formulas start from: told to the candidate by a fact, or taken from elsewhere on a named basis. */
export const inputSchema = z.strictObject({
  value: z.number(),
  unit: z.string(),
  /** The fact that tells this value to the candidate. */
  fact: z.optional(id),
  /** Where the value comes from when no fact tells it; `brief`: the prompt states it. */
  basis: z.optional(z.enum(['brief', 'price-book', 'convention', 'assumption'])),
})

/** A reference figure: `value` is what the file claims, `formula` recomputes it; they agree within `tolerance` (relative). */
export const numberSchema = z.strictObject({
  id: name,
  title: line,
  formula: z.string().check(z.minLength(1), z.maxLength(longestFormula)),
  value: z.number(),
  unit: z.string(),
  tolerance: z.optional(z.number().check(z.minimum(0), z.maximum(0.05))),
  means: z.optional(line),
})
export type ReferenceNumber = z.infer<typeof numberSchema>

/** A choice without one right answer: when each side wins, and the evidence that would turn the choice round. */
export const tradeoffSchema = z.strictObject({
  id,
  choice: line,
  sides: z.optional(z.array(z.strictObject({ option: line, when: line })).check(z.minLength(2))),
  flip: line,
  numbers,
})
export type Tradeoff = z.infer<typeof tradeoffSchema>

export const scenarioSchema = z.strictObject({
  id,
  version: z.number().check(z.int(), z.minimum(1)),
  title,
  level: z.string(),
  areas: z.array(area).check(z.minLength(1)),
  brief: briefSchema,
  /** A text for a job ad: a specific challenge, nothing hidden. */
  challenge: z.string().check(z.minLength(20), z.maxLength(2000)),
  facts: z.array(factSchema).check(z.minLength(1)),
  probes: z.array(probeSchema).check(z.minLength(1)),
  curveballs: z.array(curveballSchema).check(z.minLength(3)),
  flags: z.array(flagSchema).check(z.minLength(1)),
  rubric: rubricSchema,
  /** Prices are stated assumptions of one day, not an offer of anyone. */
  priceBook: z.optional(z.strictObject({ name: title, asOf: date })),
  inputs: z.record(name, inputSchema),
  numbers: z.array(numberSchema).check(z.maxLength(200)),
  /** Which parts need no model. */
  notAi: z.array(line).check(z.minLength(1)),
  tradeoffs: z.array(tradeoffSchema).check(z.minLength(1)),
  sources: z.array(z.strictObject({ title: line, url: z.url({ protocol: /^https?$/ }) })).check(z.minLength(1)),
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

/** The grammar of a scenario file as JSON Schema (draft 7), for editors and for messages that name the known keys. */
export function describeScenario() {
  return z.toJSONSchema(scenarioSchema, { target: 'draft-7' })
}
