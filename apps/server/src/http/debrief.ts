/** What is read after (and during) the interview: the log for replay, the timeline, the report. Marks stay sealed in each. */
import { formats } from '@probeboard/domain/report/formats'
import { apiPrefix } from '@probeboard/protocol/address'
import { interviewingSide } from '@probeboard/protocol/endpoint'
import { interviewerApi, reportFormats, reportPath } from '@probeboard/protocol/interviewer-api'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { readLog, readRaters, readReport, readTimeline } from '../debrief.ts'
import { Refusal, refuse, sendRefusal } from '../refusal.ts'
import { identify, interviewIdOf, paramsOf, type Routes } from './route.ts'

export function addDebriefCalls(routes: Routes, context: Context): void {
  const { storage } = context

  routes.seat(interviewerApi.log, async ({ seat, interview }) => {
    await context.audit.note(seat.id, 'exported', interview.id, 'log')
    const people = new Map((await storage.participants(interview.id)).map((person) => [person.id, person]))
    const entries = await readLog(storage, interview, await readRaters(storage, interview, seat))
    return {
      entries: entries.map((entry) => ({
        seq: entry.seq,
        at: new Date(entry.at).toISOString(),
        by: entry.by ? (people.get(entry.by.id) ?? null) : null,
        kind: entry.kind,
        ...(entry.kind === 'event'
          ? { event: entry.event }
          : { document: entry.document, bytes: Buffer.from(entry.bytes).toString('base64') }),
      })),
    }
  })

  routes.seat(interviewerApi.timeline, async ({ seat, interview }) =>
    readTimeline(context, interview, await readRaters(storage, interview, seat)),
  )
}

/** A report is a file of its own, not a page of ours: it may style itself and do nothing else. */
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export function addReports(fastify: FastifyInstance, context: Context): void {
  for (const format of reportFormats)
    fastify.get(`${apiPrefix}${reportPath}.${format}`, async (request, reply) => {
      const id = interviewIdOf(paramsOf(request))
      // Who asks comes first: a stranger is not told which interviews there are.
      const who = id ? await identify(context, request, [...interviewingSide, 'owner'], id) : refuse('not-found')
      const interview = id && (await context.storage.interview(id))
      if (who instanceof Refusal) return sendRefusal(reply, who)
      if (!interview) return sendRefusal(reply, refuse('not-found'))
      const actor = who.kind === 'seat' ? who.seat.id : 'owner'
      await context.audit.note(actor, 'exported', interview.id, `report.${format}`)
      const report = await readReport(context, interview, who.kind === 'seat' ? who.seat : null)
      const { type, write } = formats[format]
      return reply
        .type(type)
        .header('cache-control', 'no-store')
        .header('content-security-policy', reportPolicy)
        .header('content-disposition', `${format === 'html' ? 'inline' : 'attachment'}; filename="report.${format}"`)
        .send(write(report))
    })
}
