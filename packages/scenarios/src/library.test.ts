/** Scenario 1 against what it must say and what its sums must give; the figures here are worked out apart from the file. */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { computeNumbers } from '@probeboard/domain/scenario/numbers'
import { expect, test } from 'vitest'
import { libraryDirectory, loadScenarios } from './load.ts'

const scenario = loadScenarios([libraryDirectory]).scenarios.find(({ id }) => id === 'legal-document-qa')
if (!scenario) throw new Error('Scenario 1 is missing from the library.')

test('the prompt holds the three numbers in one bold run, asks for questions and tells no minutes', () => {
  const { prompt } = scenario.brief
  expect(prompt).toContain('**10,000 documents, 500 lawyers, and a 99.9 % uptime requirement**')
  expect(prompt).toMatch(/Ask me anything\.$/)
  expect(prompt).not.toMatch(/minute|hour/)
})

test.each([
  ['corpus_tokens', 150e6],
  ['chunks', 333_333],
  ['vector_gigabytes', 1.37],
  ['embedding_cost', 3.33],
  ['scanned_pages', 120_000],
  ['ocr_cost', 180],
  ['questions_per_day', 10_000],
  ['mean_load', 0.28],
  ['peak_rate', 1.4],
  ['questions_per_month', 220_000],
  ['prompt_tokens', 5000],
  ['question_cost', 0.0225],
  ['month_cost', 4950],
  ['archive_month_cost', 495_000],
  ['corpus_prompt_cost', 450],
  ['document_prompt_tokens', 15_000],
  ['document_prompt_cost', 0.045],
  ['allowed_minutes', 43.2],
  ['allowed_minutes_office', 13.2],
  ['serial_uptime', 0.992],
  ['downtime_one_vendor', 5.7],
  ['two_vendor_uptime', 0.999975],
  ['serial_uptime_two', 0.997],
  ['downtime_two_vendors', 2.2],
  ['evaluation_questions', 456],
  ['evaluation_hours', 38],
  ['evaluation_cost', 11_400],
  ['rule_of_three', 0.01],
  ['archive_vectors', 33.3e6],
  ['archive_gigabytes', 136],
  ['archive_gigabytes_int8', 34],
])('%s comes to %d, to the digits given', (id, expected) => {
  const found = computeNumbers(scenario).find((number) => number.id === id)
  expect(found?.problem).toBeUndefined()
  const step = Math.abs((found?.value ?? Number.NaN) / expected - 1)
  expect(step).toBeLessThan(0.013)
})

test('a changed input changes all that leans on it', () => {
  const { inputs, numbers } = scenario
  const documents = { ...inputs.documents, value: 20_000, unit: 'documents' }
  const doubled = computeNumbers({ inputs: { ...inputs, documents }, numbers })
  expect(doubled.find(({ id }) => id === 'ocr_cost')).toMatchObject({ value: 360, problem: { kind: 'differs' } })
})

test('it is whole: facts of each kind, probes for all, four curveballs, anchors worded for this problem', () => {
  expect(scenario.facts.length).toBeGreaterThanOrEqual(40)
  expect(new Set(scenario.facts.map(({ category }) => category)).size).toBe(9)
  expect(new Set(scenario.facts.map(({ reveal }) => reveal))).toEqual(
    new Set(['on-ask', 'if-stuck', 'unknown', 'you-decide']),
  )
  for (const dimension of dimensionIds)
    expect(
      scenario.probes.filter((probe) => probe.dimension === dimension && !probe.area).length,
    ).toBeGreaterThanOrEqual(2)
  expect(scenario.curveballs.map(({ kind }) => kind)).toEqual(['model_wrong', 'api_down', 'scale_100x', 'extra'])
  expect(scenario.tradeoffs.every(({ sides }) => sides && sides.length >= 2)).toBe(true)
})

test('no id of a private part is a word of what the candidate reads', () => {
  const { facts, probes, curveballs, flags, brief } = scenario
  const read = [
    brief.prompt,
    ...facts.map(({ answer }) => answer),
    ...curveballs.flatMap(({ title, text }) => [title, text]),
  ]
  for (const { id } of [facts, probes, curveballs, flags].flat())
    expect(read.filter((text) => text.includes(id))).toEqual([])
})
