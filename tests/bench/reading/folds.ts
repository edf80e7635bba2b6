/**
 * How well drawings are read that somebody has not seen: each third of the truth files in turn is held out, and with it
 * every word of the vocabulary that speaks on files of that third alone, as nobody else gave reason to write it down.
 */
import { basename } from 'node:path'
import { findEvidence, labelsByConcern } from '@probeboard/domain/diagram/evidence'
import { listEdges, listNodes, readDiagram } from '@probeboard/domain/diagram/reader'
import type { Reading } from '@probeboard/domain/diagram/reading'
import { readBy, type Vocabulary } from '@probeboard/domain/diagram/vocabulary'
import { createLexicon, wordsIn } from '@probeboard/domain/diagram/vocabulary-phrases'
import type { VocabularyRule } from '@probeboard/domain/diagram/vocabulary-rule'
import { vocabularyRules } from '@probeboard/domain/diagram/vocabulary-rules'
import { type Bench, judgeLeast } from '../figures.ts'
import { tallyKinds } from './kinds.ts'
import { ratesOf, type Score, scoreOf } from './score.ts'
import { listDrawings, readDrawing, readTrueDrawings, type Truth } from './truth.ts'

const thirds = [0, 1, 2] as const

interface Read {
  readonly truth: Truth
  readonly reading: Reading
}

/** One word of one rule: what shows something, or what excuses it. */
interface Phrase {
  readonly rule: VocabularyRule
  readonly words: string
  readonly excuses: boolean
}

const listOf = (words = ''): string[] => words.split(',').flatMap((word) => word.trim() || [])

const phrases: readonly Phrase[] = vocabularyRules.flatMap((rule) => [
  ...listOf(rule.words).map((words): Phrase => ({ rule, words, excuses: false })),
  ...listOf(rule.unless).map((words): Phrase => ({ rule, words, excuses: true })),
])
const lexicon = createLexicon(phrases.map((phrase) => [phrase, [phrase.words]] as const))

/** The words that speak on a drawing: they alone would be evidence there, or take some away. */
function spokenOn(reading: Reading): Set<Phrase> {
  const texts = [...reading.nodes.values()].map(({ label }) => label)
  texts.push(...[...reading.words.values()].map(({ words }) => words))
  const met = new Set(texts.flatMap((text) => lexicon.find(wordsIn(text)).map(({ entry }) => entry)))
  return new Set(
    [...met].filter(({ rule: { unless: _, ...rule }, words, excuses }) => {
      const alone = findEvidence(reading, readBy([excuses ? rule : { ...rule, words }]))
      if (!excuses) return alone.length > 0
      return findEvidence(reading, readBy([{ ...rule, unless: words }])).length < alone.length
    }),
  )
}

function without(unseen: ReadonlySet<Phrase>): VocabularyRule[] {
  return vocabularyRules.map((rule) => {
    const left = (excuses: boolean): string =>
      phrases
        .filter((phrase) => phrase.rule === rule && phrase.excuses === excuses && !unseen.has(phrase))
        .map(({ words }) => words)
        .join(', ')
    return { ...rule, words: left(false), unless: left(true) }
  })
}

function scoreBy({ truth, reading }: Read, vocabulary: Vocabulary): Score {
  const nodes = listNodes(reading).map(({ label }) => label)
  const concerns = labelsByConcern(findEvidence(reading, vocabulary))
  return scoreOf({ nodes, edges: listEdges(reading), concerns }, truth)
}

/** Both ways leave out what speaks on the held-out third alone: of the truth files, or of all drawings that are at hand. */
const ways = ['among truth files', 'among all drawings'] as const

export function measureFolds(bench: Bench): void {
  const drawings = readTrueDrawings()
  if (drawings.length === 0) {
    bench.say('SKIPPED: ../shared/diagrams/truth is absent; nothing can be held out.')
    return
  }
  const read = drawings.map(({ truth, elements }): Read => ({ truth, reading: readDiagram(elements) }))
  const spoken = read.map(({ reading }) => spokenOn(reading))
  const named = new Set(drawings.map(({ name }) => name))
  const others = listDrawings()
    .filter((path) => !named.has(basename(path, '.excalidraw')))
    .map((path) => spokenOn(readDiagram(readDrawing(path))))

  for (const way of ways) {
    const folds = thirds.map((third) => {
      const elsewhere = new Set(
        [...spoken.filter((_, at) => at % 3 !== third), ...(way === 'among truth files' ? [] : others)].flatMap(
          (here) => [...here],
        ),
      )
      const unseen = new Set(
        spoken.filter((_, at) => at % 3 === third).flatMap((here) => [...here].filter((one) => !elsewhere.has(one))),
      )
      bench.say(`  ${way}, ${third + 1}: ${unseen.size} of ${phrases.length} words left out.`)
      const vocabulary = readBy(without(unseen))
      return read.filter((_, at) => at % 3 === third).map((one) => scoreBy(one, vocabulary))
    })
    for (const { kind, tallies } of tallyKinds) {
      const words = kind !== 'nodes' && kind !== 'edges'
      if (!words && way !== 'among truth files') continue
      const rates = folds.map((scores) => ratesOf(tallies(scores)))
      for (const side of ['precision', 'recall'] as const) {
        const name = `${kind}${words ? ` ${way}` : ''}: ${side}`
        for (const [third, one] of rates.entries())
          bench.report(`third ${third + 1} held out, ${name}`, judgeLeast(one[side]))
        const mean = rates.reduce((sum, one) => sum + one[side], 0) / rates.length
        bench.report(`mean of the thirds, ${name}`, judgeLeast(mean))
      }
    }
  }
}
