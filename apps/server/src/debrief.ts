/**
 * Whose marks may be seen by whom: sealed until their author submits, and until the one who asks has submitted too.
 * Decided once here for scorecards, log, timeline and report. A shadow's card is training: shown, never counted.
 */
import { isInterviewing } from '@probeboard/domain/interview/access'
import type { Participant, ParticipantId } from '@probeboard/domain/interview/interview'
import type { InterviewEvent } from '@probeboard/domain/interview/log'
import type { InterviewRow, ParticipantRow, ScorecardRow, Storage } from '@probeboard/storage/storage'

export interface Raters {
  /** Whether others' submitted cards are open to the one who asks. */
  readonly open: boolean
  readonly visible: readonly { rater: Participant; training: boolean; versions: ScorecardRow['versions'] }[]
  readonly hidden: readonly { rater: Participant; submitted: boolean }[]
  /** Whether the marks and notes of this rater may be seen. */
  mayRead(rater: ParticipantId): boolean
}

/** `viewer` is the participant who asks; null is the owner. */
export async function readRaters(
  storage: Storage,
  interview: InterviewRow,
  viewer: ParticipantRow | null,
): Promise<Raters> {
  const cards = new Map((await storage.scorecards(interview.id)).map((card) => [card.rater, card.versions]))
  const withdrawn = new Set(
    (await storage.invites(interview.id)).filter(({ revokedAt }) => revokedAt !== null).map(({ id }) => id),
  )
  const submitted = (id: ParticipantId): boolean => (cards.get(id)?.length ?? 0) > 0
  // Someone whose invite was withdrawn is not waited for; a card that they submitted stays.
  const raters = (await storage.participants(interview.id)).filter(
    ({ id, role, invite }) => isInterviewing(role) && (submitted(id) || !withdrawn.has(invite)),
  )
  const expected = raters.filter(({ role }) => role !== 'shadow')
  const open = viewer ? submitted(viewer.id) : expected.length > 0 && expected.every(({ id }) => submitted(id))
  const shown = (id: ParticipantId): boolean => open && submitted(id)
  const person = ({ id, role, name }: Participant): Participant => ({ id, role, name })
  return {
    open,
    visible: raters
      .filter(({ id }) => shown(id))
      .map((rater) => ({
        rater: person(rater),
        training: rater.role === 'shadow',
        versions: cards.get(rater.id) ?? [],
      })),
    hidden: raters
      .filter(({ id }) => !shown(id))
      .map((rater) => ({ rater: person(rater), submitted: submitted(rater.id) })),
    mayRead: (rater) => rater === viewer?.id || shown(rater),
  }
}

/** Whether an event may be shown to one who may read these raters. */
export function mayReadEvent(event: InterviewEvent, raters: Raters): boolean {
  return event.kind === 'note-added' || event.kind === 'evidence-pinned' ? raters.mayRead(event.rater) : true
}
