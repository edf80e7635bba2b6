/**
 * How a row of the protocol becomes a call: who may, what goes in, what comes out. A handler sees checked values only,
 * and an answer leaves only with what its schema names. Commands with an Idempotency-Key are done once.
 */
import { createHash } from 'node:crypto'
import { type InterviewId, interviewIdSchema } from '@probeboard/domain/interview/interview'
import { apiPrefix } from '@probeboard/protocol/address'
import { type Caller, type Endpoint, nothing } from '@probeboard/protocol/endpoint'
import type { InterviewRow, ParticipantRow } from '@probeboard/storage/storage'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { type Credentials, readBearer } from '../identity.ts'
import { Refusal, refuse } from '../refusal.ts'

export type Params = Readonly<Record<string, string>>

interface CallOf<Body> {
  readonly body: Body
  readonly params: Params
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Who =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'owner' }
  | { readonly kind: 'seat'; readonly seat: ParticipantRow }

/** A call of the owner or of anyone. */
type Call<Body> = CallOf<Body> & { readonly who: Who }
/** A call inside one interview. */
type InterviewCall<Body> = Call<Body> & { readonly interview: InterviewRow }
/** A call by a participant. */
type SeatCall<Body> = CallOf<Body> & { readonly seat: ParticipantRow; readonly interview: InterviewRow }

type Handler<In, Out> = (call: In) => Promise<Out | Refusal> | Out | Refusal

const querySchema = z.object({ seat: z.optional(z.string()) })
const paramsSchema = z.record(z.string(), z.string())

export function credentialsOf(request: FastifyRequest): Credentials {
  const header = request.headers['x-probeboard-seat']
  const query = querySchema.safeParse(request.query)
  // A link that the browser itself follows (a report) cannot carry a header and says its seat in the query.
  const seat = typeof header === 'string' ? header : query.data?.seat
  return { bearer: readBearer(request.headers.authorization), cookies: request.cookies, seat: seat ?? null }
}

export function paramsOf(request: FastifyRequest): Params {
  return paramsSchema.parse(request.params)
}

export function interviewIdOf(params: Params): InterviewId | null {
  const id = interviewIdSchema.safeParse(params.id)
  return id.success ? id.data : null
}

/** Who calls, if they are among `callers`; otherwise the refusal. */
export async function identify(
  context: Context,
  request: FastifyRequest,
  callers: readonly Caller[],
  interview: InterviewId | null,
  automatic = false,
): Promise<Who | Refusal> {
  if (callers.includes('anyone')) return { kind: 'anyone' }
  const credentials = credentialsOf(request)
  if (interview !== null) {
    const seat = await context.identity.seatOf(credentials, interview)
    if (seat) return callers.includes(seat.role) ? { kind: 'seat', seat } : refuse('no-access')
    // A page that names its seat speaks for that seat alone, even in the owner's browser.
    if (credentials.bearer === null && credentials.seat !== null) return refuse('no-seat')
  }
  if (!(await context.identity.isOwner(credentials, automatic))) return refuse('no-seat')
  return callers.includes('owner') ? { kind: 'owner' } : refuse('no-access')
}

