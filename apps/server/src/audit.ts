/** Who did what with whose data, as the audit log keeps it: ids and no names, so that it outlives what it tells about. */
import type { InterviewId } from '@probeboard/domain/interview/interview'
import { erasedAction } from '@probeboard/storage/audit-chain'
import type { Storage } from '@probeboard/storage/storage'

/** What the store writes by itself (an erasure, a backup, a restore) is not among these. */
type AuditedAction =
  | 'signed-in'
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'sign-in-ended'
  | 'interview-created'
  | 'invite-created'
  | 'invite-revoked'
  | 'joined'
  | 'device-paired'
  | 'device-ended'
  | 'started'
  | 'ended'
  | 'stage-changed'
  | 'lead-handed-over'
  | 'rater-expected'
  | 'fact-revealed'
  | 'curveball-thrown'
  | 'help-given'
  | 'taken-back'
  | 'scorecard-submitted'
  | 'scorecard-amended'
  | 'exported'
  | 'scenario-created'
  | 'scenario-forked'
  | 'scenario-published'
  | 'scenario-draft-discarded'
  | 'legal-hold-set'
  | 'legal-hold-lifted'

export interface Audit {
  /** Asked for before the thing is done: what cannot be noted is not done. */
  note(actor: string, action: AuditedAction, subject: string, details?: string): Promise<void>
  /** Tells an erased interview from one that never was. */
  wasErased(interview: InterviewId): Promise<boolean>
}

export function openAudit(storage: Storage, now: () => number): Audit {
  return {
    note: (actor, action, subject, details = '') => storage.audit({ at: now(), actor, action, subject, details }),
    wasErased: async (interview) =>
      (await storage.auditsAbout(interview)).some(({ action }) => action === erasedAction),
  }
}
