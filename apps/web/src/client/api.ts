/**
 * One way to make a call: an endpoint's row in, its answer or a refusal out. Never throws: a dead network, a proxy's
 * page and a malformed answer are refusals as well, each saying what to do.
 */
import { type Endpoint, errorSchema } from '@probeboard/protocol/endpoint'
import type * as z from 'zod/mini'
import { apiUrl } from './address.ts'

export interface Refusal {
  readonly code: string
  readonly message: string
  readonly details?: unknown
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refusal }

export interface CallOptions<Body> {
  readonly params?: Readonly<Record<string, string>>
  readonly body?: Body
  /** The participant whose cookie counts: one browser may hold several seats. */
  readonly seat?: string
  /** Makes a repetition of a command harmless. */
  readonly idempotencyKey?: string
}

const offline: Refusal = {
  code: 'offline',
  message: 'The server cannot be reached. Nothing is lost; try again in a moment.',
}
const unreadable: Refusal = {
  code: 'unreadable',
  message:
    'The answer could not be read. Reload the page; if it stays, something between you and the server changes answers.',
}

/** Browsers allow 64 KiB in bytes for all that is under way. */
const keptAlive = 12_000

export async function call<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  endpoint: Endpoint<Body, Answer>,
  options: CallOptions<z.input<Body>> = {},
): Promise<Result<z.output<Answer>>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.seat) headers['x-probeboard-seat'] = options.seat
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  let status: number
  let text: string
  try {
    const response = await fetch(apiUrl(endpoint.path, options.params), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      // What was asked for last gets through although its page goes; browsers do that for small bodies only.
      ...(body === undefined ? {} : { body, keepalive: body.length < keptAlive }),
    })
    status = response.status
    text = await response.text()
  } catch {
    return { ok: false, error: offline }
  }
  const answer = readJson(text)
  if (status >= 400) {
    const refusal = errorSchema.safeParse(answer)
    return { ok: false, error: refusal.success ? refusal.data.error : unreadable }
  }
  const value = endpoint.answer.safeParse(answer)
  return value.success ? { ok: true, value: value.data } : { ok: false, error: unreadable }
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
