/**
 * Whose marks and notes anybody reads, for every set of cards that are submitted: in the scorecards, the log, the timeline
 * and each report alike. The rule is written here anew, from the table of section 4.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import type { Caller } from './access-table.ts'
import { ask, credentials, fullCard, makeWorld, openStand, type World } from './world.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.down())

const raters = ['lead', 'interviewer', 'shadow'] as const
type Rater = (typeof raters)[number]

/** A word in each note, and another as its name: texts stand in cards and reports, names in the log. */
const textOf = (rater: Rater): string => `zq${rater}textzq`
const nameOf = (rater: Rater): string => `zq${rater}namezq`

/** An owner waits for everyone who is expected; a shadow is in training, and expected by nobody. */
function mayRead(reader: Caller, author: Rater, submitted: readonly Caller[]): boolean {
  if (!submitted.includes(author)) return false
  return reader === 'owner'
    ? submitted.includes('lead') && submitted.includes('interviewer')
    : submitted.includes(reader)
}

async function read(world: World, reader: Caller, path: string): Promise<string> {
  const asked = { method: 'GET', path: `/api/v1/interviews/${world.id}/${path}` }
  const got = await ask(stand.url, { ...asked, headers: credentials(stand, world, reader, 'bearer') })
  expect(got.status, `${path} by ${reader}`).toBe(200)
  return got.text
}

const sets: readonly (readonly Rater[])[] = [
  [],
  ['lead'],
  ['interviewer'],
  ['shadow'],
  ['lead', 'interviewer'],
  ['lead', 'shadow'],
  ['interviewer', 'shadow'],
  ['lead', 'interviewer', 'shadow'],
]

test.each(sets.map((submitted) => ({ submitted })))('submitted: $submitted', async ({ submitted }) => {
  const world = await makeWorld(stand, 'live')
  const act = async (rater: Rater, method: string, path: string, body?: unknown): Promise<void> => {
    const headers = credentials(stand, world, rater, 'bearer')
    const asked = { method, path: `/api/v1/interviews/${world.id}/${path}`, headers }
    const got = await ask(stand.url, { ...asked, ...(body ? { body } : {}) })
    expect(got.status, got.text).toBe(200)
  }
  for (const rater of raters) {
    const card = fullCard(1)
    const note = { id: nameOf(rater), text: textOf(rater) }
    await act(rater, 'PUT', 'scorecard', { ...card, notes: [...card.notes, note], comment: textOf(rater) })
  }
  for (const rater of submitted) await act(rater, 'POST', 'scorecard/submit')

  const wrong: string[] = []
  for (const reader of [...raters, 'owner'] as const) {
    const cards = await read(world, reader, 'scorecards')
    for (const author of raters) {
      const allowed = mayRead(reader, author, submitted)
      if (cards.includes(textOf(author)) !== allowed) wrong.push(`scorecards: ${reader} of ${author}, not ${allowed}`)
      for (const format of ['md', 'html', 'json', 'csv'])
        if (!allowed && (await read(world, reader, `report.${format}`)).includes(textOf(author)))
          wrong.push(`report.${format}: ${reader} read ${author}`)
      if (reader === 'owner') continue
      if ((await read(world, reader, 'scorecard')).includes(textOf(author)) !== (reader === author))
        wrong.push(`own scorecard: ${reader} of ${author}`)
      for (const path of ['log', 'timeline']) {
        const text = await read(world, reader, path)
        const shown = text.includes(nameOf(author)) || text.includes(textOf(author))
        if (shown !== (allowed || reader === author)) wrong.push(`${path}: ${reader} of ${author}, not ${allowed}`)
      }
    }
  }
  expect(wrong).toEqual([])
})
