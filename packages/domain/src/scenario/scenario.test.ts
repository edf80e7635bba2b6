import { expect, test } from 'vitest'
import { describeScenario, scenarioSchema } from './scenario.ts'
import { scenarioSummarySchema, summarise } from './summary.ts'

const anchors = { 1: 'Draws at once', 2: 'Asks about size', 3: 'Asks about cost', 4: 'Asks and returns to it' }
const curveball = { kind: 'extra', title: 'A turn', text: 'Something changes.', good: ['Recounts'], weak: ['Guesses'] }
const scenario = {
  id: 'small',
  version: 1,
  title: 'A small one',
  level: 'Any',
  areas: ['nlp-llm'],
  brief: { prompt: 'Design something small. Ask me anything.' },
  challenge: 'Something small that works and keeps working.',
  facts: [
    {
      id: 'budget',
      category: 'cost',
      hints: ['What budget?', 'How much?', 'Who pays?'],
      answer: 'Ten.',
      reveal: 'on-ask',
    },
  ],
  probes: [{ id: 'first', dimension: 'D1', ask: 'What first?', listenFor: ['Cost'] }],
  curveballs: [
    { ...curveball, id: 'one' },
    { ...curveball, id: 'two' },
    { ...curveball, id: 'six' },
  ],
  flags: [{ id: 'hasty', tone: 'red', text: 'Hurries' }],
  rubric: { D1: anchors, D2: anchors, D3: anchors, D4: anchors, D5: anchors, D6: anchors },
  inputs: {},
  numbers: [],
  notAi: ['Sorting'],
  tradeoffs: [{ id: 'either', choice: 'This or that?', flip: 'A measurement' }],
  sources: [{ title: 'A paper', url: 'https://example.org/paper' }],
  reviewedOn: '2026-11-23',
  reviewBy: '2027-05-23',
}
const refuses = (changed: object) =>
  scenarioSchema.safeParse({ ...scenario, ...changed }).error?.issues.map(({ path }) => path)

test('SN1 a whole scenario is one', () => {
  expect(scenarioSchema.safeParse(scenario).error).toBeUndefined()
})

test.each<[string, object, PropertyKey[]]>([
  ['an unknown key', { fact: [] }, []],
  [
    'a fact with two hints',
    { facts: [{ ...scenario.facts[0], hints: ['What budget?', 'How much?'] }] },
    ['facts', 0, 'hints'],
  ],
  ['three anchors', { rubric: { ...scenario.rubric, D4: { ...anchors, 4: undefined } } }, ['rubric', 'D4', 4]],
  ['a missing dimension', { rubric: { ...scenario.rubric, D6: undefined } }, ['rubric', 'D6']],
  ['a day that does not exist', { reviewBy: '2027-02-30' }, ['reviewBy']],
  [
    'a source that is no web link',
    { sources: [{ title: 'A paper', url: 'ftp://example.org' }] },
    ['sources', 0, 'url'],
  ],
  ['an input with a hyphen', { inputs: { 'a-b': { value: 1, unit: 'things' } } }, ['inputs', 'a-b']],
])('SN1 %s is refused at its place', (_, changed, path) => {
  expect(refuses(changed)?.map((found) => found.map(String))).toEqual([path.map(String)])
})

test('SN12 a summary holds nothing but what a list shows', () => {
  const summary = summarise(scenarioSchema.parse(scenario))
  expect(scenarioSummarySchema.parse(summary)).toEqual(summary)
  const shown = ['id', 'version', 'title', 'level', 'areas', 'about', 'minutes', 'probes', 'reviewBy']
  expect(Object.keys(summary)).toEqual(shown)
  expect(summary.probes.D1).toBe(scenario.probes.filter(({ dimension }) => dimension === 'D1').length)
})

test('SN1 the grammar for editors requires what the schema requires', () => {
  const grammar = describeScenario()
  expect(grammar.additionalProperties).toBe(false)
  expect(grammar.required).toEqual(expect.arrayContaining(Object.keys(scenario)))
})
