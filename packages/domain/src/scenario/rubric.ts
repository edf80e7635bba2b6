/** What is rated: the six dimensions, the ratings, and the anchors that a scenario gives them. */
import * as z from 'zod/mini'
import type { DimensionId } from '../interview/interview.ts'

export const dimensions: Record<DimensionId, { readonly name: string; readonly short: string }> = {
  D1: { name: 'Constraints first', short: 'Constraints' },
  D2: { name: 'Data pipelines', short: 'Pipelines' },
  D3: { name: 'Evaluation and quality monitoring', short: 'Evaluation' },
  D4: { name: 'Failure modes and fallbacks', short: 'Failures' },
  D5: { name: 'Judgement and tradeoffs', short: 'Judgement' },
  D6: { name: 'Communication', short: 'Communication' },
}

/** N/O, not observed, is never a 1. */
export const ratingSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('N/O')])
export type Rating = z.infer<typeof ratingSchema>

/** The behaviour that each rating of one dimension stands for in this scenario. */
export const anchorsSchema = z.strictObject({
  1: z.string().check(z.minLength(10)),
  2: z.string().check(z.minLength(10)),
  3: z.string().check(z.minLength(10)),
  4: z.string().check(z.minLength(10)),
})
export type Anchors = z.infer<typeof anchorsSchema>

export const rubricSchema = z.strictObject({
  D1: anchorsSchema,
  D2: anchorsSchema,
  D3: anchorsSchema,
  D4: anchorsSchema,
  D5: anchorsSchema,
  D6: anchorsSchema,
})
export type Rubric = z.infer<typeof rubricSchema>
