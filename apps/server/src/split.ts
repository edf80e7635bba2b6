/** What a rater's card has to have before it may be sealed: the split of dimensions, read from the notebook as it stands. */
import { readNotebook } from '@probeboard/documents/notebook'
import type { ScorecardDraft } from '@probeboard/domain/assessment/scorecard'
import { askedOf, assignedTo } from '@probeboard/domain/assessment/split'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import type { InterviewRow, ParticipantRow } from '@probeboard/storage/storage'
import type { Context } from './context.ts'

export async function dimensionsAsked(
  { storage, rooms }: Pick<Context, 'storage' | 'rooms'>,
  interview: InterviewRow,
  rater: ParticipantRow,
  card: ScorecardDraft,
): Promise<DimensionId[]> {
  const { id, settings } = interview
  const split = await rooms.read({ interview: id, document: 'notebook' }, (doc) => readNotebook(doc).split)
  const withdrawn = new Set(
    (await storage.invites(id)).filter(({ revokedAt }) => revokedAt !== null).map((invite) => invite.id),
  )
  const people = (await storage.participants(id)).filter(({ invite }) => !withdrawn.has(invite))
  return askedOf(card, assignedTo(rater, split, settings.dimensions, people), settings.dimensions)
}
