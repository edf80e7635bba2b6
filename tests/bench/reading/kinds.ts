/** What is counted of a reading, and how good it must be. */
import { concernNames, type Rates, type Score, type Tally } from './score.ts'

interface Kind {
  readonly kind: string
  readonly tallies: (scores: readonly Score[]) => readonly Tally[]
  readonly goal: Rates
}

export const tallyKinds: readonly Kind[] = [
  {
    kind: 'nodes',
    tallies: (scores) => scores.map(({ nodes }) => nodes),
    goal: { precision: 0.94, recall: 0.94 },
  },
  {
    kind: 'edges',
    tallies: (scores) => scores.map(({ edges }) => edges),
    goal: { precision: 0.92, recall: 0.88 },
  },
  {
    kind: 'concerns present',
    tallies: (scores) => scores.flatMap(({ present }) => concernNames.map((concern) => present[concern])),
    goal: { precision: 0.95, recall: 0.9 },
  },
  {
    kind: 'evidence labels',
    tallies: (scores) => scores.flatMap(({ evidence }) => concernNames.map((concern) => evidence[concern])),
    goal: { precision: 0.85, recall: 0.85 },
  },
]
