/**
 * Group commit. After a rest an append goes at the end of its turn of the loop; what comes within the next milliseconds
 * goes together, so that a busy server syncs its disk a hundred times a second and not a thousand.
 */
import type { InterviewId } from '@probeboard/domain/interview/interview'
import type { InterviewLog, LogDraft, LogEntry } from '@probeboard/domain/interview/log'

export interface Append {
  readonly interview: InterviewId
  readonly drafts: readonly LogDraft[]
}
/** The stamp of the first draft; the others follow it, at the same time. */
export type Appended = { readonly seq: number; readonly at: number } | { readonly error: unknown }

interface Waiting extends Append {
  readonly done: (entries: LogEntry[]) => void
  readonly failed: (error: unknown) => void
}

export interface AppendGathering {
  readonly append: InterviewLog['append']
  /** Sends what has been gathered, without waiting for more; resolves when all that was sent is settled. */
  flush(): Promise<void>
}

/** `commit` answers one outcome an append, in their order. `pause` in ms. */
export function gatherAppends(
  commit: (appends: readonly Append[]) => Promise<Appended[]>,
  pause = 15,
): AppendGathering {
  let waiting: Waiting[] = []
  let resting = true
  let settled: Promise<unknown> = Promise.resolve()

  async function send(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await commit(group.map(({ interview, drafts }) => ({ interview, drafts })))
      for (const [place, { drafts, done, failed }] of group.entries()) {
        const outcome = outcomes[place]
        if (!outcome || 'error' in outcome) failed(outcome?.error)
        else done(drafts.map((draft, i) => ({ ...draft, seq: outcome.seq + i, at: outcome.at })))
      }
    } catch (error) {
      for (const { failed } of group) failed(error)
    }
  }

  async function flush(): Promise<void> {
    const group = waiting
    waiting = []
    if (group.length > 0) settled = Promise.all([settled, send(group)])
    await settled
  }

  function go(): void {
    resting = waiting.length === 0
    if (resting) return
    void flush()
    setTimeout(go, pause)
  }

  return {
    append: (interview, drafts) =>
      new Promise((done, failed) => {
        waiting.push({ interview, drafts, done, failed })
        if (resting) setImmediate(go)
        resting = false
      }),
    flush,
  }
}
