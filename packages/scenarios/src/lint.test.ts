import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listYamlFiles } from './files.ts'
import { lintScenario, rules } from './lint.ts'
import { libraryDirectory, readScenario, readScenarioFile } from './load.ts'
import { figureFaults } from './planted/figures.test.kit.ts'
import { formFaults } from './planted/form.test.kit.ts'
import { partFaults } from './planted/parts.test.kit.ts'
import { textFaults } from './planted/texts.test.kit.ts'
import type { Finding } from './rule.ts'

const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
const today = '2026-11-24'

function lint(text: string, date = today): readonly Finding[] {
  const file = readScenario('planted.yaml', text)
  expect(file.problems).toEqual([])
  return lintScenario(file, date)
}

function where(text: string, piece: string): { line: number; column: number } {
  expect(text).toContain(piece)
  const before = text.slice(0, text.indexOf(piece)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const planted = [...partFaults, ...textFaults, ...figureFaults, ...formFaults]

test.each(listYamlFiles(libraryDirectory).files.map((file) => [basename(file), file]))(
  'SL2 %s has no finding on the day it was reviewed',
  (_, path) => {
    const file = readScenarioFile(path)
    expect([...file.problems, ...lintScenario(file, file.scenario?.reviewedOn ?? today)]).toEqual([])
  },
)

describe.each(planted)('SL1 $rule sees what was planted: $says', ({ rule, from, to, at, says, on }) => {
  test('at its line and column', () => {
    const text = sound.replace(from, () => to)
    expect(text).not.toBe(sound)
    const file = readScenario('planted.yaml', text)
    expect(file.problems.length > 0).toBe(rule === 'form')
    const found =
      rule === 'form' ? file.problems : lintScenario(file, on ?? today).filter((finding) => finding.rule === rule)
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringMatching(says))
    expect(found.find(({ message }) => says.test(message))).toMatchObject({ file: 'planted.yaml', ...where(text, at) })
  })
})

test('review-due speaks up the day after the review was due', () => {
  const due = (date: string) => lint(sound, date).filter(({ rule }) => rule === 'review-due')
  expect(due('2027-05-23')).toEqual([])
  expect(due('2027-05-24')).toMatchObject([{ rule: 'review-due', level: 'warning', ...where(sound, "'2027-05-23'") }])
})

test('SL1 every rule of the table has two planted faults or more, sixty in all', () => {
  const counts = Map.groupBy(planted, ({ rule }) => rule)
  for (const name of ['form', ...rules.map((rule) => rule.name)])
    expect(counts.get(name)?.length ?? 0, name).toBeGreaterThanOrEqual(2)
  expect(counts.size).toBe(rules.length + 1)
  expect(planted.length).toBeGreaterThanOrEqual(60)
})

test('VO7 words of a field that are known to nobody yet are sound', () => {
  const own = '\nvocabulary:\n  - { word: docketing, shows: dataPipelines, example: Court docketing }\n\nsources:'
  expect(lint(sound.replace('\nsources:', own)).filter(({ rule }) => rule === 'own-words')).toEqual([])
})
