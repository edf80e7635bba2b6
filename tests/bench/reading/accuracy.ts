/** How well drawings are read, against what somebody saw in pictures of them. */
import { findEvidence, labelsByConcern } from '@probeboard/domain/diagram/evidence'
import { listEdges, listNodes, readDiagram } from '@probeboard/domain/diagram/reader'
import { createVocabulary } from '@probeboard/domain/diagram/vocabulary'
import { type Bench, judgeLeast } from '../figures.ts'
import { tallyKinds } from './kinds.ts'
import { concernNames, ratesOf, type Said, type Score, scoreOf, type Tally } from './score.ts'
import { readTrueDrawings, type TrueDrawing } from './truth.ts'

const vocabulary = createVocabulary()

function say({ elements }: TrueDrawing): Said {
  const reading = readDiagram(elements)
  return {
    nodes: listNodes(reading).map(({ label }) => label),
    edges: listEdges(reading),
    concerns: labelsByConcern(findEvidence(reading, vocabulary)),
  }
}

function talliesOf(score: Score): [string, Tally][] {
  return [
    ['nodes', score.nodes],
    ['edges', score.edges],
    ...concernNames.map((concern): [string, Tally] => [concern, score.evidence[concern]]),
  ]
}

const faults = (score: Score): number =>
  talliesOf(score).reduce((sum, [, { missed, invented }]) => sum + missed.length + invented.length, 0)

const shown = 10
const longest = 100
const shorten = (label: string): string => (label.length > longest ? `${label.slice(0, longest)}…` : label)

export function measureAccuracy(bench: Bench): void {
  const read = readTrueDrawings().map((drawing) => ({
    name: drawing.name,
    score: scoreOf(say(drawing), drawing.truth),
  }))
  if (read.length === 0) {
    bench.say('SKIPPED: ../shared/diagrams/truth is absent; how well drawings are read was not measured.')
    return
  }
  const scores = read.map(({ score }) => score)
  for (const { kind, tallies, goal } of tallyKinds) {
    const rates = ratesOf(tallies(scores))
    for (const side of ['precision', 'recall'] as const)
      bench.report(`${kind}: ${side}`, judgeLeast(rates[side], goal[side]))
  }
  for (const concern of concernNames) {
    const rates = ratesOf(scores.map(({ present }) => present[concern]))
    for (const side of ['precision', 'recall'] as const)
      bench.report(`${concern} present: ${side}`, judgeLeast(rates[side]))
  }
  bench.say(`  The ${shown} worst files:`)
  const worst = read.toSorted((a, b) => faults(b.score) - faults(a.score)).slice(0, shown)
  for (const { name, score } of worst) {
    if (faults(score) === 0) continue
    bench.say(`  ${name}`)
    for (const [kind, { missed, invented }] of talliesOf(score)) {
      if (missed.length > 0) bench.say(`    ${kind} missed: ${missed.map(shorten).join(' | ')}`)
      if (invented.length > 0) bench.say(`    ${kind} invented: ${invented.map(shorten).join(' | ')}`)
    }
  }
}
