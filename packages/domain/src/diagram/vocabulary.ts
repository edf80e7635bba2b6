/**
 * Which concerns the words on a board are evidence for, by open rules that can be read in `vocabulary-rules.ts`. What is
 * said to be absent ("no DLQ", "ohne Retry") is no evidence. Says what is on the board, nothing about a person.
 */
import { createLexicon, type Found, type Words, wordsIn } from './vocabulary-phrases.ts'
import type { Concern, VocabularyRule } from './vocabulary-rule.ts'
import { vocabularyRules } from './vocabulary-rules.ts'

export interface Evidence<Subject extends string = Concern> {
  readonly concern: Subject
  /** The line that shows it, as it was written. */
  readonly label: string
  readonly rule: string
}

export interface Vocabulary<Subject extends string = Concern> {
  /** `names` a component or an area, or is one of the other `words` on the board. */
  read(text: string, as: 'name' | 'words'): Evidence<Subject>[]
}

const list = (words: string): string[] => words.split(',').map((word) => word.trim())

const negators = new Set(
  list(
    'no, not, without, missing, lacks, lacking, lack, never, none, skip, drop, dont, cannot, kein, keine, keinen, ohne, nicht, sans, pas, aucun, aucune, sin, ningun, ninguna, sem, nao, nenhum, nenhuma',
  ),
)
/** How many words may stand between "no" and what it takes away. */
const reach = 3
const absent = new Set(list('missing, absent, none, fehlt, fehlen, manque, manquant, falta, faltan, ausente'))
const absentBefore = list('没有, 无, 未, 不需要, 缺少')
const absentBehind = list('なし, がない, はない, 无, 缺失')

/** A full stop within a number parts nothing. */
const clauses = /[,;|!?\n]|\.\s|\bbut\b|\baber\b|\bmais\b|\bpero\b|\bmas\b/u

function isDenied({ tokens }: Words, { from, to, before, behind }: Found<unknown>): boolean {
  if (absentBefore.some((word) => before.endsWith(word)) || absentBehind.some((word) => behind.startsWith(word)))
    return true
  if (before !== '' || behind !== '') return false
  const ahead = tokens.slice(Math.max(0, from - reach), from)
  const without = ahead.at(-1) === 'o' && ahead.at(-2) === 'w'
  return (
    without || ahead.some((word) => negators.has(word)) || tokens.slice(to, to + 2).some((word) => absent.has(word))
  )
}

const bullet = /^\s*(?:[-*•·+]|\d{1,2}[.)])\s+/u
/** Longer texts without bullets are prose or samples, longer lines sentences. */
const mostLines = 6
const mostWords = 12

/** The lines of a list, or a short text as a whole; a question states nothing. */
function statementsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const listed = lines.filter((line) => bullet.test(line))
  const found =
    listed.length > 0
      ? lines.map((line) => line.replace(bullet, ''))
      : lines.length <= mostLines
        ? [lines.join(' ')]
        : []
  return found
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => !/[?？]$/u.test(line) && line.split(' ').length <= mostWords)
}

/** Only the list within a text, if there is one. */
export function listIn(text: string): string {
  return text
    .split('\n')
    .filter((line) => bullet.test(line))
    .join('\n')
}

/** Of the concerns; rows of its own are added to, say by a scenario. */
export function createVocabulary(more: readonly VocabularyRule[] = []): Vocabulary {
  return readBy([...vocabularyRules, ...more])
}

/** By these rules alone, whatever they speak of. */
export function readBy<Subject extends string>(rules: readonly VocabularyRule<Subject>[]): Vocabulary<Subject> {
  const lexicon = createLexicon(rules.map((rule) => [rule, list(rule.words)] as const))
  const excuses = createLexicon(rules.map((rule) => [rule, rule.unless ? list(rule.unless) : []] as const))

  function readClause(clause: string, as: 'name' | 'words'): VocabularyRule<Subject>[] {
    const words = wordsIn(clause)
    const found = lexicon.find(words)
    if (found.length === 0) return []
    const excused = new Set(excuses.find(words).map(({ entry }) => entry))
    return found
      .filter((each) => {
        const { entry, from, to } = each
        if (excused.has(entry) || isDenied(words, each)) return false
        if (entry.as === 'whole') return as === 'name' && from === 0 && to === words.tokens.length
        return entry.as !== 'name' || as === 'name'
      })
      .map(({ entry }) => entry)
  }

  return {
    read(text, as) {
      const found = new Map<string, Evidence<Subject>>()
      for (const label of as === 'name' ? [text.replace(/\s+/g, ' ')] : statementsOf(text)) {
        for (const clause of label.split(clauses))
          for (const { concern, rule } of readClause(clause, as)) {
            const key = `${concern} ${label}`
            if (!found.has(key)) found.set(key, { concern, label, rule })
          }
      }
      return [...found.values()]
    },
  }
}
