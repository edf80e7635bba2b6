/**
 * The clock of an interview: what a stage command does to the stage that everyone reads. Pure: the server's time comes
 * in. A pause stops the phase and the whole alike; extra time multiplies every phase and is said nowhere.
 */
import type { Stage } from '@probeboard/documents/brief'
import type { Phase, Settings } from '@probeboard/domain/interview/interview'
import type { InterviewEvent } from '@probeboard/domain/interview/log'
import type { stageSchema } from '@probeboard/protocol/interviewer-api'
import type * as z from 'zod/mini'

export type StageCommand = z.infer<typeof stageSchema>
export interface StageStep {
  readonly change: Partial<Stage>
  readonly event: InterviewEvent
}

const minute = 60_000

/** How long the whole takes, extra time in it. */
export function minutesOf({ minutes, extraTime }: Pick<Settings, 'minutes' | 'extraTime'>): number {
  return Math.round(minutes * extraTime)
}

function enterPhase(phase: Phase, settings: Settings, now: number): Partial<Stage> {
  return {
    phase: phase.id,
    shown: phase.shown,
    startedAt: now,
    endsAt: now + Math.round(phase.minutes * settings.extraTime * minute),
  }
}

/** The stage at the start, or null where there is no phase to begin with. */
export function startStage(settings: Settings, now: number): StageStep | null {
  const first = settings.phases[0]
  if (!first) return null
  return {
    change: {
      ...enterPhase(first, settings, now),
      pausedAt: null,
      begunAt: now,
      pausedMs: 0,
      minutes: minutesOf(settings),
    },
    event: { kind: 'phase-changed', phase: first.id },
  }
}

function goTo(phase: Phase | undefined, stage: Stage, settings: Settings, now: number): StageStep | null {
  if (!phase) return null
  // Changing the phase while the clock stands leaves it standing, at the beginning of the new phase.
  const standing =
    stage.pausedAt === null ? {} : { pausedAt: now, pausedMs: stage.pausedMs + Math.max(0, now - stage.pausedAt) }
  return {
    change: { ...enterPhase(phase, settings, now), ...standing },
    event: { kind: 'phase-changed', phase: phase.id },
  }
}

function resume(stage: Stage, now: number): StageStep | null {
  if (stage.pausedAt === null) return null
  const stood = Math.max(0, now - stage.pausedAt)
  return {
    change: {
      pausedAt: null,
      away: false,
      pausedMs: stage.pausedMs + stood,
      endsAt: stage.endsAt === null ? null : stage.endsAt + stood,
    },
    event: { kind: 'resumed' },
  }
}

/** The candidate's line has been gone since `at`: the clock stands from then on, unless it stood already. */
export function stepAway(stage: Stage, at: number): StageStep | null {
  if (stage.pausedAt !== null || stage.startedAt === null) return null
  const goneSince = Math.max(at, stage.startedAt)
  return {
    change: { pausedAt: goneSince, away: true },
    event: { kind: 'paused', why: 'candidate-away', goneSince },
  }
}

/** They are back: only what their absence stopped runs again. A pause of the lead's stays. */
export function stepBack(stage: Stage, now: number): StageStep | null {
  return stage.away ? resume(stage, now) : null
}

/** What the command does, or null where the stage does not allow it. */
export function stepStage(stage: Stage, command: StageCommand, settings: Settings, now: number): StageStep | null {
  switch (command.do) {
    case 'phase':
      return goTo(
        settings.phases.find(({ id }) => id === command.phase),
        stage,
        settings,
        now,
      )
    case 'skip':
      return goTo(settings.phases[settings.phases.findIndex(({ id }) => id === stage.phase) + 1], stage, settings, now)
    case 'pause':
      return stage.pausedAt === null ? { change: { pausedAt: now }, event: { kind: 'paused' } } : null
    case 'resume':
      return resume(stage, now)
    case 'extend': {
      // A phase that has run over gets its minutes from now: more time means more time.
      const from = Math.max(stage.endsAt ?? now, stage.pausedAt ?? now)
      return {
        change: { endsAt: from + command.minutes * minute, minutes: stage.minutes + command.minutes },
        event: { kind: 'extended', minutes: command.minutes },
      }
    }
    case 'freeze':
      return stage.frozen ? null : { change: { frozen: true }, event: { kind: 'frozen' } }
    case 'unfreeze':
      return stage.frozen ? { change: { frozen: false }, event: { kind: 'unfrozen' } } : null
  }
}
