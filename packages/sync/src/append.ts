/** Saving that is tried again: a full disk passes, and people are told meanwhile. */
import type { Notice } from './frames.ts'
import type { Journal, RoomWorld } from './ports.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Rejects after the last try. */
export async function appendWithPatience(
  { journal, retryMs, report }: Pick<RoomWorld, 'journal' | 'retryMs' | 'report'>,
  updates: Parameters<Journal['append']>[0],
  tell: (notice: Notice) => void,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await journal.append(updates)
      if (attempt > 0) tell('saves-again')
      return
    } catch (error) {
      report(error)
      const wait = retryMs[attempt]
      if (wait === undefined) throw error
      if (attempt === 0) tell('cannot-save')
      await sleep(wait)
    }
  }
}
