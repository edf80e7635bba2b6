/** Whether the server lives, can work, and what it has been doing: for supervisors and operators, outside the API. */
import type { FastifyInstance } from 'fastify'
import { isLoopback } from './config.ts'
import type { Context } from './context.ts'
import { credentialsOf } from './http/route.ts'
import { refuse, sendRefusal } from './refusal.ts'

export function addHealth(fastify: FastifyInstance, context: Context): void {
  const { config, storage, identity, metrics } = context
  /** Counts are shown freely on this machine alone; elsewhere to whoever holds the owner token. */
  const free = isLoopback(config.host) && config.trustProxy === false && config.publicUrl === null

  fastify.get('/healthz', async () => ({ alive: true }))

  fastify.get('/readyz', async (request, reply) => {
    const ready =
      context.accepting() &&
      (await storage.ping().then(
        () => true,
        (error: unknown) => {
          request.log.error({ err: error }, 'the store does not answer')
          return false
        },
      ))
    if (ready) return { ready }
    return sendRefusal(reply, refuse('not-ready'))
  })

  fastify.get('/metrics', async (request, reply) => {
    if (!free && !(await identity.isOwner(credentialsOf(request)))) return sendRefusal(reply, refuse('no-seat'))
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
