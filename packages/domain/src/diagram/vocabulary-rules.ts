/**
 * By which words a drawing shows that somebody thought of a concern. One row a rule, with an example that it must find
 * and a counter-example that it must not: the tests run both. Words are in English unless the row says otherwise by
 * itself; a star stands for any ending.
 */
import { dataAndEvaluationRules } from './vocabulary-data-evaluation.ts'
import { failureAndConstraintRules } from './vocabulary-failures-constraints.ts'
import type { VocabularyRule } from './vocabulary-rule.ts'

export const vocabularyRules: readonly VocabularyRule[] = [...dataAndEvaluationRules, ...failureAndConstraintRules]
