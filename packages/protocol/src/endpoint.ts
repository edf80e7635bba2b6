/**
 * What an HTTP call is, and the one catalogue of errors that edges answer from.
 * An endpoint is a row: method, path below /api/v1, and the schemas of what goes in and what comes out.
 * The server answers only what the `answer` schema names: privacy by shape.
 */
import * as z from 'zod/mini'

/** Every refusal at an edge: its status, and words that say what to do. */
export const errors = {
  malformed: {
    status: 400,
    message: 'The request could not be read. Check its JSON and fields against /api/v1/openapi.json.',
  },
  'no-seat': { status: 401, message: 'Open your invite link again to take your seat, or sign in.' },
  'bad-code': {
    status: 401,
    message:
      'This sign-in code was used or has expired. Restart the server to print a new link, or use the owner token.',
  },
  'bad-pair': {
    status: 410,
    message: 'This code was used, or it is older than two minutes. Ask for a new one where you got it.',
  },
  'no-access': { status: 403, message: 'Your role in this interview does not allow this.' },
  'foreign-origin': {
    status: 403,
    message: 'The request came from another site. Open the page from the address that serves it.',
  },
  'not-found': { status: 404, message: 'There is nothing at this address, or it was erased.' },
  'unknown-scenario': { status: 404, message: 'No scenario has this id. GET /api/v1/scenarios lists them.' },
  'id-taken': { status: 409, message: 'Another scenario has this id. Choose one that no other has.' },
  'read-only': { status: 409, message: 'This scenario comes as a file. Fork it, and change the fork.' },
  'unfit-scenario': {
    status: 422,
    message: 'This is no scenario to interview with yet: details.findings says where it is wrong and how to mend it.',
  },
  'invite-used': {
    status: 410,
    message: 'This invite was already used in another browser. Ask the interviewer for a new link.',
  },
  'invite-revoked': { status: 410, message: 'This invite was withdrawn. Ask the interviewer for a new link.' },
  ended: { status: 409, message: 'The interview has ended; nothing can be changed any more.' },
  'wrong-state': { status: 409, message: 'The interview is not in a state that allows this.' },
  'legal-hold': { status: 409, message: 'This interview is under legal hold. Lift the hold before erasing it.' },
  'already-told': { status: 409, message: 'The candidate already has this.' },
  'stale-revision': {
    status: 409,
    message: 'A newer version was saved elsewhere. It is in details.current: merge yours into it and save again.',
  },
  sealed: { status: 409, message: 'This scorecard is submitted. Change it by an amendment with a reason.' },
  'key-reused': { status: 422, message: 'This Idempotency-Key was used for another request.' },
  incomplete: { status: 422, message: 'The scorecard is not complete; details.missing says what to add.' },
  'bad-scene': {
    status: 422,
    message: 'This is not an Excalidraw file. Export the drawing as .excalidraw and try again.',
  },
  'bad-image': { status: 415, message: 'Only PNG, JPEG, WebP and GIF images are kept.' },
  'bad-type': { status: 415, message: 'This call takes JSON: send it with Content-Type: application/json.' },
  'too-big': { status: 413, message: 'The body is larger than this call takes.' },
  'too-fast': { status: 429, message: 'Too many requests; wait a moment and try again.' },
  'not-ready': {
    status: 503,
    message: 'The server is starting, stopping or cannot store. Nothing was changed; try again.',
  },
  internal: { status: 500, message: 'Something failed on the server. It was logged; nothing was changed.' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errors

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.optional(z.unknown()) }),
})
export type ErrorBody = z.infer<typeof errorSchema>

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
/** Who may call: `anyone`, the `owner`, any `seat` of the interview, or seats of certain roles (and the owner where said). */
export type Caller = 'anyone' | 'owner' | 'candidate' | 'lead' | 'interviewer' | 'shadow'

export interface Endpoint<Body extends z.ZodMiniType = z.ZodMiniType, Answer extends z.ZodMiniType = z.ZodMiniType> {
  readonly method: Method
  /** Below /api/v1, with `:name` parameters. */
  readonly path: string
  readonly callers: readonly Caller[]
  /** What goes in: the JSON body, or with GET the query, where all may be left out. */
  readonly body: Body
  readonly answer: Answer
  /** Status of success. */
  readonly status: number
  readonly summary: string
  /** Pages ask it by themselves again and again, so it keeps no sign-in alive. */
  readonly automatic?: boolean | undefined
  /** For calls of anyone, from one address; more are refused with `too-fast` and say in Retry-After when to come back. */
  readonly perMinute?: number | undefined
}

export const nothing = z.void()

export function endpoint<
  Body extends z.ZodMiniType = typeof nothing,
  Answer extends z.ZodMiniType = typeof nothing,
>(row: {
  method: Method
  path: string
  callers: readonly Caller[]
  summary: string
  body?: Body
  answer?: Answer
  status?: number
  perMinute?: number
  automatic?: boolean
}): Endpoint<Body, Answer> {
  return {
    ...row,
    body: row.body ?? (nothing as never),
    answer: row.answer ?? (nothing as never),
    status: row.status ?? (row.answer ? 200 : 204),
  }
}

export const anySeat: readonly Caller[] = ['candidate', 'lead', 'interviewer', 'shadow']
export const interviewingSide: readonly Caller[] = ['lead', 'interviewer', 'shadow']
