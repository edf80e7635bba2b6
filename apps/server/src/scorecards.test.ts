/** The seal, held by the server: who sees whose marks, and when; what is refused; what the log says of it. */
import { emptyScorecard, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { interviewerApi, reportFormats } from '@probeboard/protocol/interviewer-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

type Rater = 'lead' | 'interviewer' | 'shadow'
let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterEach(() => stand.down())

const by = (role: keyof Sitting['seats']) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
const owner = () => ({ as: stand.owner, params: { id: sitting.id } })

const filled = (words: string): ScorecardDraft => ({
  ...emptyScorecard,
  ratings: { D1: 4, D2: 3, D3: 'N/O', D4: 2, D5: 3 },
  evidence: [{ id: 'e1', dimension: 'D1', kind: 'said', text: words, moment: { seq: 1 } }],
  notes: [{ id: 'n1', text: words }],
  recommendation: 'yes',
})

async function submit(role: Rater, words: string): Promise<void> {
  await stand.must(interviewerApi.saveScorecard, { ...by(role), body: filled(words) })
  await stand.must(interviewerApi.submitScorecard, by(role))
}

test('a draft is saved by revision; a save on an older one gets the newer draft back', async () => {
  const save = (revision: number, comment: string) =>
    stand.call(interviewerApi.saveScorecard, { ...by('lead'), body: { ...emptyScorecard, revision, comment } })
  expect((await save(0, 'first')).value).toEqual({ revision: 1 })
  const stale = await save(0, 'second')
  expect(stale).toMatchObject({ status: 409, code: 'stale-revision' })
  expect(stale.details).toMatchObject({ current: { revision: 1, comment: 'first' } })
  expect((await stand.must(interviewerApi.scorecard, by('lead'))).card.comment).toBe('first')
})

test('SC1-SC3: what is missing keeps a card from being submitted and is named', async () => {
  await stand.must(interviewerApi.saveScorecard, {
    ...by('lead'),
    body: { ...emptyScorecard, ratings: { D1: 1, D2: 3, D3: 3, D4: 3 } },
  })
  const answer = await stand.call(interviewerApi.submitScorecard, by('lead'))
  expect(answer).toMatchObject({ status: 422, code: 'incomplete' })
  expect(answer.details).toEqual({
    missing: [
      { kind: 'no-evidence', dimension: 'D1', rating: 1 },
      { kind: 'unrated', dimension: 'D5' },
      { kind: 'no-recommendation' },
    ],
  })
})

test('others’ marks stay sealed until one’s own card is submitted, for owner and shadow as well', async () => {
  await submit('interviewer', 'Ivo saw this.')
  const before = await stand.call(interviewerApi.scorecards, by('lead'))
  expect(before.value?.open).toBe(false)
  expect(before.text).not.toContain('Ivo saw this.')
  expect(before.value?.sealed.map(({ rater, submitted }) => [rater.role, submitted])).toEqual([
    ['lead', false],
    ['interviewer', true],
    ['shadow', false],
  ])
  expect((await stand.call(interviewerApi.scorecards, owner())).text).not.toContain('Ivo saw this.')
  expect((await stand.call(interviewerApi.scorecards, by('shadow'))).text).not.toContain('Ivo saw this.')

  await submit('lead', 'Lena saw that.')
  const after = await stand.must(interviewerApi.scorecards, by('lead'))
  expect(after.scorecards.map(({ rater, training }) => [rater.role, training])).toEqual([
    ['lead', false],
    ['interviewer', false],
  ])
  // The owner waits for those who count; a shadow's card is training.
  expect((await stand.must(interviewerApi.scorecards, owner())).open).toBe(true)
  expect((await stand.call(interviewerApi.scorecards, by('shadow'))).value?.open).toBe(false)
})

test('a submitted card is sealed; an amendment keeps both versions, with its reason and whether peers’ marks were open', async () => {
  await submit('lead', 'First view.')
  const { card } = await stand.must(interviewerApi.scorecard, by('lead'))
  expect((await stand.call(interviewerApi.saveScorecard, { ...by('lead'), body: card })).code).toBe('sealed')
  expect((await stand.call(interviewerApi.submitScorecard, by('lead'))).code).toBe('sealed')
  const alone = await stand.must(interviewerApi.amendScorecard, {
    ...by('lead'),
    body: { ...card, reason: 'Mistyped.' },
  })
  expect(alone).toMatchObject({ version: 2, reason: 'Mistyped.', afterPeers: false })
  await submit('interviewer', 'Other view.')
  const next = await stand.must(interviewerApi.scorecard, by('lead'))
  const late = await stand.must(interviewerApi.amendScorecard, {
    ...by('lead'),
    body: { ...next.card, reason: 'After talking.' },
  })
  expect(late).toMatchObject({ version: 3, afterPeers: true })
  expect((await stand.must(interviewerApi.scorecard, by('lead'))).versions).toHaveLength(3)
  expect(
    (await stand.call(interviewerApi.amendScorecard, { ...by('shadow'), body: { ...card, reason: 'x' } })).code,
  ).toBe('wrong-state')
})

test('new notes and evidence get their place in the log, and only those see them who may read the card', async () => {
  await submit('lead', 'Lena saw that.')
  const seen = async (role: Rater): Promise<string[]> =>
    (await stand.must(interviewerApi.log, by(role))).entries.flatMap(({ event }) => (event ? [String(event.kind)] : []))
  expect(await seen('lead')).toEqual(expect.arrayContaining(['note-added', 'evidence-pinned', 'scorecard-submitted']))
  const others = await seen('interviewer')
  expect(others).toContain('scorecard-submitted')
  expect(others).not.toContain('note-added')
  expect(others).not.toContain('evidence-pinned')
  await submit('interviewer', 'Ivo saw this.')
  expect(await seen('interviewer')).toContain('note-added')
})

test('a candidate has no scorecard, and sees none', async () => {
  expect((await stand.call(interviewerApi.scorecard, by('candidate'))).code).toBe('no-access')
  expect((await stand.call(interviewerApi.scorecards, by('candidate'))).code).toBe('no-access')
  expect((await stand.call(interviewerApi.log, by('candidate'))).code).toBe('no-access')
})

test('the timeline tells what happened in order, and holds back what the log holds back', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  await submit('lead', 'Lena saw that.')
  const { events } = await stand.must(interviewerApi.timeline, by('interviewer'))
  expect(events.map(({ kind }) => kind)).toEqual([
    ...['joined', 'joined', 'joined', 'joined'],
    ...['started', 'phase-changed', 'scorecard-submitted'],
  ])
  expect(events.at(-1)).toMatchObject({ by: { name: 'Lena', role: 'lead' }, moment: { seq: expect.any(Number) } })
  expect(events.map(({ moment }) => moment.seq)).toEqual(events.map(({ moment }) => moment.seq).sort((a, b) => a - b))
})

