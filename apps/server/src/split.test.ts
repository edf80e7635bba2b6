/** The server seals a card that has what is assigned to its rater, and asks for no more; by real sockets and calls. */
import { assign } from '@probeboard/documents/notebook'
import { emptyScorecard, type ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from './client.test.kit.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterEach(() => stand.down())

const by = (role: keyof Sitting['seats']) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })

/** As the panel does it: by the notebook's own line. */
async function split(shares: Record<string, 'lead' | 'interviewer'>): Promise<void> {
  const client = connect(stand.url, sitting.id, 'notebook', sitting.seats.lead, 'bearer', { ack: '1' })
  await client.synced()
  for (const [dimension, role] of Object.entries(shares)) assign(client.doc, dimension, sitting.seats[role].id)
  await client.acknowledged()
  client.leave()
}

async function submit(role: 'lead' | 'interviewer' | 'shadow', ratings: ScorecardDraft['ratings']) {
  const { card } = await stand.must(interviewerApi.scorecard, by(role))
  await stand.must(interviewerApi.saveScorecard, { ...by(role), body: { ...card, ratings, recommendation: 'yes' } })
  return stand.call(interviewerApi.submitScorecard, by(role))
}
const unrated = (...dimensions: string[]) => ({
  status: 422,
  details: { missing: dimensions.map((dimension) => ({ kind: 'unrated', dimension })) },
})

test('SL1, SL4: a card is sealed with the assigned dimensions, and what was rated besides counts as asked', async () => {
  await split({ D1: 'lead', D2: 'lead', D3: 'interviewer', D4: 'interviewer', D5: 'interviewer' })
  expect(await submit('lead', { D1: 3 })).toMatchObject(unrated('D2'))
  const unproven = await submit('lead', { D1: 3, D2: 2, D4: 4 })
  expect(unproven.details).toEqual({ missing: [{ kind: 'no-evidence', dimension: 'D4', rating: 4 }] })
  expect((await submit('lead', { D1: 3, D2: 2 })).status).toBe(200)
  expect((await submit('interviewer', { D3: 3, D4: 2, D5: 3 })).status).toBe(200)
})

test('SL2, SL3: what was assigned to somebody whose link was withdrawn is asked of all, and training of everything', async () => {
  await split({ D1: 'interviewer', D2: 'lead' })
  expect(await submit('lead', { D3: 3, D4: 3, D5: 3 })).toMatchObject(unrated('D2'))
  await stand.must(ownerApi.revokeInvite, {
    as: stand.owner,
    params: { id: sitting.id, inviteId: sitting.invites.interviewer.id },
  })
  expect(await submit('lead', { D2: 3, D3: 3, D4: 3, D5: 3 })).toMatchObject(unrated('D1'))
  expect(await submit('shadow', { D3: 3, D4: 3, D5: 3 })).toMatchObject(unrated('D1', 'D2'))
})

test('a card without a split asks for everything', async () => {
  const { dimensions } = await stand.must(interviewerApi.scorecard, by('lead'))
  expect(dimensions).toEqual(['D1', 'D2', 'D3', 'D4', 'D5'])
  expect(await submit('lead', emptyScorecard.ratings)).toMatchObject(unrated(...dimensions))
})
