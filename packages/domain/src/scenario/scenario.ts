/**
 * A scenario: one design problem as a reviewable file. This schema is the file's whole grammar; unknown keys are errors.
 * Everything but `brief` is private to the interviewing side (`challenge` is meant to be published apart from it).
 */
import * as z from 'zod/mini'
import { ownWordSchema } from '../diagram/own-words.ts'
import { dimensionIdSchema, settingsSchema } from '../interview/interview.ts'
import { briefSchema } from './brief.ts'
import { longestFormula } from './formula.ts'
import { rubricSchema } from './rubric.ts'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))
/** A field with what it is for: editors show it, and the message about a missing key says it. */
function told<T extends z.ZodMiniType>(what: string, schema: T): T {
  return schema.check(z.describe(what))
}

/** What formulas may call an input or a number: no hyphen, which would be a minus. */
const name = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,39}$/))
const line = z.string().check(z.minLength(3), z.maxLength(600))
const lines = z.array(line).check(z.minLength(1))
const title = z.string().check(z.minLength(3), z.maxLength(80))
const date = z.iso.date()

export const constraintIds = ['cost', 'latency', 'compliance'] as const
export type ConstraintId = (typeof constraintIds)[number]

export const areaIds = ['nlp-llm', 'vision', 'ml-infrastructure', 'data-engineering', 'evaluation'] as const
const area = z.enum(areaIds)

const numbers = told('Ids of the numbers that bear out what is said here.', z.optional(z.array(name)))

const hints = z.array(line).check(z.minLength(3))
export const factSchema = z.strictObject({
  id,
  category: z.enum([
    'corpus',
    'change',
    'load',
    'latency',
    'gpu-memory',
    'cost',
    'availability',
    'compliance',
    'quality',
    'team',
  ]),
  constraint: told('The constraint lamp that revealing this fact lights.', z.optional(z.enum(constraintIds))),
  hints: told('Three or more ways to ask for it; the panel finds the fact by these words.', hints),
  answer: told('What the candidate then reads: one answer, worded to be spoken aloud.', line),
  reveal: told(
    'on-ask: only when asked for. if-stuck: may be given unasked. unknown: nobody knows. you-decide: the candidate is to set it and say why.',
    z.enum(['on-ask', 'if-stuck', 'unknown', 'you-decide']),
  ),
})
export type Fact = z.infer<typeof factSchema>

export const probeSchema = z.strictObject({
  id,
  dimension: dimensionIdSchema,
  ask: told('The question, in the words in which it is asked.', line),
  listenFor: told('What a good answer holds, one thing an entry.', lines),
  parts: told('A question in several steps, each asked and ticked by itself.', z.optional(lines)),
  numbers,
  area: told('For going deep in one area; without it the probe is for everyone.', z.optional(area)),
})
export type Probe = z.infer<typeof probeSchema>

export const curveballSchema = z.strictObject({
  id,
  kind: z.enum(['model_wrong', 'api_down', 'scale_100x', 'extra']),
  title: told('The candidate reads this.', title),
  text: told('The candidate reads this, and nothing else of the curveball but its title.', line),
  good: told('What a good response holds.', lines),
  weak: told('What a weak response looks like.', lines),
  numbers,
})
export type Curveball = z.infer<typeof curveballSchema>

export const flagSchema = z.strictObject({ id, tone: z.enum(['red', 'good']), text: line })
export type Flag = z.infer<typeof flagSchema>

/** A stated value that formulas start from: told to the candidate by a fact, or taken from elsewhere on a named basis. */
export const inputSchema = z.strictObject({
  value: z.number(),
  unit: z.string(),
  fact: told('The fact that tells this value to the candidate.', z.optional(id)),
  basis: told(
    'Where the value comes from when no fact tells it. brief: the prompt states it.',
    z.optional(z.enum(['brief', 'price-book', 'latency-book', 'convention', 'assumption'])),
  ),
  book: told('The book that this value is taken from; then value and unit may be left out.', z.optional(id)),
  entry: told('The entry of that book.', z.optional(id)),
  asOf: told('The day of this value, where it is not that of priceBook.', z.optional(date)),
})