test('the report tells of submitted cards only, in four formats, as files that run nothing', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  const fact = (await stand.must(interviewerApi.scenario, by('lead'))).facts.find(
    ({ constraint }) => constraint === 'cost',
  )
  if (!fact) throw new Error('The scenario has no fact about cost.')
  await stand.must(interviewerApi.reveal, { ...by('lead'), body: { fact: fact.id } })
  await submit('lead', 'Lena saw that.')
  await submit('interviewer', 'Ivo saw this.')
  const read = (format: string, token: string) =>
    fetch(`${stand.url}/api/v1/interviews/${sitting.id}/report.${format}`, {
      headers: { authorization: `Bearer ${token}` },
    })
  for (const format of reportFormats) {
    const response = await read(format, sitting.seats.lead.token)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox/)
    const text = await response.text()
    expect(text).toContain('Lena saw that.')
    expect(text).toContain('Ivo saw this.')
  }
  const sealed = await (await read('md', sitting.seats.shadow.token)).text()
  expect(sealed).not.toContain('saw')
  expect((await read('md', sitting.seats.candidate.token)).status).toBe(403)
  expect((await read('md', stand.owner)).status).toBe(200)
  const { signals } = await stand.must(interviewerApi.timeline, by('lead'))
  expect(signals?.constraints).toMatchObject({ cost: 'before', latency: 'never' })
})

test('a note or pin stands at the place in the log that the server gave it, whatever a later save says', async () => {
  await stand.must(interviewerApi.saveScorecard, { ...by('lead'), body: filled('Lena saw this.') })
  const { events } = await stand.must(interviewerApi.timeline, by('lead'))
  const place = events.find(({ kind, id }) => kind === 'evidence-pinned' && id === 'e1')?.moment.seq
  const first = await stand.must(interviewerApi.scorecard, by('lead'))
  expect(first.card.evidence[0]?.moment.seq).toBe(place)
  const forged = { ...filled('Lena saw this.'), revision: 1 }
  await stand.must(interviewerApi.saveScorecard, { ...by('lead'), body: forged })
  const second = await stand.must(interviewerApi.scorecard, by('lead'))
  expect(second.card.evidence[0]?.moment.seq).toBe(place)
  expect(second.card.notes[0]?.moment?.seq).toBeGreaterThan(0)
})
