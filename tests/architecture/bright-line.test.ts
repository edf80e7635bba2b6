/**
 * The bright line: people score people. No answer of the server, no card and no report has a number about a person that
 * nobody gave; a card starts empty whatever the signals say. What the panel shows is held to it in
 * `interviewer/Now.browser.test`, what the server computes with signals off in `server/timeline.test` (TL5).
 */
import { emptyScorecard, scorecardDraftSchema, sealedScorecardSchema } from '@probeboard/domain/assessment/scorecard'
import { completeSettings } from '@probeboard/domain/interview/interview'
import { buildReport } from '@probeboard/domain/report/report'
import { frozenScenarioSchema } from '@probeboard/domain/scenario/bank'
import { signalsSchema, timelineSchema } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { libraryDirectory, loadScenarios } from '@probeboard/scenarios/load'
import { expect, it, test } from 'vitest'
import * as z from 'zod/mini'

interface Found {
  readonly names: Set<string>
  readonly numbers: Set<string>
}

/** Every name in a schema, and those under which a number may stand. */
function walk(schema: unknown, name: string, found: Found): Found {
  if (Array.isArray(schema)) for (const one of schema) walk(one, name, found)
  else if (typeof schema === 'object' && schema !== null)
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'type' && (value === 'number' || value === 'integer')) found.numbers.add(name)
      else if (key === 'const' && typeof value === 'number') found.numbers.add(name)
      else if (key === 'properties' && typeof value === 'object' && value !== null)
        for (const [property, inner] of Object.entries(value)) {
          found.names.add(property)
          walk(inner, property, found)
        }
      else if (key !== 'required') walk(value, name, found)
    }
  return found
}
const read = (schema: z.core.$ZodType): Found =>
  walk(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }), '', { names: new Set(), numbers: new Set() })

/** Places in the log, counts of saves and versions, times of the plan; and the ratings, which a person gave. */
const numbersOfNobody = ['seq', 'revision', 'version', 'minutes', 'scorecardMinutes', 'extraTime', 'at']
const givenByPeople = ['ratings', 'rating']
const crossing =
  /sum|mean|average|median|percent|rank|total|overall|points|grade|suggest|predict|confiden|likel|prefill|proposed|default|score$/i

const answers = Object.entries(interviewerApi).flatMap(([name, row]) =>
  // The scenario speaks of designs and of no person; its numbers are its reference arithmetic.
  'answer' in row && row.answer && row.answer !== frozenScenarioSchema ? [[name, row.answer] as const] : [],
)

test.each(answers)('the answer of "%s" has no number about a person but what people gave', (_, answer) => {
  const { names, numbers } = read(answer)
  expect([...numbers].filter((name) => ![...numbersOfNobody, ...givenByPeople].includes(name))).toEqual([])
  expect([...names].filter((name) => crossing.test(name))).toEqual([])
})

test('the walk finds what would cross the line', () => {
  const crossed = read(z.object({ people: z.array(z.object({ meanRating: z.number(), rank: z.literal(1) })) }))
  expect([...crossed.numbers]).toEqual(['meanRating', 'rank'])
  expect([...crossed.names].filter((name) => crossing.test(name))).toEqual(['meanRating', 'rank'])
  expect(answers.map(([name]) => name)).toEqual(expect.arrayContaining(['timeline', 'scorecard', 'scorecards', 'log']))
})

test('signals and the timeline have places in the log, words and order, and no other number', () => {
  expect([...read(signalsSchema).numbers]).toEqual(['seq'])
  expect([...read(timelineSchema).numbers]).toEqual(['seq'])
})

test('a card has the ratings that its author gives and gave before, and no figure besides', () => {
  const given = ['at', 'rating', 'ratings', 'revision', 'seq']
  expect([...read(scorecardDraftSchema).numbers].sort()).toEqual(given)
  expect([...read(sealedScorecardSchema).numbers].sort()).toEqual([...given, 'version'])
})

test('a card starts empty: no rating, no recommendation, no flag, no words', () => {
  expect(emptyScorecard).toEqual({ revision: 0, ratings: {}, evidence: [], notes: [], flags: [] })
})

it('a report before anybody submitted tells of no rating and no recommendation, whatever the signals say', () => {
  const [scenario] = loadScenarios([libraryDirectory]).scenarios
  if (!scenario) throw new Error('The library is empty.')
  const report = buildReport({
    interview: {
      id: 'i',
      title: 'T',
      candidateName: null,
      state: 'ended',
      minutes: 60,
      startedAt: null,
      endedAt: null,
    },
    settings: completeSettings({}),
    scenario,
    people: [],
    timeline: { events: [], signals: null },
    scorecards: [],
    sealed: [],
  })
  expect(report.scorecards).toEqual([])
  expect(report.dimensions.flatMap(({ ratings, apart }) => [...ratings, ...(apart ? [apart] : [])])).toEqual([])
})
