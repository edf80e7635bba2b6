import type { ProbeState } from '@probeboard/documents/notebook'
import { planPhases } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import { expect, test } from 'vitest'
import { chooseNextProbe } from './next-probe.ts'

const probe = (id: string, dimension: Probe['dimension'], area?: Probe['area']): Probe => ({
  id,
  dimension,
  ask: `About ${id}?`,
  listenFor: ['something'],
  ...(area ? { area } : {}),
})
const probes = [
  probe('pipes', 'D2'),
  probe('limits', 'D1'),
  probe('proof', 'D3'),
  probe('more-limits', 'D1'),
  probe('more-pipes', 'D2'),
  probe('choice', 'D5'),
  probe('talk', 'D6'),
]
const phases = planPhases(60)
const rated = ['D1', 'D2', 'D3', 'D4', 'D5'] as const

function choose(marks: Record<string, ProbeState>, phase: string | null, given: readonly Probe[] = probes) {
  const next = chooseNextProbe({ probes: given, marks: new Map(Object.entries(marks)), phases, phase, rated })
  return next && [next.probe.id, next.why]
}

test('NP3 in the first two phases constraints come first, even when they were asked before', () => {
  expect(choose({}, null)).toEqual(['limits', 'constraints-first'])
  expect(choose({ limits: 'asked' }, 'p2')).toEqual(['more-limits', 'constraints-first'])
})

test('NP4, NP5 then the dimension of which nothing was asked, what the phase is for first', () => {
  expect(choose({}, 'p3')).toEqual(['pipes', 'untouched'])
  expect(choose({ pipes: 'answered' }, 'p3')).toEqual(['proof', 'untouched'])
  expect(choose({}, 'p5')).toEqual(['choice', 'untouched'])
})

test('NP6 when all were asked about, the least asked; the reason says whether the phase speaks for it', () => {
  const asked = { limits: 'asked', 'more-limits': 'asked', proof: 'asked', pipes: 'answered', choice: 'asked' } as const
  expect(choose(asked, 'p3')).toEqual(['more-pipes', 'phase'])
  expect(choose(asked, 'p5')).toEqual(['more-pipes', 'least'])
})

test('NP2 what is not rated here comes after what is', () => {
  const { talk: _, ...rest } = Object.fromEntries(probes.map(({ id }) => [id, 'asked' as const]))
  expect(choose({}, 'p6')?.[0]).not.toBe('talk')
  expect(choose(rest, 'p6')).toEqual(['talk', 'untouched'])
})

test('NP1 skipped is gone, put off comes back only when nothing else is left', () => {
  const both = [probe('first', 'D2'), probe('second', 'D2')]
  expect(choose({ first: 'later' }, 'p3', both)).toEqual(['second', 'untouched'])
  expect(choose({ first: 'later', second: 'skipped' }, 'p3', both)).toEqual(['first', 'later'])
  expect(choose({ first: 'answered', second: 'skipped' }, 'p3', both)).toBeNull()
})

test('NP7, NP8 probes of one area come after those for everyone, else the order of the file decides', () => {
  const both = [probe('deep', 'D2', 'nlp-llm'), probe('wide', 'D2'), probe('wider', 'D2')]
  expect(choose({}, 'p3', both)?.[0]).toBe('wide')
})
