/** The drawing as it stood at the end, for a candidate who comes back: on a document without a line. */
import { openBoard } from '@probeboard/documents/board'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { copyApi } from '@probeboard/protocol/copy-api'
import { call } from '../client/api.ts'
import { type LooseLine, openLoose } from '../client/connect.ts'

/** Null where the server does not give it. */
export async function openCopy(interview: InterviewId, participant: ParticipantId): Promise<LooseLine | null> {
  const answer = await call(copyApi.copy, { params: { id: interview }, seat: participant })
  if (!answer.ok) return null
  const line = openLoose()
  openBoard(line.doc).write(answer.value.elements)
  return line
}
