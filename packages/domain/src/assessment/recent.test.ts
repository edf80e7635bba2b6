import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../timeline/timeline.ts'
import { readRecent } from './recent.ts'

const event = (seconds: number, kind: string, label?: string): TimelineEvent => ({
  kind,
  at: new Date(seconds * 1000).toISOString(),
  moment: { seq: seconds },
  by: null,
  label,
})
const read = (events: TimelineEvent[], seconds = 100) =>
  readRecent(events, seconds * 1000, ({ label }) => (typeof label === 'string' ? label : undefined)).map(
    ({ kind, about, more }) => [kind, ...about, ...(more > 0 ? [more] : [])],
  )

describe('RC what changed in the last minute', () => {
  it('RC1 is what happened in it by server time, and nothing when nothing did', () => {
    const events = [event(39, 'component-added', 'Old'), event(41, 'component-added', 'Vector DB')]
    expect(read(events)).toEqual([['component-added', 'Vector DB']])
    expect(read(events, 300)).toEqual([])
  })

  it('RC2 what belongs together is one; the latest kind comes first', () => {
    const events = [
      event(50, 'component-added', 'API'),
      event(60, 'fact-revealed', 'It is so.'),
      event(70, 'component-added', 'Queue'),
      event(75, 'probe-marked', 'not told'),
      event(80, 'paused'),
    ]
    expect(read(events)).toEqual([['paused'], ['component-added', 'API', 'Queue'], ['fact-revealed', 'It is so.']])
  })

  it('RC4 of many of one kind the latest are named', () => {
    const many = Array.from({ length: 500 }, (_, i) => event(50 + i / 100, 'component-added', `Box ${i}`))
    expect(read(many)).toEqual([['component-added', 'Box 497', 'Box 498', 'Box 499', 497]])
  })

  it('RC3 who left and came back is told as they are now', () => {
    expect(read([event(50, 'left', 'Ada'), event(60, 'joined', 'Ada')])).toEqual([['joined', 'Ada']])
  })
})
