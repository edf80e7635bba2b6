/** The banks and the deck that come with every interview. */
import { everyProbe, everyTradeoff, frozenScenarioSchema } from '@probeboard/domain/scenario/bank'
import { describe, expect, it, test } from 'vitest'
import { readBank, readDeck, readShipped } from './bank-files.ts'
import { freezeScenario, loadBanks, loadDeck } from './banks.ts'
import { lintBanks } from './lint-banks.ts'
import { libraryDirectory, loadScenarios } from './load.ts'

const { scenarios } = loadScenarios([libraryDirectory])

test('PB1 there are the seven banks, each with five questions or more', () => {
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

test('PB1 the deck has ten cards, the three that belong to every interview first, each with both sides', () => {
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

test('PB2 an interview from before the banks opens without them', () => {
  const [scenario] = scenarios
  expect(frozenScenarioSchema.parse(scenario)).toEqual(scenario)
})

const { banks, deck } = readShipped()
const [bank] = banks
const text = (part: { source: { data: unknown } } | undefined): string => JSON.stringify(part?.source.data)

/** One fault each: what is exchanged in the first bank or in the deck, and what the lint must say of it. */
const planted: readonly [rule: string, of: 'bank' | 'deck', from: string | RegExp, to: string, says: RegExp][] = [
  ['form', 'bank', '"probes":', '"prob":', /"prob" is no key.*"probes"/],
  ['form', 'bank', /"probes":.*/, '"probes":[]}', /at least 1 entry/],
  ['enough', 'bank', /,\{"id":"adaptability-wrong".*/, ']}', /1 of the 5 probes .* Add 4/],
  ['unique-ids', 'bank', '"id":"adaptability-wrong"', '"id":"adaptability-read"', /"adaptability-read"/],
  ['two-to-hear', 'bank', /"listenFor":\[.*?\]/, '"listenFor":["A reason"]', /two things/],
  ['speakable', 'bank', /"ask":"/, '"ask":"~5 GB and/or ', /"~"/],
  ['no-vendor', 'bank', /"ask":"/, '"ask":"In PyTorch, ', /"PyTorch" is a product/],
  ['fits-any', 'bank', '"dimension":"D5",', '"dimension":"D5","numbers":["tokens"],', /no numbers/],
  ['form', 'deck', '"flip":', '"flop":', /"flop" is no key.*"flip"/],
  ['enough', 'deck', /,\{"id":"explain-or-predict".*/, ']', /8 of the 10 cards/],
  ['unique-ids', 'deck', '"id":"agent-or-call"', '"id":"host-or-buy"', /"host-or-buy"/],
  ['both-sides', 'deck', /"sides":\[.*?\],/, '', /each side wins/],
]

test.each(planted)('PB1 the lint finds what is planted: %s in the %s', (rule, of, from, to, says) => {
  const whole = text(of === 'bank' ? bank : deck)
  const faulty = whole.replace(from, to)
  expect(faulty).not.toBe(whole)
  const linted =
    of === 'bank'
      ? lintBanks([readBank('planted.yaml', faulty)], deck)
      : lintBanks(banks, readDeck('planted.yaml', faulty))
  const found = linted.flatMap(({ findings }) => findings)
  expect(found).toContainEqual(
    expect.objectContaining({ rule, file: 'planted.yaml', line: 1, message: expect.stringMatching(says) }),
  )
})

test('PB1 ids are unlike over all banks', () => {
  const [, second] = banks
  const faulty = text(second).replace(/"id":"communication-summary"/, '"id":"adaptability-read"')
  const linted = lintBanks([...banks.slice(0, 1), readBank('second.yaml', faulty)], deck)
  expect(linted.flatMap(({ findings }) => findings)).toMatchObject([{ rule: 'unique-ids', file: 'second.yaml' }])
})

test('PB4 no step of a question has the id of a probe', () => {
  for (const { id } of loadBanks().flatMap(({ probes }) => probes)) expect(id).not.toContain('.')
})
