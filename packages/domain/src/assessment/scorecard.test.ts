import { describe, expect, it } from 'vitest'
import type { DimensionId } from '../interview/interview.ts'
import {
  emptyScorecard,
  missingFrom,
  rate,
  recommendationOpen,
  type ScorecardDraft,
  scorecardDraftSchema,
} from './scorecard.ts'

const five: readonly DimensionId[] = ['D1', 'D2', 'D3', 'D4', 'D5']
const rated: ScorecardDraft = {
  ...emptyScorecard,
  ratings: { D1: 3, D2: 2, D3: 'N/O', D4: 3, D5: 2 },
  recommendation: 'yes',
}
const pin = (dimension: DimensionId) => ({ id: `e-${dimension}`, dimension, kind: 'said' as const, moment: { seq: 1 } })

describe('SC scorecard', () => {
  it.each([1, 4] as const)('SC1 a %s needs evidence of its own dimension', (rating) => {
    const card = { ...rated, ratings: { ...rated.ratings, D2: rating } }
    const lack = [{ kind: 'no-evidence', dimension: 'D2', rating }]
    expect(missingFrom(card, five)).toEqual(lack)
    expect(missingFrom({ ...card, evidence: [pin('D3')] }, five)).toEqual(lack)
    expect(missingFrom({ ...card, evidence: [pin('D2')] }, five)).toEqual([])
  })

  it('SC1 a 2, a 3 and N/O need none', () => {
    expect(missingFrom(rated, five)).toEqual([])
  })

  it('SC2 the recommendation opens when each dimension of this rater is rated or N/O', () => {
    expect(recommendationOpen(rated, five)).toBe(true)
    expect(recommendationOpen(rated, [...five, 'D6'])).toBe(false)
    expect(recommendationOpen(emptyScorecard, [])).toBe(true)
  })

  it('SC3 what is missing is named: the unrated, then the recommendation', () => {
    expect(missingFrom(emptyScorecard, ['D1', 'D4'])).toEqual([
      { kind: 'unrated', dimension: 'D1' },
      { kind: 'unrated', dimension: 'D4' },
      { kind: 'no-recommendation' },
    ])
  })

  it.each([0, 5, 2.5, '3', null, 'n/o'])('SC4 %s is no rating', (rating) => {
    expect(scorecardDraftSchema.safeParse({ ...rated, ratings: { D1: rating } }).success).toBe(false)
  })

  it('SC4 1 to 4 and N/O are', () => {
    for (const rating of [1, 2, 3, 4, 'N/O'])
      expect(scorecardDraftSchema.safeParse({ ...rated, ratings: { D1: rating } }).success).toBe(true)
  })

  it('SC11 a flag needs a pin of the same card, and one that still stands there', () => {
    const flagged = (...evidence: string[]): ScorecardDraft => ({ ...rated, flags: [{ flag: 'slogan', evidence }] })
    const lack = [{ kind: 'flag-without-evidence', flag: 'slogan' }]
    expect(missingFrom(flagged(), five)).toEqual(lack)
    expect(missingFrom({ ...flagged('gone'), evidence: [pin('D1')] }, five)).toEqual(lack)
    expect(missingFrom({ ...flagged('e-D1'), evidence: [pin('D1')] }, five)).toEqual([])
  })

  it('SC12 a mis-tap is undone and both stay; the same again changes nothing', () => {
    const tapped = rate(rated, 'D1', 4, 10)
    const undone = rate(rate(tapped, 'D1', 4, 15), 'D1', 3, 20)
    expect(undone.ratings).toEqual(rated.ratings)
    expect(undone.ratingChanges).toEqual([
      { dimension: 'D1', rating: 4, at: 10 },
      { dimension: 'D1', rating: 3, at: 20 },
    ])
    expect(rate(undone, 'D1', null, 30)).toMatchObject({ ratings: { D2: 2 }, ratingChanges: { 2: { rating: null } } })
  })

  it('SC5 nothing of a scorecard is a sum, a mean or a rank', () => {
    const fields = Object.keys(scorecardDraftSchema.shape).sort()
    expect(fields).toEqual([
      'comment',
      'evidence',
      'flags',
      'notes',
      'ratingChanges',
      'ratings',
      'recommendation',
      'revision',
    ])
  })
})
