/** The words around the list of probes. */
import { count } from './count.ts'

export const probeWords = {
  search: 'Find a probe',
  searchHint: 'Any word',
  thisPhase: 'This phase',
  dimension: 'Dimension',
  everyDimension: 'All dimensions',
  none: (query: string) => `Nothing prepared for “${query}”. Ask it in your own words above; it counts as asked.`,
  noneHere: 'Nothing prepared for this choice.',
  parts: 'Part by part',
  ownText: 'What you asked',
  own: 'Thought of on the spot',
  bankRest: (n: number) => `${count(n, 'more question', 'more questions')} of this bank`,
} as const
