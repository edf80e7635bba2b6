/**
 * What an interview is: its roles, its states, its settings and its phases.
 * Knows no storage and no wire; identities come in from outside and are only checked for form here.
 */
import * as z from 'zod/mini'

export const roles = ['candidate', 'lead', 'interviewer', 'shadow'] as const
export const roleSchema = z.enum(roles)
export type Role = (typeof roles)[number]

export const states = ['waiting', 'live', 'ended'] as const
export const stateSchema = z.enum(states)
export type InterviewState = (typeof states)[number]

/** Identities are url-safe and never secret: knowing one grants nothing. */
const identity = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/))
export const interviewIdSchema = identity.brand<'InterviewId'>()
export const participantIdSchema = identity.brand<'ParticipantId'>()
export type InterviewId = z.infer<typeof interviewIdSchema>
export type ParticipantId = z.infer<typeof participantIdSchema>

export const personNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))

/** A person in an interview. The server alone writes this: a client's own words about itself are never evidence. */
export const participantSchema = z.object({
  id: participantIdSchema,
  role: roleSchema,
  name: z.string(),
})
export type Participant = z.infer<typeof participantSchema>

/**
 * One stretch of the interview. `id` is opaque ("p1") because the candidate's brief carries it; `name` is for
 * the interviewing side; `shown` is the neutral word that the candidate reads, which never hints at the rubric.
 */
export const phaseSchema = z.object({
  id: z.string().check(z.regex(/^p[0-9]{1,2}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  shown: z.string().check(z.minLength(1), z.maxLength(40)),
  minutes: z.number().check(z.minimum(1), z.maximum(240)),
})
export type Phase = z.infer<typeof phaseSchema>

export const dimensionIds = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const
export const dimensionIdSchema = z.enum(dimensionIds)
export type DimensionId = (typeof dimensionIds)[number]

export const settingsSchema = z.object({
  minutes: z.number().check(z.int(), z.minimum(10), z.maximum(240)),
  phases: z.array(phaseSchema).check(z.minLength(1), z.maxLength(12)),
  /** What is rated here; a rater's recommendation opens when each of these is rated or N/O. */
  dimensions: z.array(dimensionIdSchema).check(z.minLength(1), z.maxLength(6)),
  /** Off: nothing is derived from what the candidate draws or asks. */
  signals: z.boolean(),
  /** A multiplier on all phase lengths; it carries no reason on purpose. */
  extraTime: z.number().check(z.minimum(1), z.maximum(4)),
  /** Whether the candidate may take a copy of the board home. */
  takeCopy: z.boolean(),
  /** ISO 8601 date after which everything is erased, or null: kept until erased by hand. */
  retainUntil: z.nullable(z.string()),
  /** Until so many minutes after the end scorecards are expected. */
  scorecardMinutes: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(43_200)), 15),
})
export type Settings = z.infer<typeof settingsSchema>

/** Name for the interviewing side, the neutral word that the candidate reads. The end belongs to the candidate. */
const plan = [
  ['Brief', 'Introduction'],
  ['Constraints', 'Design'],
  ['Design', 'Design'],
  ['Curveballs', 'Design'],
  ['Tradeoffs', 'Discussion'],
  ['Questions', 'Your questions'],
] as const

/** Published plans: minutes of each phase. The last column is kept for the candidate's questions. */
const planTables: Readonly<Record<45 | 60 | 75, readonly [number, number, number, number, number, number]>> = {
  45: [3, 7, 17, 7, 5, 6],
  60: [3, 9, 24, 9, 7, 8],
  75: [4, 10, 31, 12, 8, 10],
}

function minutesOfPhases(minutes: number): readonly number[] {
  if (minutes === 45 || minutes === 60 || minutes === 75) return planTables[minutes]
  return planTables[60].map((share) => Math.max(1, Math.round((minutes * share) / 60)))
}

/** The phases of an interview of `minutes`; they add up to `minutes` exactly, the longest taking up the rounding. */
export function planPhases(minutes: number): Phase[] {
  const table = minutesOfPhases(minutes)
  const phases = plan.map(([name, shown], i) => ({ id: `p${i + 1}`, name, shown, minutes: table[i] ?? 1 }))
  const design = phases[2]
  if (design) design.minutes += minutes - phases.reduce((sum, phase) => sum + phase.minutes, 0)
  return phases
}

/** Settings for whatever was left unsaid when the interview was made. */
export function completeSettings(partial: Partial<Settings>): Settings {
  const minutes = partial.minutes ?? 60
  return {
    minutes,
    phases: partial.phases ?? planPhases(minutes),
    dimensions: partial.dimensions ?? ['D1', 'D2', 'D3', 'D4', 'D5'],
    signals: partial.signals ?? true,
    extraTime: partial.extraTime ?? 1,
    takeCopy: partial.takeCopy ?? true,
    retainUntil: partial.retainUntil ?? null,
    scorecardMinutes: partial.scorecardMinutes ?? 15,
  }
}
