/**
 * The embedded store behind a thread, so that a slow disk stands in nobody's way: every call goes over as a message and is
 * answered in its order. A disk that fails in the middle of a write leaves nothing to go on with; `broken` is told, and
 * whoever owns the process ends it: what was acknowledged is read from the log at the next start.
 */
import { EventEmitter, once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { InterviewLog } from '@probeboard/domain/interview/log'
import { type Append, type Appended, gatherAppends } from './append-gathering.ts'
import type { Storage } from './storage.ts'

interface Methods extends Omit<Storage, 'log'>, Pick<InterviewLog, 'read'> {
  appendAll(appends: readonly Append[]): Promise<Appended[]>
}

export interface Request {
  readonly id: number
  /** The caller's clock. */
  readonly now: number
  readonly method: keyof Methods
  readonly args: never[]
}
export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: unknown; readonly broken: boolean }
export type Opening = { readonly opened: true } | { readonly opened: false; readonly error: unknown }

export interface ThreadOptions {
  readonly dataDir: string
  readonly now: () => number
  readonly broken: (error: unknown) => void
}

/** Rejects with a sentence for the operator where the store cannot be had. */
export async function openSqliteThread({ dataDir, now, broken }: ThreadOptions): Promise<Storage> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { dataDir }, execArgv: [] })
  const [opening] = await once(worker, 'message')
  if (!opening.opened) {
    await worker.terminate()
    throw opening.error
  }

  const replies = new EventEmitter().setMaxListeners(0)
  worker.on('message', (reply) => {
    // The call stays open: nobody may take it for done, and nobody may try it again.
    if (reply.broken) broken(reply.error)
    else replies.emit(String(reply.id), reply)
  })
  worker.on('error', broken)
  let last = 0

  const calling =
    <Name extends keyof Methods>(method: Name) =>
    async (...args: Parameters<Methods[Name]>): Promise<Awaited<ReturnType<Methods[Name]>>> => {
      // Nothing overtakes what was appended before it.
      if (method !== 'appendAll') void gathering.flush()
      last += 1
      const id = last
      worker.postMessage({ id, now: now(), method, args })
      const [reply] = await once(replies, String(id))
      if ('error' in reply) throw reply.error
      return reply.answer
    }

  const gathering = gatherAppends(calling('appendAll'))
  const close = calling('close')
  return {
    log: { append: gathering.append, read: calling('read') },
    createInterview: calling('createInterview'),
    interview: calling('interview'),
    interviews: calling('interviews'),
    expiredInterviews: calling('expiredInterviews'),
    updateInterview: calling('updateInterview'),
    eraseInterview: calling('eraseInterview'),
    addInvite: calling('addInvite'),
    invites: calling('invites'),
    inviteByHash: calling('inviteByHash'),
    revokeInvite: calling('revokeInvite'),
    addParticipant: calling('addParticipant'),
    participants: calling('participants'),
    handOver: calling('handOver'),
    participantByHash: calling('participantByHash'),
    useSeat: calling('useSeat'),
    expectScorecard: calling('expectScorecard'),
    scorecard: calling('scorecard'),
    scorecards: calling('scorecards'),
    submitters: calling('submitters'),
    saveScorecard: calling('saveScorecard'),
    sealScorecard: calling('sealScorecard'),
    snapshot: calling('snapshot'),
    saveSnapshot: calling('saveSnapshot'),
    putImage: calling('putImage'),
    image: calling('image'),
    addSession: calling('addSession'),
    session: calling('session'),
    sessions: calling('sessions'),
    useSession: calling('useSession'),
    endSession: calling('endSession'),
    addDevice: calling('addDevice'),
    devices: calling('devices'),
    deviceByHash: calling('deviceByHash'),
    endDevice: calling('endDevice'),
    teamScenarios: calling('teamScenarios'),
    teamScenario: calling('teamScenario'),
    addTeamScenario: calling('addTeamScenario'),
    saveTeamDraft: calling('saveTeamDraft'),
    publishTeamScenario: calling('publishTeamScenario'),
    discardTeamDraft: calling('discardTeamDraft'),
    teamVersions: calling('teamVersions'),
    teamVersion: calling('teamVersion'),
    answered: calling('answered'),
    keepAnswer: calling('keepAnswer'),
    audit: calling('audit'),
    audits: calling('audits'),
    auditsAbout: calling('auditsAbout'),
    ping: calling('ping'),
    async close() {
      await gathering.flush()
      await close()
      await worker.terminate()
    },
  }
}
