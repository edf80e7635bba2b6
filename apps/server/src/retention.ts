/**
 * How an interview goes: all of it, with a proof in the audit log, by the owner's hand or when its retention has passed.
 * A legal hold stands before both. What has not ended is nobody's to erase but the owner's.
 */
import type { InterviewId } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import type { Erasure } from '@probeboard/storage/storage'
import type { Context } from './context.ts'
import { type Refusal, refuse } from './refusal.ts'

const hour = 3_600_000

/** At the desk, so that a hold that is being set comes before or after it. */
export async function eraseInterview(context: Context, id: InterviewId, actor: string): Promise<Erasure | Refusal> {
  const { storage, desks, rooms } = context
  const interview = await storage.interview(id)
  if (!interview) return refuse('not-found')
  return desks.at(interview, async () => {
    if ((await storage.interview(id))?.legalHold) return refuse('legal-hold')
    context.journals.forget(id)
    rooms.close((key) => key.interview === id, closeCodes.ended, 'the interview was erased')
    const erased = await storage.eraseInterview(id, { at: context.now(), actor })
    desks.forget(id)
    context.timelines.forget(id)
    return erased ?? refuse('not-found')
  })
}

export interface Retention {
  /** Resolves when no erasure is under way. */
  stop(): Promise<void>
}

/** Erases what is due, now and each hour. What fails is tried again the next hour, and keeps nothing else from going. */
export function keepRetention(context: Context, failed: (error: unknown) => void): Retention {
  let stopped = false

  async function sweep(): Promise<void> {
    for (const id of await context.storage.expiredInterviews(context.now())) {
      if (stopped) return
      await eraseInterview(context, id, 'retention').catch(failed)
    }
  }

  let sweeping = sweep().catch(failed)
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep).catch(failed)
  }, hour)
  timer.unref()

  return {
    stop() {
      stopped = true
      clearInterval(timer)
      return sweeping
    },
  }
}
