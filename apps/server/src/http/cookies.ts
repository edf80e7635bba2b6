/** Where this server is, as the caller reached it, and the cookies that it leaves there. */
import { ownerCookie, seatCookie } from '@probeboard/protocol/address'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { seatDays, sessionDays } from '../identity.ts'

const day = 86_400

/** The address for links that people are given, without a trailing slash. */
export function publicUrl(config: Config, request: FastifyRequest): string {
  if (config.publicUrl !== null) return config.publicUrl
  const asked = `${request.protocol}://${request.host}`
  const origin = URL.canParse(asked) ? new URL(asked).origin : `http://localhost:${config.port}`
  return origin + config.basePath
}

function options(config: Config, request: FastifyRequest) {
  return {
    path: config.basePath || '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl(config, request).startsWith('https:'),
  } as const
}

export function keepOwner(config: Config, request: FastifyRequest, reply: FastifyReply, session: string): void {
  reply.setCookie(ownerCookie, session, { ...options(config, request), maxAge: sessionDays * day })
}

export function dropOwner(config: Config, request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(ownerCookie, options(config, request))
}

export function keepSeat(
  config: Config,
  request: FastifyRequest,
  reply: FastifyReply,
  participant: string,
  seat: string,
  /** For how long, in ms. */
  lasting = seatDays * day * 1000,
): void {
  reply.setCookie(seatCookie(participant), seat, {
    ...options(config, request),
    maxAge: Math.floor(lasting / 1000),
  })
}
