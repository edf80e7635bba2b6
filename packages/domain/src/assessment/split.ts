/**
 * Who rates which dimensions, where several people rate one interview. It says what a card asks for and nothing about
 * anybody: rules SL1-SL4 of SPEC.md. The panel shows it, the server asks it before it seals a card.
 */
import { mayTell } from '../interview/access.ts'
import type { DimensionId, Participant } from '../interview/interview.ts'
import type { ScorecardDraft } from './scorecard.ts'

/** Dimension -> the participant who rates it; a dimension that is not in it is everybody's. */
export type SplitOfDimensions = ReadonlyMap<string, string>

/** Those whose cards count; who is in training is never assigned anything. */
export function ratersAmong(people: readonly Participant[]): Participant[] {
  return people.filter(({ role }) => mayTell(role))
}

/** SL2, SL3: a person who is not among the raters any more leaves what was theirs to all; nobody is left with nothing. */
export function assignedTo(
  rater: Participant,
  split: SplitOfDimensions,
  rated: readonly DimensionId[],
  people: readonly Participant[],
): DimensionId[] {
  const raters = new Set<string>(ratersAmong(people).map(({ id }) => id))
  if (!mayTell(rater.role)) return [...rated]
  const theirs = rated.filter((dimension) => {
    const to = split.get(dimension)
    return to === undefined || to === rater.id || !raters.has(to)
  })
  return theirs.length > 0 ? theirs : [...rated]
}

/** SL4: what this card asks for: what is assigned to its rater, and what they have rated already. */
export function askedOf(card: ScorecardDraft, assigned: readonly DimensionId[], rated: readonly DimensionId[]) {
  return rated.filter((dimension) => assigned.includes(dimension) || card.ratings[dimension] !== undefined)
}
