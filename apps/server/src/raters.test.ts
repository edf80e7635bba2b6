/** Who is waited for, until when, and who is told: names alone, and no more of the cards than before. */
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterEach(() => stand.down())

const by = (role: keyof Sitting['seats']) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
const owner = () => ({ as: stand.owner, params: { id: sitting.id } })
const expecting = (rater: string, expected: boolean) => ({ rater, expected })

async function submit(role: 'lead' | 'interviewer', comment: string): Promise<void> {
  const ratings = { D1: 3, D2: 3, D3: 'N/O', D4: 2, D5: 3 } as const
  const body = { ...emptyScorecard, ratings, comment, recommendation: 'yes' as const }
  await stand.must(interviewerApi.saveScorecard, { ...by(role), body })
  await stand.must(interviewerApi.submitScorecard, by(role))
}

async function hold(): Promise<void> {
  await stand.must(interviewerApi.start, by('lead'))
  await stand.must(interviewerApi.end, by('lead'))
}

test('SC13 cards are due fifteen minutes after the end; lead and owner see who is missing, others themselves', async () => {
  expect((await stand.must(interviewerApi.raters, by('lead'))).due).toBeNull()
  expect((await stand.must(ownerApi.interview, owner())).scorecards).toEqual({ due: null, awaited: [] })
  await hold()
  const view = await stand.must(ownerApi.interview, owner())
  const due = new Date(Date.parse(view.endedAt ?? '') + 15 * 60_000).toISOString()
  expect(view.scorecards).toEqual({ due, awaited: ['Lena', 'Ivo'] })
  await submit('interviewer', 'Ivo saw this.')
  const rows = async (role: 'lead' | 'interviewer' | 'shadow') => {
    const answer = await stand.must(interviewerApi.raters, by(role))
    expect(answer.due).toBe(due)
    return answer.raters.map(({ rater, expected, submitted }) => [rater.role, expected, submitted])
  }
  expect(await rows('lead')).toEqual([
    ['lead', true, false],
    ['interviewer', true, true],
    ['shadow', false, false],
  ])
  expect(await rows('interviewer')).toEqual([['interviewer', true, true]])
  expect(await rows('shadow')).toEqual([['shadow', false, false]])
  const { interviews } = await stand.must(ownerApi.interviews, owner())
  expect(interviews[0]?.scorecards.awaited).toEqual(['Lena'])
  for (const text of [
    (await stand.call(interviewerApi.raters, by('lead'))).text,
    (await stand.call(interviewerApi.raters, owner())).text,
    (await stand.call(ownerApi.interviews, owner())).text,
  ])
    expect(text).not.toContain('Ivo saw this.')
})

test('SC14 who only listened is marked by the lead, is waited for no more, and sees no more for it', async () => {
  await hold()
  await submit('lead', 'Lena saw that.')
  expect((await stand.must(interviewerApi.scorecards, owner())).open).toBe(false)
  const ivo = sitting.seats.interviewer.id
  expect(
    (await stand.call(interviewerApi.expectRater, { ...by('interviewer'), body: expecting(ivo, false) })).code,
  ).toBe('no-access')
  await stand.must(interviewerApi.expectRater, { ...by('lead'), body: expecting(ivo, false) })
  expect((await stand.must(interviewerApi.scorecards, owner())).open).toBe(true)
  expect((await stand.must(ownerApi.interview, owner())).scorecards.awaited).toEqual([])
  expect((await stand.call(interviewerApi.scorecards, by('interviewer'))).text).not.toContain('Lena saw that.')
  const { events } = await stand.must(interviewerApi.timeline, by('lead'))
  expect(events.at(-1)).toMatchObject({ kind: 'rater-expected', rater: ivo, expected: false, by: { name: 'Lena' } })
  await stand.must(interviewerApi.expectRater, { ...by('lead'), body: expecting(ivo, true) })
  expect((await stand.must(interviewerApi.scorecards, owner())).open).toBe(false)
})

test('SC14 only raters can be expected: no candidate, no shadow, nobody unknown', async () => {
  for (const rater of [sitting.seats.candidate.id, sitting.seats.shadow.id, 'nobody-known'])
    expect((await stand.call(interviewerApi.expectRater, { ...by('lead'), body: expecting(rater, false) })).code).toBe(
      'not-found',
    )
})

test('SC11 a flag without evidence keeps a card from being submitted, and is named', async () => {
  const ratings = { D1: 3, D2: 3, D3: 3, D4: 2, D5: 3 } as const
  const flags = [{ flag: 'eyeball_eval', evidence: [] }]
  await stand.must(interviewerApi.saveScorecard, {
    ...by('lead'),
    body: { ...emptyScorecard, ratings, flags, recommendation: 'no' },
  })
  const answer = await stand.call(interviewerApi.submitScorecard, by('lead'))
  expect(answer).toMatchObject({ status: 422, code: 'incomplete' })
  expect(answer.details).toEqual({ missing: [{ kind: 'flag-without-evidence', flag: 'eyeball_eval' }] })
})
