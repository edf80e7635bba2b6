/**
 * A document's place in the interview's one log, as the live room sees it. An erased interview takes nothing more:
 * what a closing room still wanted to keep must not bring it back.
 */
import type { InterviewId, Participant } from '@probeboard/domain/interview/interview'
import type { Storage } from '@probeboard/storage/storage'
import type { Journal, RoomKey } from '@probeboard/sync/ports'

export interface Journals {
  open(key: RoomKey): Journal
  forget(interview: InterviewId): void
}

export function createJournals(storage: Storage, appendDone: (seconds: number) => void): Journals {
  const erased = new Set<InterviewId>()
  const author = (by: Participant | null) => (by ? { id: by.id, role: by.role } : null)
  return {
    open({ interview, document }) {
      /** The last log entry that the room knows to be in its document. */
      let last = 0
      return {
        async append(updates) {
          if (erased.has(interview)) throw new Error('The interview was erased.')
          const started = performance.now()
          const entries = await storage.log.append(
            interview,
            updates.map(({ bytes, by }) => ({ kind: 'update', document, bytes, by: author(by) })),
          )
          appendDone((performance.now() - started) / 1000)
          last = entries.at(-1)?.seq ?? last
        },
        async load(whole) {
          const snapshot = whole ? null : await storage.snapshot(interview, document)
          const entries = await storage.log.read(interview, { after: snapshot?.seq ?? 0, document })
          last = entries.at(-1)?.seq ?? snapshot?.seq ?? 0
          const updates = entries.flatMap((entry) =>
            entry.kind === 'update' ? [{ bytes: entry.bytes, by: entry.by?.id ?? null }] : [],
          )
          return { snapshot, updates }
        },
        async snapshot({ state, leases }) {
          if (erased.has(interview) || last === 0) return
          await storage.saveSnapshot(interview, document, { seq: last, state, leases })
          const kept = await storage.snapshot(interview, document)
          if (!kept || Buffer.compare(kept.state, state) !== 0) throw new Error('A snapshot is not what was written.')
        },
      }
    },
    forget(interview) {
      erased.add(interview)
    },
  }
}
