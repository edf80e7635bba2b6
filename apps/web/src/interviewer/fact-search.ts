/**
 * Finds the fact that a candidate just asked for: every word typed must begin a word of the fact's hints, answer or
 * category, or what people say for that category. Words that begin a hint's word count most, then the answer's, then the
 * category's; the file's order decides ties.
 */
import type { Fact } from '@probeboard/domain/scenario/scenario'
import { begins, wordsOf } from './word-match.ts'

/** What people say for a category that its name does not begin with. */
const synonyms: Readonly<Record<Fact['category'], readonly string[]>> = {
  corpus: ['documents', 'data', 'content'],
  change: ['update', 'fresh', 'growth', 'version'],
  load: ['traffic', 'volume', 'users', 'scale', 'throughput', 'qps'],
  latency: ['speed', 'fast', 'slow', 'response', 'wait'],
  'gpu-memory': ['accelerator', 'vram', 'hardware'],
  cost: ['price', 'budget', 'money', 'spend'],
  availability: ['uptime', 'sla', 'outage', 'downtime', 'reliability'],
  compliance: ['privacy', 'gdpr', 'hipaa', 'legal', 'security', 'audit', 'soc', 'iso', 'retention'],
  quality: ['accuracy', 'evaluation', 'error', 'truth', 'metric'],
  team: ['people', 'staff', 'engineers', 'operations'],
}

/** Weighed so that two hits in hints beat any number of hits elsewhere. */
function weigh(fact: Fact, typed: string): number {
  const matching = fact.hints.filter((hint) => begins([hint], typed)).length
  if (matching > 0) return 10 + matching
  if (begins([fact.answer], typed)) return 5
  if (begins([fact.category, fact.constraint ?? ''], typed)) return 3
  if (begins(synonyms[fact.category], typed)) return 1
  return 0
}

/** All facts where nothing is typed. */
export function searchFacts(facts: readonly Fact[], query: string): Fact[] {
  const typed = wordsOf(query)
  if (typed.length === 0) return [...facts]
  return facts
    .map((fact, index) => {
      const weights = typed.map((word) => weigh(fact, word))
      return { fact, index, weight: weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one, 0) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ fact }) => fact)
}
