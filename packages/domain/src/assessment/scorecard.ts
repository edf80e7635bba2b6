/**
 * One rater's own ratings, evidence, notes and flags. People score people: nothing here adds, averages or ranks.
 * Rules SC1-SC6 of SPEC.md live here; the server asks them, the panel shows them.
 */
import * as z from 'zod/mini'
import { type DimensionId, dimensionIdSchema, participantIdSchema } from '../interview/interview.ts'
import { ratingSchema } from '../scenario/rubric.ts'
import { evidenceSchema, noteSchema } from './evidence.ts'

export const recommendationSchema = z.enum(['strong-no', 'no', 'yes', 'strong-yes'])

/** What the author edits. `revision` counts saves: a save with an older one is refused, never merged over. */
export const scorecardDraftSchema = z.object({
  revision: z.number().check(z.int(), z.minimum(0)),
  ratings: z.partialRecord(dimensionIdSchema, ratingSchema),
  evidence: z.array(evidenceSchema).check(z.maxLength(500)),
  notes: z.array(noteSchema).check(z.maxLength(500)),
  flags: z.array(z.object({ flag: z.string(), evidence: z.array(z.string()) })).check(z.maxLength(50)),
  recommendation: z.optional(recommendationSchema),
  comment: z.optional(z.string().check(z.maxLength(10000))),
})
export type ScorecardDraft = z.infer<typeof scorecardDraftSchema>

/** A sealed version. Version 1 is the submission; later ones are amendments with their reason. */
export const sealedScorecardSchema = z.object({
  rater: participantIdSchema,
  version: z.number(),
  submittedAt: z.string(),
  card: scorecardDraftSchema,
  reason: z.optional(z.string()),
  /** The amendment was made when peers' marks were already visible to its author. */
  afterPeers: z.optional(z.boolean()),
})
export type SealedScorecard = z.infer<typeof sealedScorecardSchema>

export const emptyScorecard: ScorecardDraft = { revision: 0, ratings: {}, evidence: [], notes: [], flags: [] }

/** What keeps a card from being submitted. */
export const missingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unrated'), dimension: dimensionIdSchema }),
  z.object({
    kind: z.literal('no-evidence'),
    dimension: dimensionIdSchema,
    rating: z.union([z.literal(1), z.literal(4)]),
  }),
  z.object({ kind: z.literal('no-recommendation') }),
])
export type Missing = z.infer<typeof missingSchema>

/** SC2: an overall recommendation opens when every dimension of this rater is rated or N/O. */
export function recommendationOpen(card: ScorecardDraft, dimensions: readonly DimensionId[]): boolean {
  return dimensions.every((dimension) => card.ratings[dimension] !== undefined)
}

/** SC1, SC3: what keeps this card from being submitted; an empty list means it may be sealed. */
export function missingFrom(card: ScorecardDraft, dimensions: readonly DimensionId[]): Missing[] {
  const missing: Missing[] = []
  for (const dimension of dimensions) {
    const rating = card.ratings[dimension]
    if (rating === undefined) missing.push({ kind: 'unrated', dimension })
    else if ((rating === 1 || rating === 4) && !card.evidence.some((pin) => pin.dimension === dimension))
      missing.push({ kind: 'no-evidence', dimension, rating })
  }
  if (card.recommendation === undefined) missing.push({ kind: 'no-recommendation' })
  return missing
}
