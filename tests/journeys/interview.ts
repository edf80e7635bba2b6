/** What journeys do over HTTP as the owner: make an interview, and ask for what stands on the server. */
import { newInviteSchema } from '@probeboard/protocol/owner-api'
import * as z from 'zod/mini'
import type { TestServer } from './server.ts'

const createdSchema = z.object({
  interview: z.object({ id: z.string() }),
  invites: z.object({
    candidate: newInviteSchema,
    lead: newInviteSchema,
    interviewer: newInviteSchema,
    shadow: newInviteSchema,
  }),
})
export type Created = z.infer<typeof createdSchema>

export async function createInterview(server: TestServer, body: Record<string, unknown> = {}): Promise<Created> {
  const answer = await fetch(`${server.url}/api/v1/interviews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.ownerToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scenario: 'legal-document-qa', candidate: { name: 'Candidate A' }, ...body }),
  })
  return createdSchema.parse(await answer.json())
}
