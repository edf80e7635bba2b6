import { emptyStage } from '@probeboard/documents/brief'
import { expect, test } from 'vitest'
import { elapsed, formatClock, phaseLeft } from './clock.ts'

const minute = 60_000

test('a clock reads minutes and seconds, hours only when there are any, and a minus in overrun', () => {
  expect(formatClock(18 * minute + 20_000)).toBe('18:20')
  expect(formatClock(62 * minute + 3_000)).toBe('1:02:03')
  expect(formatClock(-45_000)).toBe('-00:45')
})

test('time gone by leaves pauses out and stands still while paused', () => {
  const stage = { ...emptyStage, begunAt: 0, pausedMs: 2 * minute }
  expect(elapsed(stage, 10 * minute)).toBe(8 * minute)
  expect(elapsed({ ...stage, pausedAt: 5 * minute }, 10 * minute)).toBe(3 * minute)
  expect(elapsed(emptyStage, minute)).toBeNull()
})

test('time left in a phase turns negative in overrun', () => {
  expect(phaseLeft({ ...emptyStage, endsAt: 10 * minute }, 11 * minute)).toBe(-minute)
  expect(phaseLeft(emptyStage, 0)).toBeNull()
})
