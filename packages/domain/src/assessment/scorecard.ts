/**
 * One rater's own ratings, evidence, notes and flags. People score people: nothing here adds, averages or ranks.
 * Rules SC1-SC6 and SC11-SC12 of SPEC.md live here; the server asks them, the panel shows them.
 */
import * as z from 'zod/mini'
import { type DimensionId, dimensionIdSchema, participantIdSchema } from '../interview/interview.ts'
import { type Rating, ratingSchema } from '../scenario/rubric.ts'
import { type Evidence, evidenceSchema, noteSchema } from './evidence.ts'

/** A rating that was set, changed or taken away, at the time that its author's page had from the server. */
export const ratingChangeSchema = z.object({
  dimension: dimensionIdSchema,
  rating: z.nullable(ratingSchema),
  at: z.number(),
})

export const recommendationSchema = z.enum(['strong-no', 'no', 'yes', 'strong-yes'])

export const mostRatingChanges = 200

/** What the author edits. `revision` counts saves: a save with an older one is refused, never merged over. */
export const scorecardDraftSchema = z.object({
  revision: z.number().check(z.int(), z.minimum(0)),
  ratings: z.partialRecord(dimensionIdSchema, ratingSchema),
  evidence: z.array(evidenceSchema).check(z.maxLength(500)),
  notes: z.array(noteSchema).check(z.maxLength(500)),
  flags: z.array(z.object({ flag: z.string(), evidence: z.array(z.string()) })).check(z.maxLength(50)),
  recommendation: z.optional(recommendationSchema),
  comment: z.optional(z.string().check(z.maxLength(10000))),
  /** SC12: a mis-tap is undone, and both stay; oldest first, the oldest go where there are too many. */
  ratingChanges: z.optional(z.array(ratingChangeSchema).check(z.maxLength(mostRatingChanges))),
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
  z.object({ kind: z.literal('flag-without-evidence'), flag: z.string() }),
  z.object({ kind: z.literal('no-recommendation') }),
])
export type Missing = z.infer<typeof missingSchema>

/** SC2: an overall recommendation opens when every dimension of this rater is rated or N/O. */
export function recommendationOpen(card: ScorecardDraft, dimensions: readonly DimensionId[]): boolean {
  return dimensions.every((dimension) => card.ratings[dimension] !== undefined)
}

/** SC12: the card with this rating, or without one; the same again changes nothing. */
export function rate(card: ScorecardDraft, dimension: DimensionId, rating: Rating | null, at: number): ScorecardDraft {
  const { [dimension]: was = null, ...others } = card.ratings
  if (was === rating) return card
  return {
    ...card,
    ratings: rating === null ? others : { ...others, [dimension]: rating },
    ratingChanges: [...(card.ratingChanges ?? []), { dimension, rating, at }].slice(-mostRatingChanges),
  }
}

/** SC11: the pins that bear out a flag; what was removed since bears out nothing. */
export function evidenceOf(card: ScorecardDraft, flag: string): Evidence[] {
  const ids = new Set(card.flags.find((one) => one.flag === flag)?.evidence)
  return card.evidence.filter(({ id }) => ids.has(id))
}

/** SC1, SC3, SC11: what keeps this card from being submitted; an empty list means it may be sealed. */
export function missingFrom(card: ScorecardDraft, dimensions: readonly DimensionId[]): Missing[] {
  const missing: Missing[] = []
  for (const dimension of dimensions) {
    const rating = card.ratings[dimension]
    if (rating === undefined) missing.push({ kind: 'unrated', dimension })
    else if ((rating === 1 || rating === 4) && !card.evidence.some((pin) => pin.dimension === dimension))
      missing.push({ kind: 'no-evidence', dimension, rating })
  }
  for (const { flag } of card.flags)
    if (evidenceOf(card, flag).length === 0) missing.push({ kind: 'flag-without-evidence', flag })
  if (card.recommendation === undefined) missing.push({ kind: 'no-recommendation' })
  return missing
}
