/** Makes an interview and keeps its links for the page that shows them. */
import { type NewInterview, ownerApi } from '@probeboard/protocol/owner-api'
import { call, type Result } from '../client/api.ts'
import { keepLinks } from './fresh-links.ts'

export const sampleScenario = 'legal-document-qa'

/** Answers the id of the interview. */
export async function makeInterview(body: NewInterview): Promise<Result<string>> {
  const answer = await call(ownerApi.createInterview, { body, idempotencyKey: crypto.randomUUID() })
  if (!answer.ok) return answer
  const { interview, invites } = answer.value
  keepLinks(interview.id, invites)
  return { ok: true, value: interview.id }
}
