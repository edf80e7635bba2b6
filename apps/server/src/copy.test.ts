/** What a candidate is told before the start, by name, and what they may take home after the end. */
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { copyApi } from '@probeboard/protocol/copy-api'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
beforeEach(async () => {
  stand = await standUp(
    openMemory(() => Date.now()),
    { TRUST_PROXY: '1' },
  )
})
afterEach(() => stand.down())

const by = (sitting: Sitting, role: keyof Sitting['seats']) => ({
  as: sitting.seats[role].token,
  params: { id: sitting.id },
})
const box = { id: 'kept', type: 'rectangle', x: 1, y: 2, width: 30, height: 40 }

async function draw(sitting: Sitting): Promise<void> {
  const body = { type: 'excalidraw', version: 2, elements: [box] }
  await stand.must(candidateApi.importScene, { ...by(sitting, 'candidate'), body })
}

async function run(sitting: Sitting): Promise<void> {
  await stand.must(interviewerApi.start, by(sitting, 'lead'))
  await stand.must(interviewerApi.end, by(sitting, 'lead'))
}

test('the waiting room is told this and nothing else, minutes with extra time and no word of it', async () => {
  const sitting = await stand.sit({ title: 'Onsite', settings: { minutes: 40, extraTime: 1.5 } })
  const { text } = await stand.call(candidateApi.me, by(sitting, 'candidate'))
  const told: Record<string, object> = JSON.parse(text)
  expect(Object.keys(told).sort()).toEqual(['interview', 'participant', 'people', 'serverTime'])
  expect(Object.keys(told.interview ?? {}).sort()).toEqual(
    ['at', 'id', 'meeting', 'minutes', 'recorded', 'retainUntil', 'state', 'takeCopy', 'title'].sort(),
  )
  expect(told.people).toEqual(expect.arrayContaining([{ id: sitting.seats.lead.id, role: 'lead', name: 'Lena' }]))
  expect(told.interview).toMatchObject({ minutes: 60 })
  expect(text).not.toContain('extraTime')
})

test('AC6 the drawing is the candidate’s to take home after the end, and not before', async () => {
  const sitting = await stand.sit()
  await draw(sitting)
  expect((await stand.call(copyApi.copy, by(sitting, 'candidate'))).code).toBe('wrong-state')
  await run(sitting)
  const { elements } = await stand.must(copyApi.copy, by(sitting, 'candidate'))
  expect(elements.map(({ id }) => id)).toEqual(['kept'])
  expect((await stand.call(copyApi.copy, by(sitting, 'lead'))).code).toBe('no-access')
})

test('AC6 where no copy may be taken there is none', async () => {
  const sitting = await stand.sit({ settings: { takeCopy: false } })
  await draw(sitting)
  await run(sitting)
  expect((await stand.call(copyApi.copy, by(sitting, 'candidate'))).code).toBe('no-access')
})
