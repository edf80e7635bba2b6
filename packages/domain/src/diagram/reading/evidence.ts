/** What a drawing shows of each concern, with the words and the rule that show it. */
import { type Evidence, listIn, type Vocabulary } from '../vocabulary.ts'
import { type Concern, concerns } from '../vocabulary-rule.ts'
import type { Reading } from './reading.ts'

export interface DrawnEvidence extends Evidence {
  /** The element that stands for the component, or the text itself. */
  readonly element: string
}

/** Components of our own palette need no guessing. */
const ofComponents: Readonly<Record<string, Concern>> = {
  'eval-set': 'evaluation',
  'eval-run': 'evaluation',
  labelling: 'evaluation',
  monitor: 'evaluation',
  feedback: 'evaluation',
  'batch-job': 'dataPipelines',
  warehouse: 'dataPipelines',
  'feature-store': 'dataPipelines',
  cache: 'failures',
  fallback: 'failures',
  retry: 'failures',
  'circuit-breaker': 'failures',
  'rate-limit': 'failures',
  'human-review': 'failures',
  guardrail: 'failures',
  'audit-log': 'constraints',
}

export function findEvidence({ nodes, words }: Reading, vocabulary: Vocabulary): DrawnEvidence[] {
  const found: DrawnEvidence[] = []
  for (const { id, label, component } of nodes.values()) {
    const concern = component === null ? undefined : ofComponents[component]
    if (concern) found.push({ concern, label, rule: `palette ${component}`, element: id })
    for (const evidence of vocabulary.read(label, 'name')) found.push({ ...evidence, element: id })
  }
  // What a component does is told by its name; of its description only what stands there as a list counts.
  for (const { id, words: said, of } of words.values())
    for (const evidence of vocabulary.read(of === null ? said : listIn(said), 'words'))
      found.push({ ...evidence, element: id })
  return found
}

/** The contract's form: each concern with the labels that are evidence for it. */
export function labelsByConcern(evidence: readonly DrawnEvidence[]): Record<Concern, string[]> {
  const labels = (wanted: Concern): string[] => [
    ...new Set(evidence.filter(({ concern }) => concern === wanted).map(({ label }) => label)),
  ]
  const [dataPipelines, evaluation, failures, constraints] = concerns.map(labels)
  return {
    dataPipelines: dataPipelines ?? [],
    evaluation: evaluation ?? [],
    failures: failures ?? [],
    constraints: constraints ?? [],
  }
}
