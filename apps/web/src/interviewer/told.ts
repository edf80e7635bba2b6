/**
 * What of the scenario stands in the brief. Cards carry opaque keys, so they are recognised by the words that the
 * server took from the scenario; a card with other words is an improvised answer.
 */
import type { BriefView, CurveballCard, FactCard } from '@probeboard/documents/brief'
import type { Curveball, Fact } from '@probeboard/domain/scenario/scenario'

export interface ToldFacts {
  readonly byFact: ReadonlyMap<string, FactCard>
  readonly improvised: readonly FactCard[]
}

export function readToldFacts(facts: readonly Fact[], brief: BriefView): ToldFacts {
  const byFact = new Map<string, FactCard>()
  const improvised: FactCard[] = []
  for (const card of brief.facts) {
    const fact = facts.find(({ id, answer }) => answer === card.text && !byFact.has(id))
    if (fact) byFact.set(fact.id, card)
    else improvised.push(card)
  }
  return { byFact, improvised }
}

export function readThrown(curveballs: readonly Curveball[], brief: BriefView): ReadonlyMap<string, CurveballCard> {
  const thrown = new Map<string, CurveballCard>()
  for (const card of brief.curveballs) {
    const one = curveballs.find(({ title, text }) => title === card.title && text === card.text)
    if (one) thrown.set(one.id, card)
  }
  return thrown
}
