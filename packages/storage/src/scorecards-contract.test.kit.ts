/** What every store promises about scorecards, asked of each adapter alike. */
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenForTest } from './contract.test.kit.ts'
import { interviewId, interviewRow, lead } from './rows.test.kit.ts'
import type { Storage } from './storage.ts'

export function describeScorecards(name: string, open: OpenForTest): void {
  describe(`${name} keeps the contract of scorecards`, () => {
    const one = interviewId('interview-one')
    const two = interviewId('interview-two')
    let storage: Storage
    let dispose: () => void

    beforeEach(async () => {
      const opened = await open(() => 1000)
      storage = opened.storage
      dispose = opened.dispose
      await storage.createInterview(interviewRow(one, 10), [])
      await storage.createInterview(interviewRow(two, 20), [])
    })
    afterEach(async () => {
      await storage.close()
      dispose()
    })

    test('a draft starts empty and is saved only over the revision that it was made from', async () => {
      expect(await storage.scorecard(one, lead.id)).toEqual({ rater: lead.id, draft: emptyScorecard, versions: [] })
      expect(await storage.saveScorecard(one, lead.id, { ...emptyScorecard, comment: 'first' })).toBe(1)
      expect(await storage.saveScorecard(one, lead.id, { ...emptyScorecard, comment: 'late' })).toBeNull()
      expect(await storage.saveScorecard(one, lead.id, { ...emptyScorecard, revision: 1, comment: 'second' })).toBe(2)
      expect((await storage.scorecard(one, lead.id)).draft).toEqual({
        ...emptyScorecard,
        revision: 2,
        comment: 'second',
      })
      expect(await storage.saveScorecard(one, lead.id, { ...emptyScorecard, revision: 7 })).toBeNull()
      expect((await storage.scorecard(two, lead.id)).draft).toEqual(emptyScorecard)
    })

    test('sealed versions stand beside the draft and are never replaced', async () => {
      const seal = (version: number, comment: string) => ({
        rater: lead.id,
        version,
        submittedAt: '2026-01-01T00:00:00.000Z',
        card: { ...emptyScorecard, comment },
      })
      await storage.saveScorecard(one, lead.id, { ...emptyScorecard, comment: 'draft' })
      expect(await storage.submitters(one)).toEqual([])
      await storage.sealScorecard(one, seal(1, 'one'))
      await storage.sealScorecard(one, seal(2, 'two'))
      await expect(storage.sealScorecard(one, seal(2, 'again'))).rejects.toThrow()
      expect(await storage.submitters(one)).toEqual([lead.id])
      expect(await storage.submitters(two)).toEqual([])
      const [row, ...others] = await storage.scorecards(one)
      expect(others).toEqual([])
      expect(row?.draft.comment).toBe('draft')
      expect(row?.versions).toEqual([seal(1, 'one'), seal(2, 'two')])
    })
  })
}
