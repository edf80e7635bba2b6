/**
 * Finds the fact that a candidate just asked for: every word typed must begin a word of the fact's hints, answer or
 * category, or have a synonym that names the category or stands in a hint. Words that begin a hint's word count most, then
 * the answer's, the category's, the synonyms'; the file's order decides ties.
 */
import type { Fact } from '@probeboard/domain/scenario/scenario'
import { synonymsOf } from './synonyms.ts'
import { begins, wordsOf } from './word-match.ts'

/** Weighed so that two hits in hints beat any number of hits elsewhere. */
function weigh(fact: Fact, typed: string): number {
  const matching = fact.hints.filter((hint) => begins([hint], typed)).length
  if (matching > 0) return 10 + matching
  if (begins([fact.answer], typed)) return 5
  const kinds = wordsOf(`${fact.category} ${fact.constraint ?? ''}`)
  if (begins(kinds, typed)) return 3
  const meant = new Set(synonymsOf(typed))
  if (kinds.some((word) => meant.has(word))) return 2
  return fact.hints.flatMap(wordsOf).some((word) => meant.has(word)) ? 1 : 0
}

/** All facts where nothing is typed. */
export function searchFacts(facts: readonly Fact[], query: string): Fact[] {
  const typed = wordsOf(query)
  if (typed.length === 0) return [...facts]
  return facts
    .map((fact, index) => {
      const weights = typed.map((word) => weigh(fact, word))
      return { fact, index, weight: weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one, 0) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ fact }) => fact)
}
