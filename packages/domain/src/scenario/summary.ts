/** What a list shows of a scenario, and what it is searched by: nothing that a candidate could use. */
import * as z from 'zod/mini'
import { dimensionIds } from '../interview/interview.ts'
import type { Scenario } from './scenario.ts'

export const scenarioSummarySchema = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  level: z.string(),
  areas: z.array(z.string()),
  /** The first sentence of the challenge, which is public. */
  about: z.string(),
  /** How long an interview on it is; null where it does not say. */
  minutes: z.nullable(z.number()),
  /** How many probes each dimension has. */
  probes: z.record(z.string(), z.number()),
  reviewBy: z.string(),
})
export type ScenarioSummary = z.infer<typeof scenarioSummarySchema>

/** What a scenario was forked from. */
export const originSchema = z.object({ id: z.string(), version: z.number() })
export type Origin = z.infer<typeof originSchema>

export function summarise(scenario: Scenario): ScenarioSummary {
  const { id, version, title, level, areas, challenge, settings, probes, reviewBy } = scenario
  return {
    id,
    version,
    title,
    level,
    areas,
    about: challenge.split(/(?<=[.?!])\s/)[0] ?? '',
    minutes: settings?.minutes ?? null,
    probes: Object.fromEntries(
      dimensionIds.map((dimension) => [dimension, probes.filter((probe) => probe.dimension === dimension).length]),
    ),
    reviewBy,
  }
}
