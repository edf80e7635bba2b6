import { describe, expect, it } from 'vitest'
import { build, event as logged, started, tap } from '../timeline/log.test.kit.ts'
import { nextStep, offeredAfter, openQuestions, readHelp } from './help.ts'

const help = (seq: number, level?: number) =>
  logged(seq, { kind: 'help-given', text: `Step at ${seq}`, ...(level === undefined ? {} : { level }) })
const helpOf = (...entries: ReturnType<typeof help>[]) => readHelp(build({ entries: [started, ...entries] }).events)

describe('HP help', () => {
  it('HP1 is offered from ninety seconds of quiet on, with how long it has been quiet', () => {
    expect(offeredAfter(1_000, 90_999, null)).toBeNull()
    expect(offeredAfter(1_000, 91_000, null)).toBe(90_000)
    expect(offeredAfter(null, 10 ** 9, null)).toBeNull()
  })

  it('HP4 waved away, it comes again after another silence only', () => {
    expect(offeredAfter(1_000, 200_000, 1_000)).toBeNull()
    expect(offeredAfter(150_000, 240_000, 1_000)).toBe(90_000)
  })

  it('HP2 one step after the other, the third stays the last, and a new phase begins anew', () => {
    expect(nextStep([], 0)).toBe(1)
    expect(nextStep(helpOf(help(20, 1)), 0)).toBe(2)
    expect(nextStep(helpOf(help(20, 1), help(30, 2)), 0)).toBe(3)
    expect(nextStep(helpOf(help(20, 3)), 0)).toBe(3)
    expect(nextStep(helpOf(help(20, 2)), 21_000)).toBe(1)
  })

  it('HP3 what was given stands in the log with its words and its step; without a step it is help all the same', () => {
    expect(helpOf(help(20, 2), help(30))).toEqual([
      { at: '1970-01-01T00:00:20.000Z', text: 'Step at 20', level: 2 },
      { at: '1970-01-01T00:00:30.000Z', text: 'Step at 30', level: null },
    ])
  })

  it('HP2 the neutral questions name no part, no number and no method', () => {
    for (const question of Object.values(openQuestions)) {
      expect(question).toMatch(/\?$/)
      expect(question).not.toMatch(/\d|eval|cache|retry|fallback|metric|cost|latency|queue|batch|judge|golden/i)
    }
  })

  it('TL16 it is quiet since the last drawing, tap or command; in a pause and after the end never', () => {
    const quiet = (...entries: (typeof started)[]) => build({ entries: [started, ...entries] }).signals?.quietSince
    expect(build({ entries: [] }).signals?.quietSince).toBeNull()
    expect(quiet()).toMatchObject({ moment: { seq: 10 } })
    expect(quiet(help(40, 1))).toMatchObject({ moment: { seq: 40 } })
    expect(quiet(logged(40, { kind: 'left', role: 'shadow' }))).toMatchObject({ moment: { seq: 10 } })
    expect(quiet(logged(40, { kind: 'paused' }))).toBeNull()
    expect(quiet(logged(40, { kind: 'paused' }), logged(99, { kind: 'resumed' }))).toMatchObject({
      moment: { seq: 99 },
    })
    expect(quiet(logged(40, { kind: 'ended' }))).toBeNull()
    const marked = tap(50, { kind: 'probe-marked', probe: 'p', state: 'asked' } as const)
    expect(build({ notebook: [marked] }).signals?.quietSince).toMatchObject({
      moment: { seq: 50, document: 'notebook' },
    })
    expect(build({ signals: false }).signals).toBeNull()
  })
})
