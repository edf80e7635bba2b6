/** A table at which people draw and tap, each in documents of their own, and the log that a server keeps of it. For tests. */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { type Participant, participantIdSchema } from '@probeboard/domain/interview/interview'
import type { InterviewEvent, LogEntry } from '@probeboard/domain/interview/log'
import * as Y from 'yjs'
import { openBoard } from './board.ts'

const day = 24 * 60 * 60 * 1000
export type Who = 'candidate' | 'lead'

/** The same numbers for the same seed. */
export function chanceOf(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** A log that the server stamps, and everybody's documents, which follow it. */
export function openTable(chance: (limit: number) => number) {
  const entries: LogEntry[] = []
  let now = Date.parse('2026-06-01T09:00:00.000Z')
  const people: Participant[] = (['candidate', 'lead'] as const).map((role) => ({
    id: participantIdSchema.parse(`${role}-0001`),
    role,
    name: role,
  }))
  const author = (who: Who) => ({ id: participantIdSchema.parse(`${who}-0001`), role: who })
  const docs = new Map<string, Y.Doc>()
  const skew = { candidate: chance(2 * day) - day, lead: chance(2 * day) - day }
  for (const who of ['candidate', 'lead'] as const)
    for (const document of ['board', 'notebook'] as const) {
      const doc = new Y.Doc()
      doc.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin === 'elsewhere') return
        entries.push({ kind: 'update', document, bytes, by: author(who), seq: entries.length + 1, at: now })
        for (const [key, other] of docs)
          if (other !== doc && key.endsWith(document)) Y.applyUpdate(other, bytes, 'elsewhere')
      })
      docs.set(`${who} ${document}`, doc)
    }
  const docOf = (who: Who, document: 'board' | 'notebook'): Y.Doc => {
    const doc = docs.get(`${who} ${document}`)
    if (!doc) throw new Error('Everybody has both documents.')
    return doc
  }
  return {
    entries,
    people,
    /** What the clock on somebody's machine says. */
    clockOf: (who: Who): number => now + skew[who],
    wait(ms: number): void {
      now += ms
    },
    event(event: InterviewEvent, who: Who = 'lead'): number {
      entries.push({ kind: 'event', event, by: author(who), seq: entries.length + 1, at: now })
      return entries.length
    },
    /** Answers the sequence number of what was drawn. */
    draw(elements: readonly BoardElement[], who: Who = 'candidate'): number {
      openBoard(docOf(who, 'board')).write(elements)
      return entries.length
    },
    notebook: (who: Who = 'lead'): Y.Doc => docOf(who, 'notebook'),
  }
}
