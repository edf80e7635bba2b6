/** The order of an interview is read off its log as it was, whatever the clocks of those who took part in it said. */
import { followTimeline } from '@probeboard/domain/timeline/follow-timeline'
import { describe, expect, it } from 'vitest'
import { followHistory } from './history.ts'
import { constraints, playInterview } from './interviews.test.kit.ts'

const count = 200
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

describe(`TL4 ${count} interviews of known order, clocks wrong by up to a day, from seed ${seed}`, () => {
  it.each(Array.from({ length: count }, (_, i) => seed + i))('interview %i', (each) => {
    const { entries, people, firstBox, order, story } = playInterview(each)
    const history = followHistory()
    const timeline = followTimeline({ signals: true })
    for (const entry of entries) {
      const { board, notebook } = history.take(entry)
      timeline.take(entry, board, notebook)
    }
    const { events, signals } = timeline.tell({
      people,
      mayRead: () => true,
      constraintOf: (fact) => constraints.find((one) => one === fact),
      dimensionOf: () => undefined,
    })
    expect({ firstBox: signals?.firstBox?.moment.seq ?? null, order: signals?.constraints }, story.join('; ')).toEqual({
      firstBox,
      order,
    })
    const times = new Map(entries.map(({ seq, at }) => [seq, new Date(at).toISOString()]))
    for (const { at, moment } of events) expect(at).toBe(times.get(moment.seq))
  })
})
