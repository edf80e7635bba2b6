/**
 * Two windows of one author changed the same card (SC16): what only one of them changed is taken in, what both changed
 * stands as here and is told as a conflict for the author to choose. Pins, notes and flags are a list each: additions of
 * both stay, and what one deleted goes unless the other changed it.
 */
import {
  mostRatingChanges,
  rate,
  type ScorecardDraft,
  scorecardDraftSchema,
} from '@probeboard/domain/assessment/scorecard'
import { dimensionIdSchema, dimensionIds } from '@probeboard/domain/interview/interview'
import { ratingSchema } from '@probeboard/domain/scenario/rubric'
import * as z from 'zod/mini'

const { recommendation, comment } = scorecardDraftSchema.shape
/** What the other window has where both changed the same; left out where it has nothing. */
export const conflictSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('rating'), dimension: dimensionIdSchema, theirs: z.optional(ratingSchema) }),
  z.object({ field: z.literal('recommendation'), theirs: recommendation }),
  z.object({ field: z.literal('comment'), theirs: comment }),
])
export type Conflict = z.infer<typeof conflictSchema>
export type Keep = 'mine' | 'theirs' | 'both'

export const nameOf = (conflict: Conflict): string =>
  conflict.field === 'rating' ? conflict.dimension : conflict.field

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Items by their key: mine where I changed or added them, gone where I removed them, else theirs. */
function mergeLists<One>(
  base: readonly One[],
  mine: readonly One[],
  theirs: readonly One[],
  keyOf: (one: One) => string,
): One[] {
  const index = (list: readonly One[]): Map<string, One> => new Map(list.map((one) => [keyOf(one), one]))
  const was = index(base)
  const own = index(mine)
  const merged = theirs.flatMap((one): One[] => {
    const key = keyOf(one)
    const kept = own.get(key)
    // Deleted here; but what they changed since is theirs to keep.
    if (kept === undefined) return was.has(key) && same(one, was.get(key)) ? [] : [one]
    return [same(kept, was.get(key)) ? one : kept]
  })
  const present = new Set(theirs.map(keyOf))
  const added = mine.filter((one) => {
    const key = keyOf(one)
    return !present.has(key) && !same(one, was.get(key))
  })
  return [...merged, ...added]
}

type Flags = ScorecardDraft['flags']
type Changes = NonNullable<ScorecardDraft['ratingChanges']>

/** Pins that either window gave a flag stay with it. */
function mergeFlags(base: Flags, mine: Flags, theirs: Flags): Flags {
  const evidence = (list: Flags, flag: string): string[] => list.find((one) => one.flag === flag)?.evidence ?? []
  return mergeLists(base, mine, theirs, ({ flag }) => flag).map(({ flag }) => ({
    flag,
    evidence: mergeLists(evidence(base, flag), evidence(mine, flag), evidence(theirs, flag), (id) => id),
  }))
}

function mergeChanges(mine: Changes = [], theirs: Changes = []): Changes {
  const known = new Set(theirs.map((one) => JSON.stringify(one)))
  return [...theirs, ...mine.filter((one) => !known.has(JSON.stringify(one)))]
    .sort((a, b) => a.at - b.at)
    .slice(-mostRatingChanges)
}

export interface Merged {
  /** Stands on `theirs.revision`, so that it may be saved. */
  readonly card: ScorecardDraft
  readonly conflicts: readonly Conflict[]
}

export function mergeCards(base: ScorecardDraft, mine: ScorecardDraft, theirs: ScorecardDraft): Merged {
  const conflicts: Conflict[] = []
  /** Here where it was changed here, else there; both is a conflict. */
  function pick<Value>(was: Value, here: Value, there: Value, conflict: Conflict): Value {
    if (here === was) return there
    if (there !== was && there !== here) conflicts.push(conflict)
    return here
  }
  const ratings: ScorecardDraft['ratings'] = {}
  for (const dimension of dimensionIds) {
    const there = theirs.ratings[dimension]
    const rating = pick(base.ratings[dimension], mine.ratings[dimension], there, {
      field: 'rating',
      dimension,
      theirs: there,
    })
    if (rating !== undefined) ratings[dimension] = rating
  }
  const recommendation = pick(base.recommendation, mine.recommendation, theirs.recommendation, {
    field: 'recommendation',
    theirs: theirs.recommendation,
  })
  const comment = pick(base.comment, mine.comment, theirs.comment, { field: 'comment', theirs: theirs.comment })
  const ratingChanges = mergeChanges(mine.ratingChanges, theirs.ratingChanges)
  return {
    conflicts,
    card: {
      revision: theirs.revision,
      ratings,
      evidence: mergeLists(base.evidence, mine.evidence, theirs.evidence, ({ id }) => id),
      notes: mergeLists(base.notes, mine.notes, theirs.notes, ({ id }) => id),
      flags: mergeFlags(base.flags, mine.flags, theirs.flags),
      ...(recommendation === undefined ? {} : { recommendation }),
      ...(comment === undefined ? {} : { comment }),
      ...(ratingChanges.length === 0 ? {} : { ratingChanges }),
    },
  }
}

/** The card as its author chose. `both` is for words, which can stand one after the other. */
export function settle(card: ScorecardDraft, conflict: Conflict, keep: Keep, at: number): ScorecardDraft {
  if (keep === 'mine') return card
  switch (conflict.field) {
    case 'rating':
      return rate(card, conflict.dimension, conflict.theirs ?? null, at)
    case 'recommendation': {
      const { recommendation: _, ...others } = card
      return conflict.theirs === undefined ? others : { ...others, recommendation: conflict.theirs }
    }
    case 'comment': {
      const theirs = conflict.theirs ?? ''
      return { ...card, comment: keep === 'both' ? [card.comment ?? '', theirs].filter(Boolean).join('\n\n') : theirs }
    }
  }
}
