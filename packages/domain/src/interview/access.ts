/**
 * Who may do what to which document: one total table, asked once when a socket opens.
 * When an answer changes (a freeze, the end), the server closes the sockets concerned and they ask again.
 */
import type { InterviewState, Role } from './interview.ts'

export const documentNames = ['board', 'brief', 'notebook'] as const
export type DocumentName = (typeof documentNames)[number]
export type Access = 'none' | 'read' | 'write'

const table: Record<Role, Record<DocumentName, Access>> = {
  candidate: { board: 'write', brief: 'read', notebook: 'none' },
  lead: { board: 'write', brief: 'read', notebook: 'write' },
  interviewer: { board: 'write', brief: 'read', notebook: 'write' },
  shadow: { board: 'read', brief: 'read', notebook: 'read' },
}

export function isDocumentName(name: string): name is DocumentName {
  return documentNames.some((document) => document === name)
}

/**
 * AC1 the table. AC2 a frozen board is read-only for the candidate. AC3 after the end nothing is written by
 * anyone, and the candidate's access is gone. The brief is never writable over sync: the server writes it.
 */
export function accessTo(
  role: Role,
  document: DocumentName,
  interview: { state: InterviewState; frozen: boolean },
): Access {
  const access = table[role][document]
  if (interview.state === 'ended') return role === 'candidate' || access === 'none' ? 'none' : 'read'
  if (interview.frozen && role === 'candidate' && document === 'board') return 'read'
  return access
}

/**
 * AC6 after the end the candidate may read the drawing as it stood, and nothing else of the documents, where the interview
 * lets them take a copy: it was theirs to save while it lasted.
 */
export function mayTakeCopy(role: Role, interview: { state: InterviewState; takeCopy: boolean }): boolean {
  return role === 'candidate' && interview.state === 'ended' && interview.takeCopy
}

/** What the interviewing side is: everyone but the candidate. */
export function isInterviewing(role: Role): boolean {
  return role !== 'candidate'
}

/** Commands that change what the candidate is told. */
export function mayTell(role: Role): boolean {
  return role === 'lead' || role === 'interviewer'
}