function readBody<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.output<Schema> | Refusal {
  // A call that takes nothing takes anything: many programs send `{}` with every POST.
  const read = schema.safeParse(Object.is(schema, nothing) ? undefined : (body ?? undefined))
  if (read.success) return read.data
  return refuse('malformed', {
    issues: read.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

interface Done {
  readonly status: number
  readonly body: string
}

function answer(row: Endpoint, value: unknown): Done {
  if (value instanceof Refusal) return { status: value.status, body: JSON.stringify(value.body) }
  return { status: row.status, body: row.status === 204 ? '' : JSON.stringify(row.answer.parse(value)) }
}

/** For calls that need no identity and say no limit: secrets are 256 random bits, so this guards the machine, not them. */
const openPerMinute = 600

const madeSchema = z.object({ interview: z.object({ id: z.string() }) })

/** The interview that an answer is about, when its call did not name one. */
function madeBy(body: string): string {
  const made = madeSchema.safeParse(body === '' ? null : JSON.parse(body))
  return made.success ? made.data.interview.id : ''
}

const running = new WeakMap<Context, Map<string, Promise<Done>>>()

/** Does `work` once for a caller's key; a repetition gets the kept answer, another request under the same key is refused. */
async function once(
  context: Context,
  caller: string,
  key: string,
  request: FastifyRequest,
  work: () => Promise<Done>,
): Promise<Done> {
  const name = `${caller} ${key}`
  const here = running.get(context) ?? new Map<string, Promise<Done>>()
  running.set(context, here)
  await here.get(name)?.catch(() => undefined)
  const print = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  const kept = await context.storage.answered(caller, key)
  if (kept) {
    const body = kept.request.startsWith(print) ? context.identity.unseal(kept.body) : null
    const reused = refuse('key-reused')
    return body === null ? { status: reused.status, body: JSON.stringify(reused.body) } : { status: kept.status, body }
  }
  const doing = work().then(async (done) => {
    if (done.status < 300)
      await context.storage.keepAnswer(caller, key, {
        // Names the interview in the open, so that erasing it finds what was answered about it.
        request: `${print} ${paramsOf(request).id ?? madeBy(done.body)}`,
        status: done.status,
        body: context.identity.seal(done.body),
      })
    return done
  })
  here.set(name, doing)
  return doing.finally(() => here.delete(name))
}

function mount<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  fastify: FastifyInstance,
  context: Context,
  row: Endpoint<Body, Answer>,
  limit: number | undefined,
  perform: (call: Call<z.output<Body>>, id: InterviewId | null) => Promise<z.output<Answer> | Refusal>,
): void {
  const open = row.method === 'POST' && row.callers.includes('anyone')
  fastify.route({
    method: row.method,
    url: `${apiPrefix}${row.path}`,
    ...(limit === undefined ? {} : { bodyLimit: limit }),
    ...(open ? { config: { rateLimit: { max: row.perMinute ?? openPerMinute, timeWindow: 60_000 } } } : {}),
    async handler(request, reply) {
      const params = paramsOf(request)
      const id = params.id === undefined ? null : interviewIdOf(params)
      const refused =
        params.id !== undefined && id === null && row.path.startsWith('/interviews') ? refuse('not-found') : null
      const who = refused ?? (await identify(context, request, row.callers, id, row.automatic))
      if (who instanceof Refusal) return send(reply, answer(row, who))
      const body = readBody(row.body, row.method === 'GET' ? request.query : request.body)
      if (body instanceof Refusal) return send(reply, answer(row, body))
      const work = async (): Promise<Done> => answer(row, await perform({ body, params, request, reply, who }, id))
      const key = request.headers['idempotency-key']
      if (typeof key !== 'string' || row.method === 'GET' || who.kind === 'anyone') return send(reply, await work())
      const caller = who.kind === 'owner' ? 'owner' : who.seat.id
      return send(reply, await once(context, caller, key.slice(0, 200), request, work))
    },
  })
}

function send(reply: FastifyReply, { status, body }: Done): FastifyReply {
  reply.code(status).header('cache-control', 'no-store')
  return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body)
}

/** How rows are registered; `limit` is the largest body in bytes where it is not Fastify's own. */
export interface Routes {
  open<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
    row: Endpoint<Body, Answer>,
    handler: Handler<Call<z.output<Body>>, z.output<Answer>>,
  ): void
  interview<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
    row: Endpoint<Body, Answer>,
    handler: Handler<InterviewCall<z.output<Body>>, z.output<Answer>>,
  ): void
  seat<Body extends z.ZodMiniType, Answer extends z.ZodMiniType>(
    row: Endpoint<Body, Answer>,
    handler: Handler<SeatCall<z.output<Body>>, z.output<Answer>>,
    limit?: number,
  ): void
}

export function createRoutes(fastify: FastifyInstance, context: Context): Routes {
  const interviewOf = (id: InterviewId | null) => (id === null ? null : context.storage.interview(id))
  return {
    open: (row, handler) => mount(fastify, context, row, undefined, async (call) => handler(call)),
    interview: (row, handler) =>
      mount(fastify, context, row, undefined, async (call, id) => {
        const interview = await interviewOf(id)
        return interview ? handler({ ...call, interview }) : refuse('not-found')
      }),
    seat: (row, handler, limit) =>
      mount(fastify, context, row, limit, async (call, id) => {
        const interview = await interviewOf(id)
        if (!interview || call.who.kind !== 'seat') return refuse('not-found')
        const { body, params, request, reply } = call
        return handler({ body, params, request, reply, seat: call.who.seat, interview })
      }),
  }
}
