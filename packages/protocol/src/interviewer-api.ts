/** The calls of the interviewing side. Never reachable from the candidate's bundle (rule L8). */
import { helpLevels } from '@probeboard/domain/assessment/help'
import { missingSchema, scorecardDraftSchema, sealedScorecardSchema } from '@probeboard/domain/assessment/scorecard'
import { participantIdSchema, participantSchema, settingsSchema } from '@probeboard/domain/interview/interview'
import { frozenScenarioSchema } from '@probeboard/domain/scenario/bank'
import { timelineSchema } from '@probeboard/domain/timeline/timeline'
import * as z from 'zod/mini'
import { endpoint, interviewingSide } from './endpoint.ts'

const tellers = ['lead', 'interviewer'] as const
const key = z.object({ key: z.string() })
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))

export const stageSchema = z.discriminatedUnion('do', [
  /** Goes to a phase, forward or back; its clock starts now. */
  z.object({ do: z.literal('phase'), phase: z.string() }),
  /** Goes to the next phase. */
  z.object({ do: z.literal('skip') }),
  z.object({ do: z.literal('pause') }),
  z.object({ do: z.literal('resume') }),
  z.object({ do: z.literal('extend'), minutes: z.number().check(z.minimum(1), z.maximum(60)) }),
  z.object({ do: z.literal('freeze') }),
  z.object({ do: z.literal('unfreeze') }),
])

export const ownScorecardSchema = z.object({
  card: scorecardDraftSchema,
  /** All sealed versions of one's own, oldest first; empty while it is a draft. */
  versions: z.array(sealedScorecardSchema),
  /** The dimensions that this rater rates. */
  dimensions: settingsSchema.shape.dimensions,
})

export const logRowSchema = z.object({
  seq: z.number(),
  at: z.string(),
  by: z.nullable(participantSchema),
  kind: z.enum(['update', 'event']),
  document: z.optional(z.string()),
  /** Base64 of the Yjs update. */
  bytes: z.optional(z.string()),
  event: z.optional(z.record(z.string(), z.unknown())),
})

export const deviceSchema = z.object({
  id: z.string(),
  participant: participantIdSchema,
  createdAt: z.string(),
  endsAt: z.string(),
})

