/** The owner's sign-ins, and the audit log that says what was done with them and with everything else. */
import { ownerApi } from '@probeboard/protocol/owner-api'
import { findBreak } from '@probeboard/storage/audit-chain'
import type { Context } from '../context.ts'
import { refuse } from '../refusal.ts'
import { dropOwner, keepOwner } from './cookies.ts'
import { credentialsOf, type Routes } from './route.ts'

const iso = (time: number): string => new Date(time).toISOString()

export function addSessionCalls(routes: Routes, context: Context): void {
  const { storage, identity, config, audit } = context
  routes.open(ownerApi.signIn, async ({ body, request, reply }) => {
    const session = await identity.signIn(body.code)
    if (session === null) return refuse('bad-code')
    await audit.note('owner', 'signed-in', session.id)
    keepOwner(config, request, reply, session.secret)
  })

  routes.open(ownerApi.signOut, async ({ request, reply }) => {
    const session = await identity.sessionOf(credentialsOf(request))
    if (session) {
      await audit.note('owner', 'signed-out', session.id)
      await storage.endSession(session.id)
    }
    dropOwner(config, request, reply)
  })

  routes.open(ownerApi.session, async ({ request }) => ({ owner: await identity.isOwner(credentialsOf(request)) }))

  routes.open(ownerApi.signOutEverywhere, async ({ request, reply }) => {
    await audit.note('owner', 'signed-out-everywhere', 'owner')
    await identity.signOutEverywhere()
    dropOwner(config, request, reply)
  })

  routes.open(ownerApi.sessions, async ({ request }) => {
    const current = await identity.sessionOf(credentialsOf(request))
    const sessions = await identity.sessions()
    return {
      sessions: sessions.map(({ id, createdAt, usedAt }) => ({
        id,
        createdAt: iso(createdAt),
        usedAt: iso(usedAt),
        current: id === current?.id,
      })),
    }
  })

  routes.open(ownerApi.endSession, async ({ params }) => {
    const session = (await identity.sessions()).find(({ id }) => id === params.sessionId)
    if (!session) return refuse('not-found')
    await audit.note('owner', 'sign-in-ended', session.id)
    await storage.endSession(session.id)
  })

  routes.open(ownerApi.audits, async ({ body: { after, limit } }) => {
    const [before] = after === 0 ? [] : await storage.audits(after - 1, 1)
    const rows = await storage.audits(after, limit)
    return {
      rows: rows.map((row) => ({ ...row, at: iso(row.at) })),
      broken: findBreak(rows, before?.number === after ? before.hash : ''),
    }
  })
}
