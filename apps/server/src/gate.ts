/** The one place where the server asks what a seat may do with a document: sockets and calls alike. */
import { type Access, accessTo, type DocumentName, mayTakeCopy } from '@probeboard/domain/interview/access'
import type { Participant } from '@probeboard/domain/interview/interview'
import type { InterviewRow } from '@probeboard/storage/storage'

export type Passage =
  | { readonly kind: 'open'; readonly access: Exclude<Access, 'none'> }
  /** `ended`: it would have been open while the interview ran. */
  | { readonly kind: 'shut'; readonly why: 'no-access' | 'ended' }

export function askGate(
  seat: Participant,
  document: DocumentName,
  interview: Pick<InterviewRow, 'state' | 'frozen'>,
): Passage {
  const access = accessTo(seat.role, document, interview)
  if (access !== 'none') return { kind: 'open', access }
  const ended = interview.state === 'ended' && accessTo(seat.role, document, { ...interview, state: 'live' }) !== 'none'
  return { kind: 'shut', why: ended ? 'ended' : 'no-access' }
}

/** Whether the seat may change the document now; otherwise what to answer. */
export function mayWrite(
  seat: Participant,
  document: DocumentName,
  interview: Pick<InterviewRow, 'state' | 'frozen'>,
): 'yes' | 'no-access' | 'ended' {
  if (accessTo(seat.role, document, interview) === 'write') return 'yes'
  const before = accessTo(seat.role, document, { ...interview, state: 'live' })
  return interview.state === 'ended' && before === 'write' ? 'ended' : 'no-access'
}

/** Whether the seat may have what a copy of the drawing needs; otherwise what to answer. */
export function mayCopy(seat: Participant, { state, settings }: InterviewRow): 'yes' | 'no-access' | 'wrong-state' {
  if (mayTakeCopy(seat.role, { state, takeCopy: settings.takeCopy })) return 'yes'
  return state === 'ended' ? 'no-access' : 'wrong-state'
}
