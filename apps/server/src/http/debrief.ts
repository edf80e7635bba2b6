/** What is read after (and during) the interview: the log for replay, and the timeline. Marks stay sealed in each. */
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import type { InterviewRow, ParticipantRow } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { mayReadEvent, readRaters } from '../debrief.ts'
import type { Routes } from './route.ts'

export function addDebriefCalls(routes: Routes, context: Context): void {
  const { storage } = context

  /** The log as this seat may read it, with the people in it by name. */
  async function readLog(interview: InterviewRow, seat: ParticipantRow) {
    const raters = await readRaters(storage, interview, seat)
    const people = new Map((await storage.participants(interview.id)).map((person) => [person.id, person]))
    return (await storage.log.read(interview.id))
      .filter((entry) => entry.kind === 'update' || mayReadEvent(entry.event, raters))
      .map((entry) => ({
        entry,
        at: new Date(entry.at).toISOString(),
        by: entry.by ? (people.get(entry.by.id) ?? null) : null,
      }))
  }

  routes.seat(interviewerApi.log, async ({ seat, interview }) => ({
    entries: (await readLog(interview, seat)).map(({ entry, at, by }) => ({
      seq: entry.seq,
      at,
      by,
      kind: entry.kind,
      ...(entry.kind === 'event'
        ? { event: entry.event }
        : { document: entry.document, bytes: Buffer.from(entry.bytes).toString('base64') }),
    })),
  }))

  routes.seat(interviewerApi.timeline, async ({ seat, interview }) => ({
    events: (await readLog(interview, seat)).flatMap(({ entry, at, by }) =>
      entry.kind === 'event' ? [{ ...entry.event, at, moment: { seq: entry.seq }, by }] : [],
    ),
    signals: null,
  }))
}
