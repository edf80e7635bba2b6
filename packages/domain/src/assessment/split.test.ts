import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dimensionIds, type Participant, participantSchema, type Role } from '../interview/interview.ts'
import { emptyScorecard } from './scorecard.ts'
import { askedOf, assignedTo } from './split.ts'

const person = (name: string, role: Role): Participant => participantSchema.parse({ id: `person-${name}`, role, name })
const lena = person('lena', 'lead')
const ivo = person('ivo', 'interviewer')
const shan = person('shan', 'shadow')
const people = [lena, ivo, shan, person('ada', 'candidate')]
const rated = dimensionIds

describe('SL split of dimensions', () => {
  it('SL1 what is assigned to one rater is asked of that one; the rest is everybody’s', () => {
    const split = new Map([
      ['D1', lena.id],
      ['D2', ivo.id],
    ])
    expect(assignedTo(lena, split, rated, people)).toEqual(['D1', 'D3', 'D4', 'D5', 'D6'])
    expect(assignedTo(ivo, split, rated, people)).toEqual(['D2', 'D3', 'D4', 'D5', 'D6'])
  })

  it('SL2 each rated dimension is asked of somebody, whoever it was assigned to, and of at most six each', () => {
    const anybody = fc.constantFrom(lena.id, ivo.id, shan.id, 'person-gone', 'person-ada')
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...rated), anybody), (assigned) => {
        const split = new Map(Object.entries(assigned))
        const asked = [lena, ivo].map((one) => assignedTo(one, split, rated, people))
        expect(new Set(asked.flat())).toEqual(new Set(rated))
        for (const one of asked) expect(one.length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('SL3 nobody’s card is empty, and who is in training practises on all', () => {
    const split = new Map(rated.map((dimension) => [dimension, lena.id]))
    expect(assignedTo(ivo, split, rated, people)).toEqual(rated)
    expect(assignedTo(shan, new Map([['D1', lena.id]]), rated, people)).toEqual(rated)
  })

  it('SL4 what was rated already stays on the card, in the order of the interview', () => {
    const card = { ...emptyScorecard, ratings: { D4: 2 as const } }
    expect(askedOf(card, ['D5', 'D1'], ['D1', 'D2', 'D4', 'D5'])).toEqual(['D1', 'D4', 'D5'])
  })
})
