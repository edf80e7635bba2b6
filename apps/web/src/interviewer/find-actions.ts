/**
 * What the palette finds: each word that is typed must begin a word of the action's own words or of what else finds it. Its
 * own words count before the others, what is told to the candidate before everything else; the table's order decides ties.
 */

import type { Action } from './actions.ts'
import { begins, matches, wordsOf } from './word-match.ts'

export function findActions(actions: readonly Action[], query: string): Action[] {
  const typed = wordsOf(query)
  if (typed.length === 0) return [...actions]
  const distance = ({ words }: Action): number => typed.filter((word) => !begins([words], word)).length
  return actions
    .filter(({ words, also = [] }) => matches([words, ...also], query))
    .map((action, place) => ({ action, place, away: distance(action) }))
    .sort((a, b) => a.away - b.away || a.place - b.place)
    .map(({ action }) => action)
}
