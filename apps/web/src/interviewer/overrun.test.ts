import { emptyStage } from '@probeboard/documents/brief'
import { completeSettings } from '@probeboard/domain/interview/interview'
import { expect, test } from 'vitest'
import { overrun, theirMinutes } from './overrun.ts'

const minute = 60_000
const settings = completeSettings({ minutes: 60 })
const stage = { ...emptyStage, phase: 'p3', begunAt: 0, startedAt: 12 * minute, endsAt: 36 * minute, minutes: 60 }

test('on time is no overrun, and neither is a phase that was left early', () => {
  expect(overrun(stage, settings, 20 * minute)).toBe(0)
  expect(overrun({ ...stage, phase: 'p4', endsAt: 30 * minute }, settings, 20 * minute)).toBe(0)
})

test('what runs over moves the end; the candidate’s time is kept whole', () => {
  expect(overrun(stage, settings, 40 * minute)).toBe(4)
  expect(theirMinutes(settings)).toBe(8)
})

test('minutes that the lead added are no overrun, and neither is the time in which the clock stood', () => {
  expect(overrun({ ...stage, endsAt: 41 * minute, minutes: 65 }, settings, 40 * minute)).toBe(0)
  expect(overrun({ ...stage, pausedAt: 30 * minute }, settings, 90 * minute)).toBe(0)
})

test('extra time counts with every phase', () => {
  const longer = completeSettings({ minutes: 60, extraTime: 1.5 })
  expect(overrun({ ...stage, endsAt: 54 * minute, minutes: 90 }, longer, 54 * minute)).toBe(0)
  expect(theirMinutes(longer)).toBe(12)
})
