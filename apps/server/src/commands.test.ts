/** Commands as the contract has them: what they answer, what stands in the brief, what the log keeps. */
import { readBrief } from '@probeboard/documents/brief'
import { candidateApi } from '@probeboard/protocol/candidate-api'
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
const brief = () => stand.rooms.read({ interview: sitting.id, document: 'brief' }, readBrief)
const scenario = () => stand.must(interviewerApi.scenario, by('lead'))
const kinds = async (): Promise<string[]> =>
  (await stand.storage.log.read(sitting.id)).flatMap((entry) => (entry.kind === 'event' ? [entry.event.kind] : []))

test('a start shows the prompt and the first phase, once, and only the lead may', async () => {
  expect((await brief()).prompt).toBeNull()
  expect((await stand.call(interviewerApi.start, by('interviewer'))).code).toBe('no-access')
  expect((await stand.call(interviewerApi.start, by('lead'))).status).toBe(204)
  expect(await brief()).toMatchObject({
    prompt: (await scenario()).brief.prompt,
    stage: { phase: 'p1', frozen: false },
  })
  expect((await stand.call(interviewerApi.start, by('lead'))).code).toBe('wrong-state')
  expect(await kinds()).toEqual(['joined', 'joined', 'joined', 'joined', 'started', 'phase-changed'])
})

test('nothing is told before the start', async () => {
  expect((await stand.call(interviewerApi.reveal, { ...by('lead'), body: { text: 'Early.' } })).code).toBe(
    'wrong-state',
  )
})

test('a fact is told once, under a key that says nothing; taken back it may be told again; the log keeps all', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  const fact = (await scenario()).facts[0]
  if (!fact) throw new Error('The scenario has no fact.')
  const told = await stand.must(interviewerApi.reveal, { ...by('interviewer'), body: { fact: fact.id } })
  expect(told.key).not.toContain(fact.id)
  expect((await brief()).facts).toMatchObject([{ key: told.key, text: fact.answer }])
  expect((await stand.call(interviewerApi.reveal, { ...by('lead'), body: { fact: fact.id } })).code).toBe(
    'already-told',
  )
  await stand.must(interviewerApi.takeBack, { ...by('lead'), body: { key: told.key } })
  expect((await brief()).facts).toEqual([])
  expect((await stand.call(interviewerApi.takeBack, { ...by('lead'), body: { key: told.key } })).code).toBe('not-found')
  const again = await stand.must(interviewerApi.reveal, { ...by('lead'), body: { fact: fact.id, unasked: true } })
  expect(again.key).not.toBe(told.key)
  expect(await kinds()).toEqual(expect.arrayContaining(['fact-revealed', 'taken-back', 'fact-revealed']))
})

test('HP3 help that was given is logged with its words and its step, and the brief does not change', async () => {
  const help = (role: keyof Sitting['seats'], body: { text: string; level?: 1 | 2 | 3 }) =>
    stand.call(interviewerApi.help, { ...by(role), body })
  expect((await help('lead', { text: 'Early.' })).code).toBe('wrong-state')
  await stand.must(interviewerApi.start, by('lead'))
  const before = await brief()
  expect((await help('interviewer', { text: 'Take your time; think aloud.', level: 1 })).status).toBe(204)
  expect((await help('lead', { text: 'In my own words.' })).status).toBe(204)
  expect((await help('shadow', { text: 'Not mine to give.' })).code).toBe('no-access')
  expect((await help('candidate', { text: 'I help myself.' })).code).toBe('no-access')
  expect(await brief()).toEqual(before)
  const { events } = await stand.must(interviewerApi.timeline, by('shadow'))
  expect(events.filter(({ kind }) => kind === 'help-given')).toMatchObject([
    { text: 'Take your time; think aloud.', level: 1, by: { role: 'interviewer' } },
    { text: 'In my own words.', by: { role: 'lead' } },
  ])
})

