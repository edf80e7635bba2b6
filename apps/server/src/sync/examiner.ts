/**
 * Looks at large updates in a thread of its own and under a deadline: bytes from a stranger may be made to cost. An update
 * that takes too long is as good as broken.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Reach } from '@probeboard/sync/survey'

export interface Examiner {
  /** Null for what is broken or took longer; one after the other. */
  examine(update: Uint8Array): Promise<Reach | null>
  close(): Promise<void>
}

/** `deadline` in ms. */
export function createExaminer(deadline = 10_000): Examiner {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function look(update: Uint8Array): Promise<Reach | null> {
    worker ??= new Worker(new URL('./examiner-worker.ts', import.meta.url), { execArgv: [] })
    const late = AbortSignal.timeout(deadline)
    worker.postMessage(update)
    try {
      const [reach] = await once(worker, 'message', { signal: late })
      return reach
    } catch {
      // Too slow, or so large that the thread fell: the next one gets a new thread.
      const lost = worker
      worker = null
      await lost.terminate()
      return null
    }
  }

  return {
    examine(update) {
      const answer = last.then(() => look(update))
      last = answer
      return answer
    },
    async close() {
      await last
      await worker?.terminate()
    },
  }
}
