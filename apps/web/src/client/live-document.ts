/**
 * A live document that outlives a refusal: what the server will not take is set aside, the document is loaded anew, and
 * all that is legal is written again (refusal-recovery.ts). So one bad element never locks its author out.
 */
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { dropAsides, keepAside, readAsides } from './asides.ts'
import { type Line, openLine } from './connect.ts'
import { type StatusStore, trackStatus } from './connection-status.ts'
import { type KeptCopy, keepCopy } from './kept-copy.ts'
import type { Remains, Restorer } from './remains.ts'

export interface Connection {
  /** Another one after a refusal. */
  readonly line: UseBoundStore<StoreApi<Line>>
  readonly status: StatusStore
  readonly remains: UseBoundStore<StoreApi<{ readonly now: Remains | null }>>
  close(): void
}

/** A second refusal so soon, in ms, means that bringing back what looks legal does not help. */
const soon = 60_000

export function connectDocument(target: {
  interview: InterviewId
  participant: ParticipantId
  document: DocumentName
  /** Whether this browser keeps a copy. */
  keep?: boolean
  /** Loaded when it is needed. Without it a refusal is the end. */
  restorer?: () => Promise<Restorer>
}): Connection {
  const name = `probeboard/${target.interview}/${target.participant}/${target.document}`
  const { store, events } = trackStatus()
  const remains = create<{ readonly now: Remains | null }>(() => ({ now: null }))
  const { restorer } = target
  let kept: KeptCopy | null = null
  let refusedAt = Number.NEGATIVE_INFINITY
  let stopped = false

  function open(onLoaded: (line: Line) => void): Line {
    let loaded = false
    const opened = openLine({
      ...target,
      events,
      onLoaded() {
        if (loaded) return
        loaded = true
        onLoaded(opened)
      },
      onClosed(code) {
        if (code === closeCodes.refusedContent && restorer) void recover(opened, restorer)
        else end(code)
      },
    })
    if (target.keep) kept = keepCopy(name, opened.doc)
    return opened
  }

  function end(code: number): void {
    events.closed(code)
    // What the server will not take, or has erased, must not come back with the next visit.
    if (code === closeCodes.ended || code === closeCodes.refusedContent) void kept?.wipe()
    if (code === closeCodes.ended) void dropAsides(name)
  }

  async function recover(refused: Line, load: () => Promise<Restorer>): Promise<void> {
    const again = performance.now() - refusedAt < soon
    refusedAt = performance.now()
    events.refused()
    const aside = await keepAside(name, refused.state())
    try {
      await kept?.empty()
      const [{ bringBack, offer }, restorer] = await Promise.all([import('./refusal-recovery.ts'), load()])
      if (stopped) return
      if (again) {
        await offer({ name, restorer, remains, last: aside })
        return end(closeCodes.refusedContent)
      }
      open((fresh) => bringBack({ name, aside, refused, fresh, restorer, line, remains, events, status: store }))
    } catch {
      // Loaded when needed, which this was too late for: it is safe, and comes back with the next visit.
      end(closeCodes.refusedContent)
    }
  }

  /** What an earlier visit left half done; where its parts cannot be loaded, it waits for the next one. */
  async function finish(first: Line, load: () => Promise<Restorer>): Promise<void> {
    const left = await readAsides(name)
    if (left.length === 0 || stopped) return
    const parts = await Promise.all([import('./refusal-recovery.ts'), load()]).catch(() => null)
    if (!parts) return
    const [{ takeUp }, restorer] = parts
    takeUp({ name, left, into: first.doc, restorer, remains, status: store })
  }

  const line = create<Line>(() =>
    open((first) => {
      if (!restorer) return
      void finish(first, restorer)
    }),
  )

  return {
    line,
    status: store,
    remains,
    close() {
      stopped = true
      line.getState().close()
      line.getState().doc.destroy()
    },
  }
}
