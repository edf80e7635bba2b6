/** What this seat may tell the server to do. A refusal becomes one calm line; nothing is changed then. */
import type { HelpLevel } from '@probeboard/domain/assessment/help'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { interviewerApi, type stageSchema } from '@probeboard/protocol/interviewer-api'
import type * as z from 'zod/mini'
import { call, type Result } from '../client/api.ts'
import { serverNow } from '../client/session.ts'
import { freshId } from './fresh-id.ts'
import type { Wish } from './unsent.ts'

export type StageCommand = z.infer<typeof stageSchema>

export interface Commands {
  start(): Promise<boolean>
  end(): Promise<boolean>
  handOver(to: ParticipantId): Promise<boolean>
  stage(what: StageCommand): Promise<boolean>
  /** Each of these answers with the key under which it stands in the brief, or null when refused. */
  reveal(what: { fact: string; unasked?: boolean } | { text: string }): Promise<string | null>
  throwCurveball(curveball: string): Promise<string | null>
  takeBack(key: string): Promise<string | null>
  /** Logs what was said to a candidate who was stuck. */
  help(what: { text: string; level: HelpLevel }): Promise<boolean>
}

export function openCommands(
  interview: InterviewId,
  participant: ParticipantId,
  refused: (message: string) => void,
  unsent: (wish: Wish) => void,
): Commands {
  const seat = () => ({ params: { id: interview }, seat: participant, idempotencyKey: freshId() })
  async function done(running: Promise<Result<unknown>>): Promise<boolean> {
    const result = await running
    if (!result.ok) refused(result.error.message)
    return result.ok
  }
  /** What does not get through is kept and never sent by itself: a minute later it may be the wrong thing to tell. */
  async function keyOf(what: Wish['what'], running: Promise<Result<{ key: string }>>): Promise<string | null> {
    const at = serverNow()
    const result = await running
    if (result.ok) return result.value.key
    if (result.error.code === 'offline') unsent({ what, at })
    else refused(result.error.message)
    return null
  }
  return {
    start: () => done(call(interviewerApi.start, seat())),
    end: () => done(call(interviewerApi.end, seat())),
    handOver: (to) => done(call(interviewerApi.handOver, { ...seat(), body: { to } })),
    stage: (what) => done(call(interviewerApi.stage, { ...seat(), body: what })),
    reveal: (what) => keyOf(what, call(interviewerApi.reveal, { ...seat(), body: what })),
    throwCurveball: (curveball) => keyOf({ curveball }, call(interviewerApi.throw, { ...seat(), body: { curveball } })),
    help: (what) => done(call(interviewerApi.help, { ...seat(), body: what })),
    takeBack: (key) => keyOf({ key }, call(interviewerApi.takeBack, { ...seat(), body: { key } })),
  }
}
