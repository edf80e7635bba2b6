/** Compares what was read with what somebody saw: hits, misses and inventions, as sets of labels. */
import type { Truth } from './truth.ts'

export const concernNames = ['dataPipelines', 'evaluation', 'failures', 'constraints'] as const
export type ConcernName = (typeof concernNames)[number]

export interface Said {
  readonly nodes: readonly string[]
  /** Directed ones alone. */
  readonly edges: readonly (readonly [string, string])[]
  readonly concerns: Readonly<Record<ConcernName, readonly string[]>>
}

export interface Tally {
  readonly hits: readonly string[]
  readonly missed: readonly string[]
  readonly invented: readonly string[]
}

export interface Score {
  readonly nodes: Tally
  readonly edges: Tally
  readonly present: Readonly<Record<ConcernName, Tally>>
  readonly evidence: Readonly<Record<ConcernName, Tally>>
}

const normalise = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase()
const sayEdge = ([from, to]: readonly [string, string]): string => `${normalise(from)} > ${normalise(to)}`

function compare(said: Iterable<string>, truth: Iterable<string>, free: Iterable<string>): Tally {
  const [ours, theirs, neither] = [new Set(said), new Set(truth), new Set(free)]
  return {
    hits: [...ours].filter((each) => theirs.has(each)),
    missed: [...theirs].filter((each) => !ours.has(each)),
    invented: [...ours].filter((each) => !theirs.has(each) && !neither.has(each)),
  }
}

const agrees = (a: string, b: string): boolean => a !== '' && b !== '' && (a.includes(b) || b.includes(a))

function compareEvidence(said: readonly string[], truth: readonly string[], free: readonly string[]): Tally {
  const [ours, theirs, neither] = [said, truth, free].map((each) => [...new Set(each.map(normalise))])
  const among = (label: string, all: readonly string[] = []): boolean => all.some((other) => agrees(label, other))
  return {
    hits: (theirs ?? []).filter((label) => among(label, ours)),
    missed: (theirs ?? []).filter((label) => !among(label, ours)),
    invented: (ours ?? []).filter((label) => !among(label, theirs) && !among(label, neither)),
  }
}

/** Of what only borderline labels show, presence counts neither way. */
function comparePresence(said: readonly string[], truth: readonly string[], evidence: Tally): Tally {
  const ours = said.length > 0
  const theirs = truth.length > 0
  return {
    hits: ours && theirs ? ['present'] : [],
    missed: !ours && theirs ? ['present'] : [],
    invented: ours && !theirs && evidence.invented.length > 0 ? ['present'] : [],
  }
}

function each<Value>(make: (concern: ConcernName) => Value): Record<ConcernName, Value> {
  return {
    dataPipelines: make('dataPipelines'),
    evaluation: make('evaluation'),
    failures: make('failures'),
    constraints: make('constraints'),
  }
}

export function scoreOf(said: Said, truth: Truth): Score {
  const free = [...truth.edgesOptional, ...truth.edgesUnlabelled]
  const evidence = each((concern) =>
    compareEvidence(said.concerns[concern], truth.concerns[concern], truth.borderline[concern]),
  )
  return {
    nodes: compare(
      said.nodes.map(normalise),
      truth.nodes.map(({ label }) => normalise(label)),
      truth.containers.map(normalise),
    ),
    edges: compare(said.edges.map(sayEdge), truth.edges.map(sayEdge), free.map(sayEdge)),
    evidence,
    present: each((concern) => comparePresence(said.concerns[concern], truth.concerns[concern], evidence[concern])),
  }
}

export interface Rates {
  readonly precision: number
  readonly recall: number
}

/** Nothing said is nothing wrong. */
export function ratesOf(tallies: readonly Tally[]): Rates {
  const count = (of: (tally: Tally) => readonly string[]): number =>
    tallies.reduce((sum, tally) => sum + of(tally).length, 0)
  const [hits, missed, invented] = [count((t) => t.hits), count((t) => t.missed), count((t) => t.invented)]
  return {
    precision: hits + invented === 0 ? 1 : hits / (hits + invented),
    recall: hits + missed === 0 ? 1 : hits / (hits + missed),
  }
}
