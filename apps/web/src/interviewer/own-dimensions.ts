/** Which dimensions this seat's card asks for, as the split stands in the notebook. */
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { askedOf, assignedTo } from '@probeboard/domain/assessment/split'
import type { DimensionId, Participant } from '@probeboard/domain/interview/interview'
import { useStore } from 'zustand'
import { useCockpit } from './cockpit.ts'

export function useOwnDimensions(): DimensionId[] {
  const { me, people, notebook, card: scorecard } = useCockpit()
  const { card, dimensions } = useStore(scorecard.store)
  return askedOf(card ?? emptyScorecard, assignedTo(me.participant, notebook.split, dimensions, people), dimensions)
}

/** Those who are here now may have come since the server was last asked who there is, and know their role better. */
export function everybody(known: readonly Participant[], here: readonly Participant[]): Participant[] {
  const present = new Set(here.map(({ id }) => id))
  return [...here, ...known.filter(({ id }) => !present.has(id))]
}
