/**
 * What every answer and every request has to keep: the headers, the Origin rule for calls, one shape for all errors.
 * No inline script, no eval, nothing from another host; error texts come from the catalogue and never from inside.
 */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { apiPrefix } from '@probeboard/protocol/address'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { readBearer } from './identity.ts'
import { originAllowed } from './origin.ts'
import { type Refusal, refuse, sendRefusal } from './refusal.ts'

/** Where a page's own sockets are, for browsers whose 'self' does not cover them. */
function socketOrigin(config: Config): string[] {
  return config.publicUrl === null ? [] : [new URL(config.publicUrl).origin.replace(/^http/, 'ws')]
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** By the route, because an address can be written in many ways; by the address where there is no such call. */
function isCall({ routeOptions, url }: FastifyRequest): boolean {
  return [routeOptions.url, url].some((path) => path?.startsWith(apiPrefix))
}

export async function addSecurity(fastify: FastifyInstance, config: Config): Promise<void> {
  await fastify.register(cookie)
  await fastify.register(rateLimit, { global: false })
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src-elem': ["'self'"],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...socketOrigin(config)],
        'worker-src': ["'self'"],
        'frame-src': ["'none'"],
        'object-src': ["'none'"],
        // 'self' and not 'none': pages carry a <base> that says where they hang.
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Plain HTTP on a laptop must work; whoever puts TLS in front sets HSTS there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })

  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (reading.has(request.method) && (request.headers.origin === undefined || !isCall(request))) return
    const credentials = {
      bearer: readBearer(request.headers.authorization) !== null,
      cookies: request.headers.cookie !== undefined,
    }
    if (!originAllowed(config, request.headers, credentials)) {
      request.log.warn(
        { origin: request.headers.origin },
        'a foreign Origin was refused; PUBLIC_URL says which is ours',
      )
      return sendRefusal(reply, refuse('foreign-origin'))
    }
  })

  fastify.setErrorHandler((error: FastifyError, request, reply) => {
    const refused = refusalFor(error)
    if (refused.code === 'internal') request.log.error({ err: error, route: request.routeOptions.url }, 'a call failed')
    return sendRefusal(reply, refused)
  })
}

/** What went wrong before a handler, in the catalogue's words; anything unexpected is ours. */
function refusalFor(error: FastifyError): Refusal {
  if (error.statusCode === 413) return refuse('too-big')
  if (error.statusCode === 415) return refuse('bad-type')
  if (error.statusCode === 429) return refuse('too-fast')
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('malformed')
  return refuse(error.statusCode === 503 ? 'not-ready' : 'internal')
}
