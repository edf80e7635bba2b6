/** Who this page is for: the own seat, the interview as this role may know it, and the server's clock. */
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { candidateApi, type Me } from '@probeboard/protocol/candidate-api'
import { create } from 'zustand'
import { call, type Refusal } from './api.ts'

interface SessionState {
  readonly me: Me | null
  readonly refusal: Refusal | null
  /** What to add to this machine's clock to get the server's, in milliseconds. */
  readonly clockOffset: number
}

export const useSession = create<SessionState>(() => ({ me: null, refusal: null, clockOffset: 0 }))

/** Loads or refreshes the session. A refusal is kept beside the last good answer, which stays usable. */
export async function loadSession(interview: InterviewId, participant: ParticipantId): Promise<void> {
  const asked = Date.now()
  const result = await call(candidateApi.me, { params: { id: interview }, seat: participant })
  if (!result.ok) {
    useSession.setState({ refusal: result.error })
    return
  }
  const travel = (Date.now() - asked) / 2
  useSession.setState({ me: result.value, refusal: null, clockOffset: result.value.serverTime + travel - Date.now() })
}

/** The server's time in milliseconds: the only clock that is shown. */
export function serverNow(): number {
  return Date.now() + useSession.getState().clockOffset
}
