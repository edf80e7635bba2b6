/** What is read after (and during) the interview: the log for replay, the timeline, the report. Marks stay sealed in each. */
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { Context } from '../context.ts'
import { mayReadEvent, readRaters } from '../debrief.ts'
import type { Routes } from './route.ts'

export function addDebriefCalls(routes: Routes, context: Context): void {
  const { storage } = context

  routes.seat(interviewerApi.log, async ({ seat, interview }) => {
    const raters = await readRaters(storage, interview, seat)
    const people = new Map((await storage.participants(interview.id)).map((person) => [person.id, person]))
    return {
      entries: (await storage.log.read(interview.id))
        .filter((entry) => entry.kind === 'update' || mayReadEvent(entry.event, raters))
        .map((entry) => ({
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
}
