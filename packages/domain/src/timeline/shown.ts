/** What words on the board show, each by a published rule: the four concerns, models and prompts, evaluation, measures. */

import type { OwnWord } from '../diagram/own-words.ts'
import { findEvidence } from '../diagram/reading/evidence.ts'
import type { Reading } from '../diagram/reading/reading.ts'
import { createVocabulary, readBy, type Vocabulary } from '../diagram/vocabulary.ts'
import type { Concern } from '../diagram/vocabulary-rule.ts'
import { type BoardSubject, subjectRules, targetRule } from './subjects.ts'

/** `trial` is evaluation in the narrow sense: not what watches a running system. */
export type ShownSubject = Concern | 'trial' | BoardSubject

export interface Shown {
  readonly subject: ShownSubject
  readonly label: string
  readonly rule: string
  /** The element that stands for the component, or the text itself. */
  readonly element: string
}

/** The words by which one interview's drawing is read. */
export interface Lexica {
  readonly concerns: Vocabulary
  readonly subjects: Vocabulary<BoardSubject>
}

/** VO7: with what a scenario adds. */
export function createLexica(words: readonly OwnWord[] = []): Lexica {
  const isSubject = (shows: OwnWord['shows']): shows is 'model' | 'metric' => shows === 'model' || shows === 'metric'
  const own = { rule: 'SV', counter: '' }
  return {
    concerns: createVocabulary(
      words.flatMap(({ word, shows, example }) =>
        isSubject(shows) ? [] : [{ ...own, words: word, concern: shows, example }],
      ),
    ),
    subjects: readBy([
      ...subjectRules,
      ...words.flatMap(({ word, shows, example }) =>
        isSubject(shows) ? [{ ...own, words: word, concern: shows, example }] : [],
      ),
    ]),
  }
}

/** Rules of evidence that a running system is watched. */
const watching: readonly string[] = ['EV3', 'EV4', 'EV5', 'palette monitor']
/** Components of our own palette need no guessing. */
const partsOf: readonly (readonly [ShownSubject, readonly string[]])[] = [
  ['model', ['llm', 'small-model', 'embedding-model', 'reranker', 'agent', 'prompt']],
  ['search', ['vector-index', 'retriever']],
]

export function showIn(reading: Reading, { concerns, subjects }: Lexica): Shown[] {
  const found: Shown[] = []
  for (const { concern, label, rule, element } of findEvidence(reading, concerns)) {
    found.push({ subject: concern, label, rule, element })
    if (concern === 'evaluation' && !watching.includes(rule)) found.push({ subject: 'trial', label, rule, element })
  }
  for (const { id, label, component } of reading.nodes.values()) {
    for (const [subject, parts] of partsOf)
      if (component !== null && parts.includes(component))
        found.push({ subject, label, rule: `palette ${component}`, element: id })
    for (const { concern, rule } of subjects.read(label, 'name'))
      found.push({ subject: concern, label, rule, element: id })
    if (targetRule.finds(label)) found.push({ subject: 'metric', label, rule: targetRule.rule, element: id })
  }
  // A model is drawn, not mentioned: words beside the drawing tell measures only.
  for (const { id, words } of reading.words.values()) {
    for (const { concern, label, rule } of subjects.read(words, 'words'))
      if (concern === 'metric') found.push({ subject: concern, label, rule, element: id })
    const line = words.split('\n').find((each) => targetRule.finds(each))
    if (line !== undefined) found.push({ subject: 'metric', label: line.trim(), rule: targetRule.rule, element: id })
  }
  return found
}