test('a curveball and an improvised answer stand in the brief in the order in which they were told', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  const curveball = (await scenario()).curveballs[0]
  if (!curveball) throw new Error('The scenario has no curveball.')
  await stand.must(interviewerApi.reveal, { ...by('lead'), body: { text: 'It depends.' } })
  await stand.must(interviewerApi.throw, { ...by('lead'), body: { curveball: curveball.id } })
  const { facts, curveballs } = await brief()
  expect(facts).toMatchObject([{ text: 'It depends.', order: 1 }])
  expect(curveballs).toMatchObject([{ title: curveball.title, text: curveball.text, order: 2 }])
  expect((await stand.call(interviewerApi.throw, { ...by('lead'), body: { curveball: 'nope' } })).code).toBe(
    'not-found',
  )
})

test('candidate and shadow tell nobody anything', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  for (const role of ['candidate', 'shadow'] as const) {
    const { reveal, throw: cast, takeBack } = interviewerApi
    expect((await stand.call(reveal, { ...by(role), body: { text: 'x' } })).code).toBe('no-access')
    expect((await stand.call(cast, { ...by(role), body: { curveball: 'x' } })).code).toBe('no-access')
    expect((await stand.call(takeBack, { ...by(role), body: { key: 'x' } })).code).toBe('no-access')
  }
})

test('an end is final: the candidate keeps who they are, and nothing can be told or drawn', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  await stand.must(interviewerApi.end, by('lead'))
  expect((await stand.must(candidateApi.me, by('candidate'))).interview.state).toBe('ended')
  expect((await stand.call(interviewerApi.reveal, { ...by('lead'), body: { text: 'Late.' } })).code).toBe('ended')
  expect((await stand.call(interviewerApi.stage, { ...by('lead'), body: { do: 'pause' } })).code).toBe('ended')
  expect((await stand.call(interviewerApi.end, by('lead'))).code).toBe('ended')
  expect((await kinds()).at(-1)).toBe('ended')
})

test('a command with an Idempotency-Key is done once, and another one under the same key is refused', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  const say = (text: string, key: string) =>
    stand.call(interviewerApi.reveal, { ...by('lead'), body: { text }, headers: { 'idempotency-key': key } })
  const [first, second] = await Promise.all([say('Once.', 'a'), say('Once.', 'a')])
  expect(second).toMatchObject({ status: 201, value: first.value })
  expect((await say('Once.', 'a')).value).toEqual(first.value)
  expect((await brief()).facts).toHaveLength(1)
  expect((await say('Twice.', 'a')).code).toBe('key-reused')
  expect((await say('Once.', 'b')).status).toBe(201)
})

test('an interview made twice under one key is one, and its invites are kept sealed in the store', async () => {
  const make = () =>
    stand.must(ownerApi.createInterview, {
      as: stand.owner,
      body: { scenario: 'legal-document-qa' },
      headers: { 'idempotency-key': 'make' },
    })
  const first = await make()
  expect(await make()).toEqual(first)
  const kept = await stand.storage.answered('owner', 'make')
  expect(kept?.body).not.toContain(first.invites.lead.token)
  expect(kept?.request).toContain(first.interview.id)
})

test('a brief that a crash left behind the log is brought up to it by the next command', async () => {
  await stand.must(interviewerApi.start, by('lead'))
  const other = await standUp(stand.storage)
  const fact = (await scenario()).facts[0]
  if (!fact) throw new Error('The scenario has no fact.')
  await stand.storage.log.append(sitting.id, [
    {
      kind: 'event',
      event: { kind: 'fact-revealed', key: 'lost', fact: fact.id, text: fact.answer, unasked: false },
      by: { id: sitting.seats.lead.id, role: 'lead' },
    },
  ])
  expect((await other.call(interviewerApi.reveal, { ...by('lead'), body: { fact: fact.id } })).code).toBe(
    'already-told',
  )
  const { facts } = await other.rooms.read({ interview: sitting.id, document: 'brief' }, readBrief)
  expect(facts).toMatchObject([{ key: 'lost', text: fact.answer }])
  await other.down()
})
