/**
 * The `notebook` document: what the interviewing side shares live. It never holds anything that could colour another's
 * rating, and no candidate ever reads a byte of it. Unknown keys and values are kept, and skipped when reading.
 */

import { dimensionIds } from '@probeboard/domain/interview/interview'
import type * as Y from 'yjs'
import * as z from 'zod/mini'

export const notebookMaps = ['probes', 'constraints', 'split', 'dismissed', 'tradeoffs'] as const
/** Letters of a value's JSON; more is refused. */
export const longestValue = 8_000

export const probeStates = ['asked', 'answered', 'later', 'skipped'] as const
export type ProbeState = (typeof probeStates)[number]

export const tradeoffStates = ['done', 'skipped'] as const

/** A question of one's own has no scenario to stand in: its words and its dimension stand with its mark. */
const ownProbeSchema = z.object({ ask: z.string(), dimension: z.enum(dimensionIds) })
export type OwnProbe = z.infer<typeof ownProbeSchema>
const probeMarkSchema = z.object({ state: z.enum(probeStates) })

/** PB7: what was said over a card of the deck, the side taken and what would turn it round. Words, never a judgement. */
const tradeoffNoteSchema = z.object({
  chose: z.string(),
  flip: z.string(),
  state: z.optional(z.enum(tradeoffStates)),
})
export type TradeoffNote = z.infer<typeof tradeoffNoteSchema>
const chatLineSchema = z.object({ by: z.string(), text: z.string(), at: z.number() })
export type ChatLine = z.infer<typeof chatLineSchema>

/** What is tapped. */
export interface NotebookMarks {
  readonly probes: ReadonlyMap<string, ProbeState>
  /** Of the probes those that were thought of on the spot. */
  readonly own: ReadonlyMap<string, OwnProbe>
  readonly tradeoffs: ReadonlyMap<string, TradeoffNote>
  /** Constraints that were asked for: cost, latency, compliance. */
  readonly constraints: ReadonlySet<string>
  /** Signals that a person says do not hold. */
  readonly dismissed: ReadonlySet<string>
}

export interface NotebookView extends NotebookMarks {
  /** Dimension -> the participant who rates it. */
  readonly split: ReadonlyMap<string, string>
  readonly chat: readonly ChatLine[]
}

function readMap<Value>(
  doc: Y.Doc,
  name: (typeof notebookMaps)[number],
  schema: { safeParse(value: unknown): { success: true; data: Value } | { success: false } },
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const [id, value] of doc.getMap(name).entries()) {
    const read = schema.safeParse(value)
    if (read.success) values.set(id, read.data)
  }
  return values
}

export function readMarks(doc: Y.Doc): NotebookMarks {
  const probes = new Map<string, ProbeState>()
  const own = new Map<string, OwnProbe>()
  for (const [id, value] of doc.getMap('probes').entries()) {
    const mark = probeMarkSchema.safeParse(value)
    if (!mark.success) continue
    probes.set(id, mark.data.state)
    const asked = ownProbeSchema.safeParse(value)
    if (asked.success) own.set(id, asked.data)
  }
  return {
    probes,
    own,
    tradeoffs: readMap(doc, 'tradeoffs', tradeoffNoteSchema),
    constraints: new Set(doc.getMap('constraints').keys()),
    dismissed: new Set(doc.getMap('dismissed').keys()),
  }
}

export function readNotebook(doc: Y.Doc): NotebookView {
  const split = new Map<string, string>()
  for (const [dimension, participant] of doc.getMap('split').entries())
    if (typeof participant === 'string') split.set(dimension, participant)
  return {
    ...readMarks(doc),
    split,
    chat: doc
      .getArray('chat')
      .toArray()
      .flatMap((line) => {
        const parsed = chatLineSchema.safeParse(line)
        return parsed.success ? [parsed.data] : []
      }),
  }
}

/** `null` takes the mark away. */
export function markProbe(doc: Y.Doc, probe: string, state: ProbeState | null): void {
  if (state === null) doc.getMap('probes').delete(probe)
  else doc.getMap('probes').set(probe, { ...ownProbeSchema.safeParse(doc.getMap('probes').get(probe)).data, state })
}

/** A question that nobody had prepared; it counts as asked. */
export function askOwn(doc: Y.Doc, id: string, probe: OwnProbe): void {
  doc.getMap('probes').set(id, { ...probe, state: 'asked' })
}

export function noteTradeoff(doc: Y.Doc, card: string, note: TradeoffNote): void {
  doc.getMap('tradeoffs').set(card, note)
}

export function markConstraint(doc: Y.Doc, constraint: string, asked: boolean): void {
  if (asked) doc.getMap('constraints').set(constraint, { asked: true })
  else doc.getMap('constraints').delete(constraint)
}

/** Under the name that the signal has in the timeline. */
export function markSignal(doc: Y.Doc, signal: string, dismissed: boolean): void {
  if (dismissed) doc.getMap('dismissed').set(signal, { dismissed: true })
  else doc.getMap('dismissed').delete(signal)
}

/** `null` leaves the dimension to everybody. */
export function assign(doc: Y.Doc, dimension: string, rater: string | null): void {
  if (rater === null) doc.getMap('split').delete(dimension)
  else doc.getMap('split').set(dimension, rater)
}

export function say(doc: Y.Doc, line: ChatLine): void {
  doc.getArray('chat').push([line])
}

export function observeNotebook(doc: Y.Doc, listener: () => void): () => void {
  const parts = [...notebookMaps.map((name) => doc.getMap(name)), doc.getArray('chat')]
  for (const part of parts) part.observe(listener)
  return () => {
    for (const part of parts) part.unobserve(listener)
  }
}
