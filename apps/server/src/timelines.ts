/**
 * Timelines that follow their logs: each call reads only what the log has got since the last one. A long log is read in
 * slices, so that nobody's cursor waits for it; what nobody asks for is let go after a while.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { followHistory, type History } from '@probeboard/documents/history'
import type { InterviewId } from '@probeboard/domain/interview/interview'
import { type FollowedTimeline, followTimeline } from '@probeboard/domain/timeline/follow-timeline'
import type { InterviewRow, Storage } from '@probeboard/storage/storage'

export interface Timelines {
  /** `work` sees the timeline as of the log's last entry. */
  read<Answer>(interview: InterviewRow, work: (timeline: FollowedTimeline) => Answer): Promise<Answer>
  forget(interview: InterviewId): void
}

/** How many are kept, the latest asked for. Each holds a board and what was read of it. */
const most = 12
/** In milliseconds. */
const slice = 8

interface Held {
  readonly timeline: FollowedTimeline
  readonly history: History
  after: number
  /** One reads the log at a time. */
  last: Promise<unknown>
}

/** `signals` false: for the whole workspace, whatever an interview's own setting says. */
export function createTimelines(storage: Storage, { signals }: { readonly signals: boolean }): Timelines {
  const held = new Map<InterviewId, Held>()

  function hold(interview: InterviewRow): Held {
    const known = held.get(interview.id) ?? {
      timeline: followTimeline({
        signals: signals && interview.settings.signals,
        vocabulary: interview.scenario.vocabulary ?? [],
      }),
      history: followHistory(),
      after: 0,
      last: Promise.resolve(),
    }
    // Last in the map is the latest asked for.
    held.delete(interview.id)
    held.set(interview.id, known)
    for (const id of held.keys()) {
      if (held.size <= most) break
      held.delete(id)
    }
    return known
  }

  async function catchUp(interview: InterviewId, one: Held): Promise<void> {
    let began = performance.now()
    for (const entry of await storage.log.read(interview, { after: one.after })) {
      const { board, notebook } = one.history.take(entry)
      one.timeline.take(entry, board, notebook)
      one.after = entry.seq
      if (performance.now() - began < slice) continue
      await breathe()
      began = performance.now()
    }
  }

  return {
    read(interview, work) {
      const one = hold(interview)
      const answer = one.last.then(() => catchUp(interview.id, one)).then(() => work(one.timeline))
      one.last = answer.catch(() => {
        // Half of an entry may have been taken: the next one begins anew.
        if (held.get(interview.id) === one) held.delete(interview.id)
      })
      return answer
    },
    forget(interview) {
      held.delete(interview)
    },
  }
}
