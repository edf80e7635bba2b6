/** The banks and the deck that come with every interview. */
import { everyProbe, everyTradeoff, frozenScenarioSchema } from '@probeboard/domain/scenario/bank'
import { describe, expect, it, test } from 'vitest'
import { freezeScenario, loadBanks, loadDeck } from './banks.ts'
import { libraryDirectory, loadScenarios } from './load.ts'

const { scenarios } = loadScenarios([libraryDirectory])

test('there are the seven banks, each with five questions or more', () => {
  const banks = loadBanks()
  expect(banks.map(({ id }) => id).sort()).toEqual([
    'adaptability',
    'communication',
    'data-engineering',
    'deployment',
    'lifecycle',
    'maths',
    'modelling',
  ])
  for (const { id, probes } of banks) expect(probes.length, id).toBeGreaterThanOrEqual(5)
})

test('the deck has ten cards, the three that belong to every interview first, each with both sides', () => {
  const deck = loadDeck()
  expect(deck.slice(0, 3).map(({ id }) => id)).toEqual(['retrieve-or-train', 'agent-or-call', 'host-or-buy'])
  expect(deck).toHaveLength(10)
  for (const { id, sides } of deck) expect(sides, id).toHaveLength(2)
})

test('questions in parts are there: a choice taken apart, and a release that went wrong', () => {
  const parts = loadBanks().flatMap(({ probes }) => probes.flatMap((probe) => (probe.parts ? [probe.parts] : [])))
  expect(parts.length).toBeGreaterThanOrEqual(2)
  expect(parts.flat()).toContain('With hindsight, what would you choose?')
})

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s, frozen', (_, scenario) => {
  const frozen = freezeScenario(scenario)
  it('reads as it was written', () => {
    expect(frozenScenarioSchema.parse(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
  })
  it('has no id twice among probes, parts and cards', () => {
    const ids = everyProbe(frozen).flatMap(({ id, parts = [] }) => [id, ...parts.map((_, i) => `${id}.${i + 1}`)])
    expect(new Set(ids).size).toBe(ids.length)
    const cards = everyTradeoff(frozen).map(({ id }) => id)
    expect(new Set(cards).size).toBe(cards.length)
  })
  it('has evidence ids within their length for every tick', () => {
    for (const { id, listenFor } of everyProbe(frozen))
      expect(`heard-${id}-${listenFor.length}`.length, id).toBeLessThanOrEqual(64)
  })
})

test('an interview from before the banks opens without them', () => {
  const [scenario] = scenarios
  expect(frozenScenarioSchema.parse(scenario)).toEqual(scenario)
})
