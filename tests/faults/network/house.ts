/** Interviews on a real server, and seats in them. */
import { newInviteSchema } from '@probeboard/protocol/owner-api'
import * as z from 'zod/mini'
import type { Server } from '../server.ts'

const createdSchema = z.object({
  interview: z.object({ id: z.string() }),
  invites: z.record(z.enum(['candidate', 'lead', 'interviewer', 'shadow']), newInviteSchema),
})
const joinedSchema = z.object({ seat: z.string() })

export interface House {
  readonly interview: string
  /** A secret with which one may sit down. */
  seat(role: 'candidate' | 'lead' | 'interviewer' | 'shadow'): Promise<string>
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

const ownerOf = (server: Server): { authorization: string } => ({
  authorization: `Bearer ${server.ownerToken()}`,
})

export async function openHouse(server: Server): Promise<House> {
  const api = `${server.url}/api/v1`
  const body = { scenario: 'legal-document-qa', candidate: { name: 'A' } }
  const { interview, invites } = createdSchema.parse(await post(`${api}/interviews`, body, ownerOf(server)))
  // An invite is good once; a seat is good for many sockets.
  const seats = new Map<string, Promise<string>>()
  return {
    interview: interview.id,
    seat(role) {
      const taken =
        seats.get(role) ??
        post(`${api}/join`, { token: invites[role].token, name: role }, {}).then(
          (answer) => joinedSchema.parse(answer).seat,
        )
      seats.set(role, taken)
      return taken
    },
  }
}

/** A figure of the process itself, such as `process_resident_memory_bytes`. */
export async function readMetric(server: Server, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`, { headers: ownerOf(server) })).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`))
  if (!line) throw new Error(`No ${name} among the metrics.`)
  return Number(line.slice(line.lastIndexOf(' ') + 1))
}
