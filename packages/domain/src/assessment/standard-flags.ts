/**
 * What may stand out in any system-design interview, beside the flags of the scenario. Their ids have underscores, which
 * no scenario's flag may have, so that the two never mix.
 */
import type { Flag } from '../scenario/scenario.ts'

export const standardFlags: readonly Flag[] = [
  { id: 'framework_only', tone: 'red', text: 'Knows one framework, and cannot draw the same path without it' },
  { id: 'no_tradeoffs', tone: 'red', text: 'Cannot say why this and not the other, or what would change the choice' },
  { id: 'novelty_chasing', tone: 'red', text: 'Switches to what is newest without a measurement of their own' },
  { id: 'eyeball_eval', tone: 'red', text: 'Calls it good after looking at some examples' },
  { id: 'ai_everywhere', tone: 'red', text: 'Puts a model where a rule or a lookup would do' },
  { id: 'needs_one_right_answer', tone: 'red', text: 'Stalls where nobody knows the answer, or wants it from you' },
  { id: 'prefers_simpler_tool', tone: 'good', text: 'Picks the simpler tool, and says what it saves' },
  { id: 'measures_first', tone: 'good', text: 'Says what better means, and how it is measured, before building' },
  { id: 'guards_changes', tone: 'good', text: 'Lets no change through without evaluation and a way back' },
  { id: 'names_uncertainty', tone: 'good', text: 'Says what is unknown, picks an assumption and goes on' },
]

/** Of a flag's id, where it is known: the scenario's own first. */
export function findFlag(id: string, own: readonly Flag[]): Flag | undefined {
  return [...own, ...standardFlags].find((flag) => flag.id === id)
}
