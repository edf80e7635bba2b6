import { emptyScorecard, type ScorecardDraft, type SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import { participantIdSchema } from '@probeboard/domain/interview/interview'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '../client/api.ts'
import { mergeCards } from './merge-cards.ts'
import { createScorecard, type KeptDraft } from './scorecard-store.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const offline = { ok: false, error: { code: 'offline', message: 'No link.' } } as const

/** A server that holds one card by the rule of revisions, and a machine that keeps a copy. */
function stand(kept: KeptDraft | null = null) {
  const server = { card: emptyScorecard, versions: [] as SealedScorecard[], saves: 0, online: true }
  const machine = { kept }
  const seal = (card: ScorecardDraft, reason?: string): SealedScorecard => {
    const sealed: SealedScorecard = {
      rater: participantIdSchema.parse('rater-0001'),
      version: server.versions.length + 1,
      submittedAt: '2026-01-01T00:00:00.000Z',
      card,
      ...(reason === undefined ? {} : { reason }),
    }
    server.versions.push(sealed)
    return sealed
  }
  const card = createScorecard({
    load: async () => ({
      ok: true,
      value: { card: server.card, versions: [...server.versions], dimensions: ['D1', 'D2'] },
    }),
    async save(draft): Promise<Result<{ revision: number }>> {
      if (!server.online) return offline
      if (draft.revision !== server.card.revision)
        return { ok: false, error: { code: 'stale-revision', message: 'Newer.', details: { current: server.card } } }
      server.saves += 1
      server.card = { ...draft, revision: draft.revision + 1 }
      return { ok: true, value: { revision: server.card.revision } }
    },
    submit: async () => ({ ok: true, value: seal(server.card) }),
    amend: async (draft, reason) => ({ ok: true, value: seal(draft, reason) }),
    keep: (draft) => {
      machine.kept = draft
    },
    kept: () => machine.kept,
  })
  return { card, server, machine }
}

const rate = (dimension: 'D1' | 'D2', rating: 1 | 2 | 3 | 4) => (card: ScorecardDraft) => ({
  ...card,
  ratings: { ...card.ratings, [dimension]: rating },
})
const note = (id: string) => ({ id, text: `About ${id}.` })

test('edits in quick succession become one save, and the copy on this machine goes with it', async () => {
  const { card, server, machine } = stand()
  await card.load()
  card.edit(rate('D1', 3))
  card.edit(rate('D2', 2))
  expect(machine.kept?.card.ratings).toEqual({ D1: 3, D2: 2 })
  expect(card.store.getState().save).toBe('waiting')
  await vi.runAllTimersAsync()
  expect(server).toMatchObject({ saves: 1, card: { revision: 1, ratings: { D1: 3, D2: 2 } } })
  expect(card.store.getState().save).toBe('saved')
  expect(machine.kept).toBeNull()
})

test('what is typed while a save travels is saved after it', async () => {
  const { card, server } = stand()
  await card.load()
  card.edit(rate('D1', 3))
  const saving = card.flush()
  card.edit(rate('D2', 4))
  await saving
  expect(server).toMatchObject({ saves: 2, card: { ratings: { D1: 3, D2: 4 } } })
  expect(card.store.getState().save).toBe('saved')
})

test('without a link the draft is kept here and saved when the link is back', async () => {
  const { card, server, machine } = stand()
  await card.load()
  server.online = false
  card.edit(rate('D1', 1))
  await vi.advanceTimersByTimeAsync(1000)
  expect(card.store.getState()).toMatchObject({ save: 'failed', refusal: { code: 'offline' } })
  expect(machine.kept?.card.ratings).toEqual({ D1: 1 })
  server.online = true
  await vi.advanceTimersByTimeAsync(6000)
  expect(card.store.getState()).toMatchObject({ save: 'saved', refusal: null })
  expect(server.card.ratings).toEqual({ D1: 1 })
})

test('a copy that was kept by a page that went away is taken up and saved', async () => {
  const { card, server } = stand({ base: emptyScorecard, card: { ...emptyScorecard, notes: [note('kept')] } })
  server.card = { ...emptyScorecard, revision: 4, ratings: { D1: 2 } }
  await card.load()
  await vi.runAllTimersAsync()
  expect(server.card).toMatchObject({ revision: 5, ratings: { D1: 2 }, notes: [note('kept')] })
})

test('a newer version from another window is merged, said so, and saved', async () => {
  const { card, server } = stand()
  await card.load()
  server.card = { ...emptyScorecard, revision: 7, ratings: { D2: 4 }, notes: [note('theirs')] }
  card.edit((before) => ({ ...before, ratings: { D1: 3 }, notes: [note('mine')] }))
  await vi.runAllTimersAsync()
  expect(server.card).toMatchObject({
    revision: 8,
    ratings: { D1: 3, D2: 4 },
    notes: [note('theirs'), note('mine')],
  })
  expect(card.store.getState()).toMatchObject({ save: 'saved', merged: true })
})

test('submitting saves first; a sealed card changes by an amendment only, and leaving one puts it back', async () => {
  const { card, server } = stand()
  await card.load()
  card.edit(rate('D1', 3))
  expect(await card.submit()).toBe(true)
  expect(server.versions[0]?.card.ratings).toEqual({ D1: 3 })
  card.edit(rate('D1', 1))
  expect(card.store.getState().card?.ratings).toEqual({ D1: 3 })
  card.startAmending()
  card.edit(rate('D1', 2))
  card.stopAmending()
  expect(card.store.getState().card?.ratings).toEqual({ D1: 3 })
  card.startAmending()
  card.edit(rate('D1', 2))
  expect(await card.amend('Heard it again.')).toBe(true)
  expect(card.store.getState()).toMatchObject({ amending: false, card: { ratings: { D1: 2 } } })
  expect(server.versions.map(({ reason }) => reason)).toEqual([undefined, 'Heard it again.'])
  expect(server.saves).toBe(1)
})

test('nothing is submitted while it cannot be saved', async () => {
  const { card, server } = stand()
  await card.load()
  server.online = false
  card.edit(rate('D1', 3))
  expect(await card.submit()).toBe(false)
  expect(server.versions).toEqual([])
})

test('a merge keeps what I deleted deleted, and what they changed changed', () => {
  const base = { ...emptyScorecard, notes: [note('a'), note('b')], comment: 'old' }
  const mine = { ...base, notes: [note('a')] }
  const theirs = { ...base, revision: 3, notes: [{ id: 'a', text: 'Better.' }, note('b'), note('c')], comment: 'new' }
  expect(mergeCards(base, mine, theirs)).toEqual({
    card: { ...theirs, notes: [{ id: 'a', text: 'Better.' }, note('c')] },
    conflicts: [],
  })
})

test('SC16 what they changed since I deleted it stays, and pins that both gave a flag stay with it', () => {
  const base = { ...emptyScorecard, notes: [note('a')], flags: [{ flag: 'slogan', evidence: ['e1'] }] }
  const mine = { ...base, notes: [], flags: [{ flag: 'slogan', evidence: ['e1', 'e2'] }] }
  const theirs = { ...base, notes: [{ id: 'a', text: 'Better.' }], flags: [{ flag: 'slogan', evidence: ['e3'] }] }
  expect(mergeCards(base, mine, theirs).card).toMatchObject({
    notes: [{ id: 'a', text: 'Better.' }],
    flags: [{ flag: 'slogan', evidence: ['e3', 'e2'] }],
  })
})

test('SC16 what both windows changed stands as here, is kept until it is chosen, and never lost by a reload', async () => {
  const { card, server, machine } = stand()
  await card.load()
  const theirs = { ...emptyScorecard, revision: 7, ratings: { D1: 1 as const, D2: 2 as const }, comment: 'Theirs.' }
  server.card = theirs
  card.edit((before) => ({ ...before, ratings: { D1: 4 }, comment: 'Mine.' }))
  await vi.runAllTimersAsync()
  expect(server.card).toMatchObject({ ratings: { D1: 4, D2: 2 }, comment: 'Mine.' })
  const conflicts = [
    { field: 'rating', dimension: 'D1', theirs: 1 },
    { field: 'comment', theirs: 'Theirs.' },
  ]
  expect(card.store.getState()).toMatchObject({ save: 'saved', conflicts })
  expect(await card.submit()).toBe(false)

  const again = stand(machine.kept)
  again.server.card = server.card
  await again.card.load()
  expect(again.card.store.getState().conflicts).toEqual(conflicts)
  for (const [place, how] of [
    [0, 'theirs'],
    [1, 'both'],
  ] as const) {
    const conflict = conflicts[place] && again.card.store.getState().conflicts[0]
    if (conflict) again.card.choose(conflict, how, 5)
  }
  await vi.runAllTimersAsync()
  expect(again.server.card).toMatchObject({ ratings: { D1: 1 }, comment: 'Mine.\n\nTheirs.' })
  expect(again.machine.kept).toBeNull()
  expect(await again.card.submit()).toBe(true)
})
