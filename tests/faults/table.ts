/**
 * An interview with three writers on a server that will fail, and how to tell afterwards that nothing was lost: first a
 * witness reads what the server alone still has, then everybody comes back and all must hold the same.
 */
import { newInviteSchema } from '@probeboard/protocol/owner-api'
import type * as Y from 'yjs'
import * as z from 'zod/mini'
import type { Chance } from '../convergence/seeds.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Server } from './server.ts'
import { createWriter, likeness, readStandings, type Writer } from './writer.ts'

const roles = ['candidate', 'lead', 'interviewer'] as const
const createdSchema = z.object({
  interview: z.object({ id: z.string() }),
  invites: z.record(z.enum([...roles, 'shadow']), newInviteSchema),
})
const joinedSchema = z.object({ seat: z.string() })

/** Long enough for the longest pause that a room makes before it tries again. */
const patience = 20_000

export async function until(what: string, holds: () => boolean, limit = patience): Promise<void> {
  const deadline = performance.now() + limit
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Waited ${limit} ms in vain: ${what}.`)
    await new Promise((wake) => setTimeout(wake, 5))
  }
}

export const pause = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms))

async function post(url: string, body: unknown, token?: string): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
  return JSON.parse(text)
}

export interface Table {
  readonly interview: string
  readonly ledger: Ledger
  readonly writers: readonly Writer[]
  connect(): Promise<void>
  disconnect(): void
  /** Each writes about so often a second until stopped. */
  write(perSecond: number): () => void
  /** Resolves when all that was written is acknowledged. */
  settled(limit?: number): Promise<void>
  /** Looks at what the server alone has, as a newcomer. */
  witness<Answer>(look: (doc: Y.Doc) => Answer | Promise<Answer>): Promise<Answer>
  /** What the server alone lost, read by a newcomer while nobody else is there. */
  findLoss(): Promise<string[]>
  /** Everybody comes back; where anything is missing, or two hold different things, in sentences. Ms to all acknowledged. */
  heal(): Promise<{ faults: string[]; ms: number }>
  leave(): void
}

export async function sitDown(server: Server, chance: Chance): Promise<Table> {
  const api = `${server.url}/api/v1`
  const { interview, invites } = createdSchema.parse(
    await post(`${api}/interviews`, { scenario: 'legal-document-qa', candidate: { name: 'A' } }, server.ownerToken()),
  )
  const join = async (role: keyof typeof invites): Promise<string> =>
    joinedSchema.parse(await post(`${api}/join`, { token: invites[role].token, name: role })).seat
  const ledger = createLedger()
  const writers: Writer[] = []
  const sit = (name: string, seat: string): Writer =>
    createWriter({ url: server.url, interview: interview.id, seat, name, ledger, chance })
  for (const role of roles) writers.push(sit(role, await join(role)))
  const watching = await join('shadow')

  async function witness<Answer>(look: (doc: Y.Doc) => Answer | Promise<Answer>): Promise<Answer> {
    const one = sit('witness', watching)
    one.connect()
    try {
      await until('the witness sees the board', () => one.synced)
      return await look(one.doc)
    } finally {
      one.leave()
    }
  }

  const table: Table = {
    interview: interview.id,
    ledger,
    writers,
    witness,
    async connect() {
      for (const writer of writers) writer.connect()
      await until('everybody is there', () => writers.every(({ synced }) => synced))
    },
    disconnect() {
      for (const writer of writers) writer.disconnect()
    },
    write(perSecond) {
      let stopped = false
      const next = (writer: Writer): void => {
        if (stopped) return
        writer.act()
        setTimeout(() => next(writer), (chance(2000) + 1) / perSecond)
      }
      for (const writer of writers) next(writer)
      return () => {
        stopped = true
      }
    },
    settled: (limit) => until('everything is acknowledged', () => writers.every(({ pending }) => pending === 0), limit),
    findLoss: () => witness((doc) => ledger.findFaults(readStandings(doc))),
    async heal() {
      const started = performance.now()
      await table.connect()
      await table.settled()
      const ms = performance.now() - started
      return witness(async (doc) => {
        const alike = (): boolean => new Set([doc, ...writers.map((writer) => writer.doc)].map(likeness)).size === 1
        const faults = await until('all hold the same', alike, 5000).then(
          () => [],
          () => ['not all replicas hold the same'],
        )
        return { ms, faults: [...faults, ...ledger.findGaps(readStandings(doc))] }
      })
    },
    leave() {
      for (const writer of writers) writer.leave()
    },
  }
  return table
}
