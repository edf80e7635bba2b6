/**
 * The `brief` document: what the candidate is told. Written by the server alone, on commands, with its own time, the
 * frozen scenario's words and opaque keys. Shape: Y.Maps `prompt`, `facts`, `curveballs`, `stage` with plain JSON values.
 */

import type * as Y from 'yjs'
import * as z from 'zod/mini'

/** `into`: time of interview, which pauses that come later must not move. */
const told = { at: z.number(), order: z.number(), into: z.optional(z.number()) }
const factCardSchema = z.object({ text: z.string(), ...told })
const curveballCardSchema = z.object({ title: z.string(), text: z.string(), ...told })

/** All times are milliseconds of the server's clock. */
export const stageSchema = z.object({
  /** The id of the present phase, and the neutral word for it. */
  phase: z.nullable(z.string()),
  shown: z.nullable(z.string()),
  /** When the present phase started and when it ends; pauses and extensions move its end. */
  startedAt: z.nullable(z.number()),
  endsAt: z.nullable(z.number()),
  /** Set while the clock stands. */
  pausedAt: z.nullable(z.number()),
  /** The clock stands because the candidate's line is gone, and runs again when they are back. */
  away: z.boolean(),
  /** When the interview started, how long it has stood still since, and how long it is to take. */
  begunAt: z.nullable(z.number()),
  pausedMs: z.number(),
  minutes: z.number(),
  frozen: z.boolean(),
})
export type Stage = z.infer<typeof stageSchema>

export type FactCard = z.infer<typeof factCardSchema> & { readonly key: string }
export type CurveballCard = z.infer<typeof curveballCardSchema> & { readonly key: string }

export interface BriefView {
  /** Markdown; null until the interview starts. */
  readonly prompt: string | null
  /** In the order in which they were told. */
  readonly facts: readonly FactCard[]
  readonly curveballs: readonly CurveballCard[]
  readonly stage: Stage
}

export const emptyStage: Stage = {
  phase: null,
  shown: null,
  startedAt: null,
  endsAt: null,
  pausedAt: null,
  away: false,
  begunAt: null,
  pausedMs: 0,
  minutes: 0,
  frozen: false,
}

function cards<T extends { order: number }>(map: Y.Map<unknown>, schema: z.ZodMiniType<T>): (T & { key: string })[] {
  return [...map.entries()]
    .flatMap(([key, value]) => {
      const card = schema.safeParse(value)
      return card.success ? [{ ...card.data, key }] : []
    })
    .sort((a, b) => a.order - b.order)
}

export function readBrief(doc: Y.Doc): BriefView {
  const prompt = doc.getMap('prompt').get('markdown')
  const stage = stageSchema.safeParse({ ...emptyStage, ...doc.getMap('stage').toJSON() })
  return {
    prompt: typeof prompt === 'string' ? prompt : null,
    facts: cards(doc.getMap('facts'), factCardSchema),
    curveballs: cards(doc.getMap('curveballs'), curveballCardSchema),
    stage: stage.success ? stage.data : emptyStage,
  }
}

export function writePrompt(doc: Y.Doc, markdown: string): void {
  doc.getMap('prompt').set('markdown', markdown)
}

function placeOf(doc: Y.Doc, at: number): { at: number; order: number; into?: number } {
  const brief = readBrief(doc)
  const { begunAt, pausedAt, pausedMs } = brief.stage
  const order = 1 + Math.max(0, ...brief.facts.map((card) => card.order), ...brief.curveballs.map((card) => card.order))
  return { at, order, ...(begunAt === null ? {} : { into: Math.max(0, (pausedAt ?? at) - begunAt - pausedMs) }) }
}

export function tellFact(doc: Y.Doc, key: string, text: string, at: number): void {
  doc.getMap('facts').set(key, { text, ...placeOf(doc, at) })
}

export function tellCurveball(doc: Y.Doc, key: string, card: { title: string; text: string }, at: number): void {
  doc.getMap('curveballs').set(key, { ...card, ...placeOf(doc, at) })
}

/** Whether there was something to take back under this key. */
export function takeBack(doc: Y.Doc, key: string): boolean {
  const found = [doc.getMap('facts'), doc.getMap('curveballs')].filter((map) => map.has(key))
  for (const map of found) map.delete(key)
  return found.length > 0
}

export function writeStage(doc: Y.Doc, change: Partial<Stage>): void {
  const stage = doc.getMap('stage')
  doc.transact(() => {
    for (const [name, value] of Object.entries(change)) if (stage.get(name) !== value) stage.set(name, value)
  })
}

/** Calls back on every change, local or remote. */
export function observeBrief(doc: Y.Doc, listener: () => void): () => void {
  const maps = ['prompt', 'facts', 'curveballs', 'stage'].map((name) => doc.getMap(name))
  for (const map of maps) map.observe(listener)
  return () => {
    for (const map of maps) map.unobserve(listener)
  }
}
