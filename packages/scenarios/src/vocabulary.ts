/** Whether the words that a scenario adds say something that nobody knows yet, and whether their examples hold. */
import type { OwnWord } from '@probeboard/domain/diagram/own-words'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { createLexica } from '@probeboard/domain/timeline/shown'
import type { Remark } from './rule.ts'

const known = createLexica()

/** What a label shows already: as the name of a component or as words beside one. */
function shownBy(label: string, { concerns, subjects } = known): Set<string> {
  const found = (['name', 'words'] as const).flatMap((as) => [...concerns.read(label, as), ...subjects.read(label, as)])
  return new Set(found.map(({ concern }) => concern))
}

/** An evaluation is a measure as well at times; to say so is no contradiction. */
const mayMean: Partial<Record<OwnWord['shows'], OwnWord['shows']>> = {
  metric: 'evaluation',
  evaluation: 'metric',
}

export function checkVocabulary({ vocabulary = [] }: Scenario): Remark[] {
  return vocabulary.flatMap((entry, at) => {
    const { word, shows, example } = entry
    const path = ['vocabulary', at]
    const meant = [...shownBy(word)]
    const other = meant.find((subject) => subject !== shows && subject !== mayMean[shows])
    if (other)
      return [
        {
          path: [...path, 'word'],
          message: `"${word}" is known already and shows ${other}. Leave it out or take another word.`,
        },
      ]
    if (meant.includes(shows))
      return [{ path: [...path, 'word'], message: `"${word}" is known already. Leave it out.` }]
    const twice = vocabulary.findIndex((one) => one.word.toLowerCase() === word.toLowerCase())
    if (twice !== at) return [{ path: [...path, 'word'], message: `"${word}" stands here twice. Leave one out.` }]
    return shownBy(example, createLexica([entry])).has(shows)
      ? []
      : [
          {
            path: [...path, 'example'],
            message: `"${word}" is not found in its example "${example}". Give a label that holds it.`,
          },
        ]
  })
}
