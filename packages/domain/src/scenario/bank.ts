/**
 * What every interview has beside its scenario: banks of probes that are tied to no problem, and the deck of tradeoffs.
 * An interview freezes them together with the scenario that it runs.
 */
import * as z from 'zod/mini'
import { type Probe, probeSchema, scenarioSchema, type Tradeoff, tradeoffSchema } from './scenario.ts'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))

export const bankSchema = z.strictObject({
  id,
  title: z.string().check(z.minLength(3), z.maxLength(80)),
  probes: z.array(probeSchema).check(z.minLength(1)),
})
export type Bank = z.infer<typeof bankSchema>

/** Decisions without one right answer, in the order in which they are offered. */
export const deckSchema = z.array(tradeoffSchema).check(z.minLength(3))

/** The grammars of the two kinds of files as JSON Schema (draft 7), for editors. */
export function describeBank() {
  return z.toJSONSchema(bankSchema, { target: 'draft-7' })
}
export function describeDeck() {
  return z.toJSONSchema(deckSchema, { target: 'draft-7' })
}

/** PB3: how many probes of one bank an interview is offered before the rest is asked for: a bank is seasoning. */
export const fromOneBank = 2

/** What an interview keeps. One that is older than the banks has none. */
export const frozenScenarioSchema = z.extend(scenarioSchema, {
  banks: z.optional(z.array(bankSchema)),
  deck: z.optional(deckSchema),
})
export type FrozenScenario = z.infer<typeof frozenScenarioSchema>

/** The problem's own first, then those that fit any. */
export function everyTradeoff({
  tradeoffs,
  deck = [],
}: Pick<FrozenScenario, 'tradeoffs' | 'deck'>): readonly Tradeoff[] {
  return [...tradeoffs, ...deck]
}

/** The scenario's own first. */
export function everyProbe({ probes, banks = [] }: Pick<FrozenScenario, 'probes' | 'banks'>): readonly Probe[] {
  return [...probes, ...banks.flatMap((bank) => bank.probes)]
}

/** PB4: a step of a question is marked under an id of its own, counted from one. */
export function partId(probe: string, place: number): string {
  return `${probe}.${place + 1}`
}

/** PB8: the words behind the id of a probe, or of a step of one. */
export function findAsk(scenario: Pick<FrozenScenario, 'probes' | 'banks'>, id: string): string | undefined {
  for (const probe of everyProbe(scenario)) {
    if (probe.id === id) return probe.ask
    const part = probe.parts?.find((_, place) => partId(probe.id, place) === id)
    if (part !== undefined) return part
  }
  return undefined
}
