import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeSettings, participantSchema, planPhases } from './interview.ts'
import { presenceOf } from './presence.ts'

describe('IN interview', () => {
  it('IN1 the default phases add up to the interview, each at least a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 240 }), (minutes) => {
        const phases = planPhases(minutes)
        expect(phases.reduce((sum, phase) => sum + phase.minutes, 0)).toBe(minutes)
        expect(Math.min(...phases.map((phase) => phase.minutes))).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('IN2 what the candidate reads of a phase hints at nothing that is rated', () => {
    const shown = planPhases(60).map((phase) => `${phase.id} ${phase.shown}`.toLowerCase())
    expect(shown.filter((words) => /constraint|curveball|tradeoff|evaluat|failure|pipeline/.test(words))).toEqual([])
  })

  it('IN3 what was left unsaid has a default: an hour, five dimensions, signals on', () => {
    expect(completeSettings({})).toMatchObject({
      minutes: 60,
      dimensions: ['D1', 'D2', 'D3', 'D4', 'D5'],
      signals: true,
      extraTime: 1,
    })
    expect(completeSettings({ minutes: 45 }).phases.reduce((sum, phase) => sum + phase.minutes, 0)).toBe(45)
  })
})

describe('PH phase templates', () => {
  const minutesOf = (minutes: number) => planPhases(minutes).map((phase) => phase.minutes)

  it('PH1 the plans of 45, 60 and 75 minutes are these', () => {
    expect(minutesOf(45)).toEqual([3, 7, 17, 7, 5, 6])
    expect(minutesOf(60)).toEqual([3, 9, 24, 9, 7, 8])
    expect(minutesOf(75)).toEqual([4, 10, 31, 12, 8, 10])
    expect(planPhases(60).map(({ name }) => name)).toEqual([
      'Brief',
      'Constraints',
      'Design',
      'Curveballs',
      'Tradeoffs',
      'Questions',
    ])
  })

  it('PH2 the last phase is the candidate’s, and a longer interview never has less of it', () => {
    const theirs = Array.from({ length: 231 }, (_, i) => planPhases(i + 10).at(-1))
    expect(new Set(theirs.map((phase) => phase?.shown))).toEqual(new Set(['Your questions']))
    const minutes = theirs.map((phase) => phase?.minutes ?? 0)
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
  })
})

describe('PR presence', () => {
  const participant = participantSchema.parse({ id: 'person-0001', role: 'candidate', name: 'Ada' })

  it('PR1 name and role come from the seat, whatever a client claims', () => {
    const claimed = {
      user: { id: 'x', role: 'lead', name: 'Boss' },
      cursor: { x: 1, y: 2, tool: 'pointer', down: false },
    }
    expect(presenceOf(participant, claimed)).toEqual({ user: participant, cursor: claimed.cursor })
  })

  it('PR3 where the candidate looks may be followed; where the others look is told to nobody', () => {
    const view = { x: 1, y: 2, width: 300, height: 200 }
    expect(presenceOf(participant, { view })).toEqual({ user: participant, cursor: null, view })
    expect(presenceOf({ ...participant, role: 'lead' }, { view })).not.toHaveProperty('view')
  })

  it('PR2 what is malformed or not allowed is dropped, and nothing throws', () => {
    fc.assert(
      fc.property(fc.anything(), (claimed) => {
        expect(Object.keys(presenceOf(participant, claimed)).sort()).toEqual(['cursor', 'user'])
      }),
    )
    expect(presenceOf(participant, { cursor: { x: Number.NaN, y: 0, tool: 'pointer', down: false } }).cursor).toBeNull()
  })
})
