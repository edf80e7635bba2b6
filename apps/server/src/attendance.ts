/**
 * Who came and who left, for the log. A person is here while any of their sockets is open; a short absence (a reload, a
 * flicker of the network) is none. A server that stops sends nobody away: people who come back have never left.
 */
import type { InterviewId, Participant } from '@probeboard/domain/interview/interview'
import type { InterviewRow, Storage } from '@probeboard/storage/storage'
import type { Desk, Desks } from './desk.ts'

const absence = 8_000

export interface Attendance {
  came(interview: InterviewId, person: Participant): void
  went(interview: InterviewId, person: Participant): void
  /** Was here when the server stopped: counts as gone from now on, unless they come back. */
  expect(interview: InterviewId, person: Participant): void
  /** Nothing is logged any more. */
  stop(): Promise<void>
}

/** Told once it stands in the log; `since` is when the last line broke, in the server's time. */
export interface Watcher {
  came(interview: InterviewId, person: Participant): Promise<void>
  left(interview: InterviewId, person: Participant, since: number): Promise<void>
}

/** Whoever was in a live interview when the server stopped has the same time to come back as anybody. */
export async function expectCandidates(storage: Storage, attendance: Attendance): Promise<void> {
  for (const { id, state } of await storage.interviews())
    if (state === 'live')
      for (const person of await storage.participants(id))
        if (person.role === 'candidate') attendance.expect(id, person)
}

export function watchAttendance(
  { storage, desks, now }: { readonly storage: Storage; readonly desks: Desks; readonly now: () => number },
  watcher: Watcher,
  failed: (error: unknown) => void,
  grace = absence,
): Attendance {
  const sockets = new Map<string, number>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const writing = new Set<Promise<void>>()
  let stopped = false

  function log(
    id: InterviewId,
    work: (desk: Desk, interview: InterviewRow) => Promise<boolean>,
    then: () => Promise<void>,
  ): void {
    const done: Promise<void> = storage
      .interview(id)
      // After the end nobody comes or goes any more: the debrief is no part of the interview.
      .then((interview) =>
        interview && interview.state !== 'ended' ? desks.at(interview, (desk) => work(desk, interview)) : false,
      )
      .then((logged) => (logged ? then() : undefined))
      .catch(failed)
      .finally(() => writing.delete(done))
    writing.add(done)
  }

  function leave(id: InterviewId, person: Participant): void {
    const since = now()
    const timer = setTimeout(() => {
      leaving.delete(person.id)
      log(
        id,
        async (desk) => {
          if (!desk.present.has(person.id)) return false
          await desk.record([{ kind: 'left', role: person.role }], person)
          return true
        },
        () => watcher.left(id, person, since),
      )
    }, grace)
    timer.unref()
    leaving.set(person.id, timer)
  }

  return {
    expect(id, person) {
      if (!sockets.has(person.id) && !stopped) leave(id, person)
    },
    came(id, person) {
      const count = sockets.get(person.id) ?? 0
      sockets.set(person.id, count + 1)
      clearTimeout(leaving.get(person.id))
      leaving.delete(person.id)
      if (count > 0 || stopped) return
      log(
        id,
        async (desk) => {
          if (!desk.present.has(person.id)) await desk.record([{ kind: 'joined', role: person.role }], person)
          return true
        },
        () => watcher.came(id, person),
      )
    },
    went(id, person) {
      const count = (sockets.get(person.id) ?? 1) - 1
      if (count > 0) {
        sockets.set(person.id, count)
        return
      }
      sockets.delete(person.id)
      if (!stopped) leave(id, person)
    },
    async stop() {
      stopped = true
      for (const timer of leaving.values()) clearTimeout(timer)
      await Promise.all(writing)
    },
  }
}
