import { describe, expect, it } from 'vitest'
import { participantIdSchema, type Role } from '../interview/interview.ts'
import { isAwaited, type Rater, type Reader, visibleScorecards } from './visibility.ts'

const id = (name: string) => participantIdSchema.parse(`rater-${name}`)
const raters = (...submitted: readonly string[]): Rater[] =>
  (['lead', 'interviewer', 'shadow'] as const).map((role) => ({
    id: id(role),
    role,
    submitted: submitted.includes(role),
    expected: true,
  }))
const as = (role: Role): Reader => ({ id: id(role), role })
/** Whose cards the reader may read. */
const seen = (reader: Reader, ...submitted: readonly string[]): string[] => {
  const all = raters(...submitted)
  const { mayRead } = visibleScorecards(reader, all)
  return all.filter((rater) => mayRead(rater.id)).map(({ role }) => role)
}

describe('SC visibility of scorecards', () => {
  it.each(['lead', 'interviewer', 'shadow'] as const)(
    'SC7 %s always reads the own card, and before it no other',
    (role) => {
      const others = ['lead', 'interviewer', 'shadow'].filter((other) => other !== role)
      expect(seen(as(role))).toEqual([role])
      expect(seen(as(role), ...others)).toEqual([role])
    },
  )

  it.each(['lead', 'interviewer', 'shadow'] as const)(
    'SC8 %s, once submitted, reads the submitted ones of others',
    (role) => {
      const others = ['lead', 'interviewer', 'shadow'].filter((other) => other !== role)
      expect(seen(as(role), role)).toEqual([role])
      for (const other of others) expect(seen(as(role), role, other).toSorted()).toEqual([role, other].toSorted())
    },
  )

  it('SC9 the owner reads nothing until all expected cards are submitted; SC10 a shadow’s is not waited for', () => {
    expect(seen('owner', 'lead')).toEqual([])
    expect(seen('owner', 'lead', 'shadow')).toEqual([])
    expect(seen('owner', 'lead', 'interviewer')).toEqual(['lead', 'interviewer'])
    expect(seen('owner', 'lead', 'interviewer', 'shadow')).toEqual(['lead', 'interviewer', 'shadow'])
    expect(visibleScorecards('owner', []).open).toBe(false)
    expect(
      visibleScorecards('owner', [{ id: id('shadow'), role: 'shadow', submitted: true, expected: true }]).open,
    ).toBe(false)
  })

  it('SC14 who only listened is not waited for, reads no more for it, and counts all the same once submitted', () => {
    const listened = (...submitted: readonly string[]): Rater[] =>
      raters(...submitted).map((rater) => ({ ...rater, expected: rater.role !== 'interviewer' }))
    expect(visibleScorecards('owner', listened('lead')).open).toBe(true)
    expect(visibleScorecards(as('interviewer'), listened('lead')).open).toBe(false)
    expect(
      listened()
        .filter(isAwaited)
        .map(({ role }) => role),
    ).toEqual(['lead'])
    const nobody = raters('interviewer').map((rater) => ({ ...rater, expected: false }))
    expect(visibleScorecards('owner', nobody).mayRead(id('interviewer'))).toBe(true)
    expect(
      visibleScorecards(
        'owner',
        raters().map((rater) => ({ ...rater, expected: false })),
      ).open,
    ).toBe(false)
  })

  it('SC7 the candidate never reads any, whatever they claim as their own', () => {
    expect(seen(as('candidate'), 'lead', 'interviewer', 'shadow')).toEqual([])
    expect(
      visibleScorecards(as('candidate'), [{ id: id('candidate'), role: 'candidate', submitted: true, expected: true }]),
    ).toMatchObject({
      open: false,
    })
    expect(visibleScorecards(as('candidate'), raters()).mayRead(id('candidate'))).toBe(false)
  })
})