export const interviewerApi = {
  scenario: endpoint({
    method: 'GET',
    path: '/interviews/:id/scenario',
    callers: interviewingSide,
    summary: 'The frozen scenario, with the probe banks and the tradeoff deck that were frozen with it.',
    answer: frozenScenarioSchema,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/interviews/:id/settings',
    callers: interviewingSide,
    summary: 'The interview’s settings, with its phases by name.',
    answer: z.object({ settings: settingsSchema, candidate: z.object({ name: z.nullable(z.string()) }) }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/interviews/:id/start',
    callers: ['lead'],
    summary: 'Shows the prompt and starts the clock.',
  }),
  end: endpoint({
    method: 'POST',
    path: '/interviews/:id/end',
    callers: ['lead'],
    summary: 'Ends the interview; the candidate’s sockets close.',
  }),
  stage: endpoint({
    method: 'POST',
    path: '/interviews/:id/stage',
    callers: ['lead'],
    summary: 'Phases, pauses, extensions, freezing.',
    body: stageSchema,
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/interviews/:id/hand-over',
    callers: ['lead', 'owner'],
    summary: 'Makes an interviewer the lead; who led is an interviewer from then on.',
    body: z.object({ to: participantIdSchema }),
  }),
  pair: endpoint({
    method: 'POST',
    path: '/interviews/:id/pair',
    callers: interviewingSide,
    summary: 'A one-time code, good for two minutes, that opens this seat on a second device.',
    answer: z.object({ code: z.string(), url: z.string(), endsAt: z.string() }),
    status: 201,
  }),
  devices: endpoint({
    method: 'GET',
    path: '/interviews/:id/devices',
    callers: interviewingSide,
    summary: 'Second devices: one’s own; the lead sees everybody’s.',
    answer: z.object({ devices: z.array(deviceSchema) }),
  }),
  endDevice: endpoint({
    method: 'DELETE',
    path: '/interviews/:id/devices/:deviceId',
    callers: interviewingSide,
    summary: 'Ends the seat of a second device: one’s own; the lead ends anybody’s.',
  }),
  reveal: endpoint({
    method: 'POST',
    path: '/interviews/:id/reveal',
    callers: tellers,
    summary: 'Tells the candidate a fact of the scenario, or an improvised answer.',
    body: z.union([z.object({ fact: z.string(), unasked: z.optional(z.boolean()) }), z.object({ text })]),
    answer: key,
    status: 201,
  }),
  throw: endpoint({
    method: 'POST',
    path: '/interviews/:id/throw',
    callers: tellers,
    summary: 'Tells the candidate a curveball.',
    body: z.object({ curveball: z.string() }),
    answer: key,
    status: 201,
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/interviews/:id/take-back',
    callers: tellers,
    summary: 'Removes a mis-tapped fact or curveball from the brief; the log keeps both.',
    body: key,
    answer: key,
    status: 201,
  }),
  help: endpoint({
    method: 'POST',
    path: '/interviews/:id/help',
    callers: tellers,
    summary: 'Logs that the candidate was helped, and how; it tells the candidate nothing.',
    body: z.object({ text, level: z.optional(z.literal(helpLevels)) }),
  }),
  markSignal: endpoint({
    method: 'POST',
    path: '/interviews/:id/signals',
    callers: tellers,
    summary: 'Dismisses a signal by its name in the timeline, or takes that back; the log keeps both.',
    body: z.object({ signal: z.string().check(z.minLength(1), z.maxLength(120)), dismissed: z.boolean() }),
  }),
  scorecard: endpoint({
    method: 'GET',
    path: '/interviews/:id/scorecard',
    callers: interviewingSide,
    summary: 'One’s own scorecard.',
    answer: ownScorecardSchema,
  }),
  saveScorecard: endpoint({
    method: 'PUT',
    path: '/interviews/:id/scorecard',
    callers: interviewingSide,
    summary:
      'Saves one’s own draft. `revision` is the one last read; 409 with the newer draft when it is not the latest.',
    body: scorecardDraftSchema,
    answer: z.object({ revision: z.number() }),
  }),
  submitScorecard: endpoint({
    method: 'POST',
    path: '/interviews/:id/scorecard/submit',
    callers: interviewingSide,
    summary: 'Seals one’s own draft; 422 with what is missing.',
    answer: sealedScorecardSchema,
  }),
  amendScorecard: endpoint({
    method: 'POST',
    path: '/interviews/:id/scorecard/amend',
    callers: interviewingSide,
    summary: 'A new version of a submitted scorecard, with a reason; the earlier ones stay.',
    body: z.extend(scorecardDraftSchema, { reason: text }),
    answer: sealedScorecardSchema,
    status: 201,
  }),
  scorecards: endpoint({
    method: 'GET',
    path: '/interviews/:id/scorecards',
    callers: [...interviewingSide, 'owner'],
    summary: 'The submitted scorecards that the caller may see; of the others only who has not submitted yet.',
    answer: z.object({
      /** Whether the caller may see others' cards: own one submitted (owner: all expected ones). */
      open: z.boolean(),
      scorecards: z.array(
        z.object({ rater: participantSchema, training: z.boolean(), versions: z.array(sealedScorecardSchema) }),
      ),
      sealed: z.array(z.object({ rater: participantSchema, submitted: z.boolean() })),
    }),
  }),
  raters: endpoint({
    method: 'GET',
    path: '/interviews/:id/raters',
    callers: [...interviewingSide, 'owner'],
    summary:
      'When scorecards are due and who has submitted: everybody for lead and owner, oneself for others. No marks.',
    answer: z.object({
      /** Null before the end. */
      due: z.nullable(z.string()),
      raters: z.array(
        z.object({ rater: participantSchema, training: z.boolean(), expected: z.boolean(), submitted: z.boolean() }),
      ),
    }),
    automatic: true,
  }),
  expectRater: endpoint({
    method: 'POST',
    path: '/interviews/:id/raters/expected',
    callers: ['lead', 'owner'],
    summary: 'Whether a scorecard of somebody is waited for: not of who only listened. The log keeps it.',
    body: z.object({ rater: participantIdSchema, expected: z.boolean() }),
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/interviews/:id/timeline',
    callers: interviewingSide,
    summary: 'What happened, with moments.',
    answer: timelineSchema,
  }),
  log: endpoint({
    method: 'GET',
    path: '/interviews/:id/log',
    callers: interviewingSide,
    summary: 'The log for replay, without what the caller may not read.',
    answer: z.object({ entries: z.array(logRowSchema) }),
  }),
} as const

/** Reports have four formats and raw bodies, so they are no row: `GET` on this path with the format as ending. */
export const reportPath = '/interviews/:id/report'
export const reportFormats = ['md', 'html', 'json', 'csv'] as const
/** `details` of the error `incomplete`. */
export const incompleteSchema = z.object({ missing: z.array(missingSchema) })
