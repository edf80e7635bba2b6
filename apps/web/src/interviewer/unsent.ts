/** What was to be told while the line was gone: kept as it was meant, so that a person can decide about it later. */
import type { BriefView } from '@probeboard/documents/brief'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import * as z from 'zod/mini'
import { readThrown, readToldFacts } from './told.ts'

export const wishSchema = z.object({
  what: z.union([
    z.object({ fact: z.string(), unasked: z.optional(z.boolean()) }),
    z.object({ text: z.string() }),
    z.object({ curveball: z.string() }),
    z.object({ key: z.string() }),
  ]),
  at: z.number(),
})
export type Wish = z.infer<typeof wishSchema>

/** Asking twice for one thing is one wish. */
export function sameWish({ what: a }: Wish, { what: b }: Wish): boolean {
  if ('fact' in a) return 'fact' in b && a.fact === b.fact
  if ('text' in a) return 'text' in b && a.text === b.text
  if ('curveball' in a) return 'curveball' in b && a.curveball === b.curveball
  return 'key' in b && a.key === b.key
}

/** The answer may have been lost and not the command: then the brief has it, or somebody else has told it meanwhile. */
export function stillOpen({ what }: Wish, scenario: Pick<Scenario, 'facts' | 'curveballs'>, brief: BriefView): boolean {
  const told = readToldFacts(scenario.facts, brief)
  if ('fact' in what) return !told.byFact.has(what.fact)
  if ('text' in what) return !told.improvised.some(({ text }) => text === what.text)
  if ('curveball' in what) return !readThrown(scenario.curveballs, brief).has(what.curveball)
  return [...brief.facts, ...brief.curveballs].some(({ key }) => key === what.key)
}
