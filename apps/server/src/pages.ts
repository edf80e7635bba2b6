/**
 * The built pages: which one stands at which address, decided by route and by the seat's role, so that a candidate's
 * browser is never given the interviewers' page. Assets are served precompressed and for ever; source maps never.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { seatCookie } from '@probeboard/protocol/address'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from './context.ts'
import { credentialsOf, interviewIdOf, paramsOf } from './http/route.ts'
import { refuse, sendRefusal } from './refusal.ts'

type Page = 'home' | 'library' | 'join' | 'candidate' | 'interviewer' | 'safe-board' | 'debrief'

const notBuilt = 'The pages are not built. Run "npm run build" (npm start does it) and reload.\n'

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

const notFoundPage = (base: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><base href="${base}"><meta name="viewport" content="width=device-width"><title>Not found</title></head><body style="font:16px/1.5 system-ui;max-width:36rem;margin:20vh auto;padding:0 1rem"><h1>Nothing here</h1><p>There is nothing at this address, or it was erased. Open your invite link again, or go to <a href="./">the start</a>.</p></body></html>`

/** HTML by page, read again when the build has changed. */
function openPages(directory: string, base: string) {
  const held = new Map<Page, { built: number; html: string }>()
  return async (page: Page): Promise<string | null> => {
    const path = join(directory, `${page}.html`)
    const built = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    )
    if (built === null) return null
    const known = held.get(page)
    if (known?.built === built) return known.html
    const html = (await readFile(path, 'utf8')).replace(/<head>/i, `<head><base href="${base}">`)
    held.set(page, { built, html })
    return html
  }
}

export async function addPages(fastify: FastifyInstance, context: Context, directory: string): Promise<void> {
  const base = escapeAttribute(`${context.config.basePath}/`)
  const htmlOf = openPages(directory, base)

  async function show(reply: FastifyReply, page: Page, status = 200): Promise<FastifyReply> {
    const html = await htmlOf(page)
    reply.header('cache-control', 'private, no-cache').header('vary', 'cookie')
    if (html === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
    return reply.code(status).type('text/html; charset=utf-8').send(html)
  }

  function missing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (request.url.startsWith('/api/') || request.method !== 'GET') return sendRefusal(reply, refuse('not-found'))
    return reply.code(404).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(notFoundPage(base))
  }

  for (const path of ['/', '/new', '/sign-in', '/settings', '/interviews/:id'])
    fastify.get(path, (_request, reply) => show(reply, 'home'))
  for (const path of ['/library', '/library/:scenario', '/library/:scenario/edit'])
    fastify.get(path, (_request, reply) => show(reply, 'library'))
  fastify.get('/join', (_request, reply) => show(reply, 'join'))

  /** The role of the seat whose cookie this browser holds. */
  async function roleAt(request: FastifyRequest) {
    const params = paramsOf(request)
    const interview = interviewIdOf(params)
    const participant = params.participant ?? ''
    if (interview === null || request.cookies[seatCookie(participant)] === undefined) return null
    const seat = await context.identity.seatOf(
      { ...credentialsOf(request), bearer: null, seat: participant },
      interview,
    )
    return seat?.role ?? null
  }

  function placeFor(path: string, page: Page): void {
    fastify.get(path, async (request, reply) => {
      const role = await roleAt(request)
      // The join page says what to do for those who come without their seat.
      if (role === null) return show(reply, 'join', 401)
      return show(reply, role === 'candidate' ? 'candidate' : page)
    })
  }
  placeFor('/i/:id/:participant', 'interviewer')
  placeFor('/i/:id/:participant/panel', 'interviewer')
  placeFor('/i/:id/:participant/board', 'safe-board')
  placeFor('/i/:id/:participant/debrief', 'debrief')

  fastify.setNotFoundHandler(missing)
  await fastify.register(fastifyStatic, {
    root: directory,
    index: false,
    suppressWarning: true,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    allowedPath: (path) => !/\.(html|map)(\.|$)/i.test(path),
    setHeaders(reply, path) {
      const hashed = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    },
  })
}
