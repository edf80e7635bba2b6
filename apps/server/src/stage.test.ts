import { emptyStage, type Stage } from '@probeboard/documents/brief'
import { completeSettings } from '@probeboard/domain/interview/interview'
import { expect, test } from 'vitest'
import { type StageCommand, startStage, stepAway, stepBack, stepStage } from './stage.ts'

const minute = 60_000
const settings = completeSettings({ minutes: 60 })
const begun: Stage = { ...emptyStage, ...startStage(settings, 0)?.change }

function play(...steps: [at: number, command: StageCommand][]): Stage {
  let stage = begun
  for (const [at, command] of steps) {
    const step = stepStage(stage, command, settings, at)
    if (!step) throw new Error(`${command.do} was refused`)
    stage = { ...stage, ...step.change }
  }
  return stage
}

test('the first phase begins with the interview and takes its minutes', () => {
  expect(begun).toMatchObject({ phase: 'p1', startedAt: 0, begunAt: 0, endsAt: 3 * minute, minutes: 60 })
})

test('extra time lengthens every phase and the whole', () => {
  const longer = completeSettings({ minutes: 60, extraTime: 1.5 })
  expect(startStage(longer, 0)?.change).toMatchObject({ endsAt: 4.5 * minute, minutes: 90 })
})

test('a pause moves the end by as long as the clock stood, no more and no less', () => {
  const stage = play([minute, { do: 'pause' }], [11 * minute, { do: 'resume' }])
  expect(stage).toMatchObject({ endsAt: 13 * minute, pausedAt: null, pausedMs: 10 * minute })
})

test('a phase entered while the clock stands begins when it runs again', () => {
  const stage = play([minute, { do: 'pause' }], [2 * minute, { do: 'skip' }], [5 * minute, { do: 'resume' }])
  const design = settings.phases[1]?.minutes ?? 0
  expect(stage).toMatchObject({ phase: 'p2', endsAt: (5 + design) * minute, pausedMs: 4 * minute })
})

test('an extension of a phase that has run over counts from now', () => {
  expect(play([10 * minute, { do: 'extend', minutes: 5 }]).endsAt).toBe(15 * minute)
  expect(play([minute, { do: 'extend', minutes: 5 }]).endsAt).toBe(8 * minute)
})

test('what the stage does not allow is refused: a second pause, a resume of a running clock, a phase past the last', () => {
  expect(stepStage(begun, { do: 'resume' }, settings, 0)).toBeNull()
  expect(stepStage({ ...begun, pausedAt: 1 }, { do: 'pause' }, settings, 2)).toBeNull()
  expect(stepStage({ ...begun, phase: 'p6' }, { do: 'skip' }, settings, 2)).toBeNull()
  expect(stepStage(begun, { do: 'phase', phase: 'p9' }, settings, 2)).toBeNull()
})

test('a candidate whose line is gone stops the clock from the moment it broke, and starts it again', () => {
  const away: Stage = { ...begun, ...stepAway(begun, minute)?.change }
  expect(away).toMatchObject({ pausedAt: minute, away: true })
  expect(stepAway(away, 2 * minute)).toBeNull()
  const back: Stage = { ...away, ...stepBack(away, 6 * minute)?.change }
  expect(back).toMatchObject({ pausedAt: null, away: false, pausedMs: 5 * minute, endsAt: 8 * minute })
})

test('what the lead paused stays paused when the candidate comes back; before the start nothing runs to be stopped', () => {
  const paused = play([minute, { do: 'pause' }])
  expect(stepAway(paused, 2 * minute)).toBeNull()
  expect(stepBack(paused, 3 * minute)).toBeNull()
  expect(stepAway(emptyStage, 0)).toBeNull()
})

test('the lead may let the clock run although the candidate is away', () => {
  const away: Stage = { ...begun, ...stepAway(begun, minute)?.change }
  const step = stepStage(away, { do: 'resume' }, settings, 2 * minute)
  expect(step?.change).toMatchObject({ pausedAt: null, away: false, pausedMs: minute })
})
