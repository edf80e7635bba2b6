/** Who did what with whose data, as the audit log keeps it: ids and no names, so that it outlives what it tells about. */
import type { InterviewId } from '@probeboard/domain/interview/interview'
import type { Storage } from '@probeboard/storage/storage'

type AuditedAction = 'signed-in' | 'interview-created' | 'interview-erased' | 'invite-created' | 'invite-revoked'

export interface Audit {
  note(actor: string, action: AuditedAction, subject: string, details?: string): Promise<void>
  /** Tells an erased interview from one that never was. */
  wasErased(interview: InterviewId): Promise<boolean>
}

export function openAudit(storage: Storage, now: () => number): Audit {
  const erased: AuditedAction = 'interview-erased'
  return {
    note: (actor, action, subject, details = '') => storage.audit({ at: now(), actor, action, subject, details }),
    wasErased: async (interview) =>
      (await storage.audits()).some(({ action, subject }) => action === erased && subject === interview),
  }
}
