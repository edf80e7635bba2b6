import { expect, it } from 'vitest'
import { interviewTimeOf } from './interview-time.ts'
import type { TimelineEvent } from './timeline.ts'

const at = (second: number): string => new Date(1_700_000_000_000 + second * 1000).toISOString()
const event = (second: number, kind: string, more: object = {}): TimelineEvent => ({
  moment: { seq: second },
  at: at(second),
  by: null,
  kind,
  ...more,
})
const shown = (events: TimelineEvent[], ...seconds: number[]) =>
  seconds.map((second) => interviewTimeOf(events)(at(second)))

it('TL17 before the start there is no time', () => {
  expect(shown([event(3, 'joined')], 10)).toEqual([null])
})

it('TL17 pauses are left out, and all that happens in one has its time', () => {
  const events = [
    event(10, 'started'),
    event(20, 'paused'),
    event(50, 'resumed'),
    event(60, 'paused'),
    event(65, 'resumed'),
  ]
  expect(shown(events, 5, 15, 20, 49, 50, 55, 62, 75)).toEqual([0, 5, 10, 10, 10, 15, 20, 30].map((s) => s * 1000))
})

it('TL17 an absent candidate loses no second: their pause counts from when the line went', () => {
  const goneSince = Date.parse(at(20))
  const events = [event(10, 'started'), event(30, 'paused', { goneSince }), event(40, 'resumed')]
  expect(shown(events, 25, 35, 50)).toEqual([10_000, 10_000, 20_000])
})

it('TL17 an end in a pause ends the pause', () => {
  const events = [event(10, 'started'), event(20, 'paused'), event(30, 'ended')]
  expect(shown(events, 30, 90)).toEqual([10_000, 70_000])
})
