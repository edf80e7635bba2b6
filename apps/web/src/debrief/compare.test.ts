import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { type Participant, participantIdSchema } from '@probeboard/domain/interview/interview'
import { expect, it } from 'vitest'
import { columnsOf, rowsOf, timesOf } from './compare.ts'

const rater = (name: string): Participant => ({
  id: participantIdSchema.parse(`rater-${name}`),
  role: 'interviewer',
  name,
})
const card = (name: string, ratings: typeof emptyScorecard.ratings, training = false) => ({
  rater: rater(name),
  training,
  versions: [{ rater: rater(name).id, version: 1, submittedAt: '', card: { ...emptyScorecard, ratings } }],
})

it('marks where two raters lie two apart, by what counts', () => {
  const columns = columnsOf({
    open: true,
    sealed: [],
    scorecards: [card('ann', { D1: 4, D2: 'N/O' }), card('bob', { D1: 2, D2: 1 }), card('eve', { D2: 4 }, true)],
  })
  expect(rowsOf(columns).map(({ dimension, apart, ratings }) => [dimension, apart, ratings])).toEqual([
    ['D1', true, [4, 2, undefined]],
    ['D2', false, ['N/O', 1, 4]],
  ])
})

it('tells times of interview from the log alone', () => {
  const event = (kind: string, at: string, more = {}) => ({ kind, at, moment: { seq: 1 }, by: null, ...more })
  const times = timesOf([
    event('started', '2026-01-01T10:00:00.000Z'),
    event('evidence-pinned', '2026-01-01T10:01:30.000Z', { rater: 'ann', id: 'e1' }),
    event('evidence-pinned', '2026-01-01T10:02:00.000Z', { rater: 'bob', id: 'e1' }),
  ])
  expect(times.of('ann', 'e1')).toBe(90_000)
  expect(times.of('bob', 'e1')).toBe(120_000)
  expect(times.of('ann', 'other')).toBeNull()
  expect(timesOf([]).since('2026-01-01T10:00:00.000Z')).toBeNull()
})