const formula = z.string().check(z.minLength(1), z.maxLength(longestFormula))
const tolerance = z.number().check(z.minimum(0), z.maximum(0.05))
/** A reference figure: `value` is what the file claims, `formula` recomputes it; they agree within `tolerance` (relative). */
export const numberSchema = z.strictObject({
  id: name,
  title: line,
  formula: told('+ - * / ^, parentheses, min max ceil floor round sqrt, names of inputs and numbers.', formula),
  value: told('What the formula gives, as it is said aloud.', z.number()),
  unit: z.string(),
  tolerance: told('How far value may stand off, as a share; half a percent where left out.', z.optional(tolerance)),
  means: told('What follows from it for the design.', z.optional(line)),
})
export type ReferenceNumber = z.infer<typeof numberSchema>

const sides = z.array(z.strictObject({ option: line, when: line })).check(z.minLength(2))
/** A choice without one right answer: when each side wins, and the evidence that would turn the choice round. */
export const tradeoffSchema = z.strictObject({
  id,
  choice: told('The choice as a question.', line),
  sides: told('Each option, and when it wins.', z.optional(sides)),
  flip: told('The evidence that would turn the choice round.', line),
  numbers,
})
export type Tradeoff = z.infer<typeof tradeoffSchema>

const { minutes, phases, dimensions } = settingsSchema.shape
const settings = z.strictObject({
  minutes: told('How long an interview on it is.', z.optional(minutes)),
  phases: told('The parts of that time; they add up to minutes.', z.optional(phases)),
  dimensions: told('What is rated; five is what one rater does well.', z.optional(dimensions)),
})

const priceBook = z.strictObject({ name: title, asOf: date })
const version = z.number().check(z.int(), z.minimum(1))
const challenge = z.string().check(z.minLength(20), z.maxLength(2000))
export const scenarioSchema = z.strictObject({
  id: told('Unlike that of any other scenario; small letters, digits and hyphens.', id),
  version: told('One more with each change; an interview keeps the one it began with.', version),
  title,
  level: told('Whom it is for, such as "Mid to staff".', z.string()),
  areas: z.array(area).check(z.minLength(1)),
  settings: told('What an interview on it proposes; whoever makes the interview decides.', z.optional(settings)),
  brief: told('All that the candidate is told at the start.', briefSchema),
  challenge: told('A text for a job ad: a specific challenge, nothing hidden.', challenge),
  facts: z.array(factSchema).check(z.minLength(1)),
  probes: z.array(probeSchema).check(z.minLength(1)),
  curveballs: z.array(curveballSchema).check(z.minLength(3)),
  flags: z.array(flagSchema).check(z.minLength(1)),
  rubric: rubricSchema,
  priceBook: told('Prices are stated assumptions of one day, not an offer of anyone.', z.optional(priceBook)),
  inputs: z.record(name, inputSchema),
  numbers: z.array(numberSchema).check(z.maxLength(200)),
  notAi: told('Which parts need no model, one an entry.', lines),
  tradeoffs: z.array(tradeoffSchema).check(z.minLength(1)),
  vocabulary: told(
    'Words of this field that the reading of drawings does not know by itself.',
    z.optional(z.array(ownWordSchema).check(z.maxLength(100))),
  ),
  sources: z.array(z.strictObject({ title: line, url: z.url({ protocol: /^https?$/ }) })).check(z.minLength(1)),
  reviewedOn: told('When facts, prices and sources were last checked.', date),
  reviewBy: told('When they must be checked again: within six months.', date),
})
export type Scenario = z.infer<typeof scenarioSchema>

/** What a file may say: an input from a book has its value there. Whoever reads the file puts the value in. */
const bookedSchema = z.strictObject({ book: id, entry: id, fact: z.optional(id) })
const scenarioFileSchema = z.extend(scenarioSchema, {
  inputs: z.record(name, z.union([inputSchema, bookedSchema])),
})

/** The grammar of a scenario file as JSON Schema (draft 7), for editors and for messages that name the known keys. */
export function describeScenario() {
  return z.toJSONSchema(scenarioFileSchema, { target: 'draft-7' })
}
