/** What a room has still to do. */
import type { Participant } from '@probeboard/domain/interview/interview'
import type { Connection } from './connection.ts'
import type { Draft } from './draft.ts'

/** What becomes true, or is sent, once everything applied so far is durable. */
export interface Work {
  readonly updates: readonly Uint8Array[]
  readonly by: Participant | null
  readonly author: Connection | null
  /** Whose edit messages are settled by it. */
  readonly settles: readonly Connection[]
  /** When it was taken. */
  readonly since?: number
  readonly done?: () => void
  readonly failed?: (error: unknown) => void
}

export interface Waiting {
  run(draft: Draft): void
  failed(error: unknown): void
}
