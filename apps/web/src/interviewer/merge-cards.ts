/**
 * Two windows of one author changed the same card: what this window changed since `base` is kept, everything else is as
 * the other window left it. Nothing that was written is dropped unless its author deleted it here.
 */
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { dimensionIds } from '@probeboard/domain/interview/interview'

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
    if (kept === undefined) return was.has(key) ? [] : [one]
    return [same(kept, was.get(key)) ? one : kept]
  })
  const present = new Set(theirs.map(keyOf))
  const added = mine.filter((one) => {
    const key = keyOf(one)
    return !present.has(key) && !same(one, was.get(key))
  })
  return [...merged, ...added]
}

/** The result stands on `theirs.revision`, so that it may be saved. */
export function mergeCards(base: ScorecardDraft, mine: ScorecardDraft, theirs: ScorecardDraft): ScorecardDraft {
  const ratings: ScorecardDraft['ratings'] = {}
  for (const dimension of dimensionIds) {
    const kept = mine.ratings[dimension]
    const rating = kept === base.ratings[dimension] ? theirs.ratings[dimension] : kept
    if (rating !== undefined) ratings[dimension] = rating
  }
  const recommendation = mine.recommendation === base.recommendation ? theirs.recommendation : mine.recommendation
  const comment = mine.comment === base.comment ? theirs.comment : mine.comment
  return {
    revision: theirs.revision,
    ratings,
    evidence: mergeLists(base.evidence, mine.evidence, theirs.evidence, ({ id }) => id),
    notes: mergeLists(base.notes, mine.notes, theirs.notes, ({ id }) => id),
    flags: mergeLists(base.flags, mine.flags, theirs.flags, ({ flag }) => flag),
    ...(recommendation === undefined ? {} : { recommendation }),
    ...(comment === undefined ? {} : { comment }),
  }
}
