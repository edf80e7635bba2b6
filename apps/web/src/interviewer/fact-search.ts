/** Finds a fact by what a candidate says: every typed word must begin a word of its hints, answer or category. */
import type { Fact } from '@probeboard/domain/scenario/scenario'

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}.%$ ]/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
}

/** Best first: a match in the hints before one in the answer. An empty search answers all, in the scenario's order. */
export function searchFacts(facts: readonly Fact[], typed: string): Fact[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return [...facts]
  const rank = (fact: Fact): number => {
    const fields = [fact.hints.join(' '), `${fact.category} ${fact.id}`, fact.answer].map(wordsOf)
    const places = wanted.map((word) => fields.findIndex((field) => field.some((known) => known.startsWith(word))))
    return places.includes(-1) ? -1 : places.reduce((sum, place) => sum + place, 0)
  }
  return facts
    .map((fact, order) => ({ fact, order, rank: rank(fact) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ fact }) => fact)
}
