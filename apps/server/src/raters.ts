/** Who is to submit a scorecard, who has, and until when. Names alone: no mark passes through here. */
import { dueTime } from '@probeboard/domain/assessment/due'
import { isAwaited, isTraining } from '@probeboard/domain/assessment/visibility'
import { isInterviewing } from '@probeboard/domain/interview/access'
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import type { InterviewRow, ParticipantRow, Storage } from '@probeboard/storage/storage'

export interface RaterRow {
  readonly rater: ParticipantRow
  readonly training: boolean
  readonly expected: boolean
  readonly submitted: boolean
}

/** Someone whose invite was withdrawn is not waited for; a card that they submitted stays. */
export async function listRaters(storage: Storage, interview: InterviewRow['id']): Promise<RaterRow[]> {
  const [people, invites, submitters] = await Promise.all([
    storage.participants(interview),
    storage.invites(interview),
    storage.submitters(interview),
  ])
  const withdrawn = new Set(invites.filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id))
  const submitted = new Set<ParticipantId>(submitters)
  return people
    .filter(({ id, role, invite }) => isInterviewing(role) && (submitted.has(id) || !withdrawn.has(invite)))
    .map((rater) => ({
      rater,
      training: isTraining(rater.role),
      expected: rater.expected && !isTraining(rater.role),
      submitted: submitted.has(rater.id),
    }))
}

/** When cards are due, and the names of those whose card is still to come; nothing before the end. */
export async function readDue(
  storage: Storage,
  { id, endedAt, settings }: Pick<InterviewRow, 'id' | 'endedAt' | 'settings'>,
): Promise<{ due: string | null; awaited: string[] }> {
  const due = dueTime(endedAt, settings)
  if (due === null) return { due: null, awaited: [] }
  const raters = await listRaters(storage, id)
  return {
    due: new Date(due).toISOString(),
    awaited: raters
      .filter(({ rater, submitted, expected }) => isAwaited({ role: rater.role, submitted, expected }))
      .map(({ rater }) => rater.name),
  }
}
