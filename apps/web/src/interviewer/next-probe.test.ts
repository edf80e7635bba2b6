import { type ProbeState, probeStates } from '@probeboard/documents/notebook'
import { planPhases } from '@probeboard/domain/interview/interview'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseNextProbe, type OnBoard } from './next-probe.ts'

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

interface Seen {
  readonly board?: OnBoard
  readonly left?: number
}

function choose(
  marks: Record<string, ProbeState>,
  phase: string | null,
  given: readonly Probe[] = probes,
  { board, left }: Seen = {},
) {
  const next = chooseNextProbe({
    probes: given,
    marks: new Map(Object.entries(marks)),
    phases,
    phase,
    rated,
    board: board ?? null,
    left: left ?? null,
  })
  return next && [next.probe.id, next.why.kind]
}

test('NP3 in the first two phases constraints come first, even when they were asked before', () => {
  expect(choose({}, null)).toEqual(['limits', 'constraints-first'])
  expect(choose({ limits: 'asked' }, 'p2')).toEqual(['more-limits', 'constraints-first'])
})

test('NP4, NP6 then the dimension of which nothing was asked, what the phase is for first', () => {
  expect(choose({}, 'p3')).toEqual(['pipes', 'untouched'])
  expect(choose({ pipes: 'answered' }, 'p3')).toEqual(['proof', 'untouched'])
  expect(choose({}, 'p5')).toEqual(['choice', 'untouched'])
})

test('NP7 when all were asked about, the least asked; the reason says whether the phase speaks for it', () => {
  const asked = { limits: 'asked', 'more-limits': 'asked', proof: 'asked', pipes: 'answered', choice: 'asked' } as const
  expect(choose(asked, 'p3')).toEqual(['more-pipes', 'phase'])
  expect(choose(asked, 'p5')).toEqual(['more-pipes', 'least'])
})

test('NP2 what is not rated here comes after what is', () => {
  const { talk: _, ...rest } = Object.fromEntries(probes.map(({ id }) => [id, 'asked' as const]))
  expect(choose({}, 'p5')?.[0]).not.toBe('talk')
  expect(choose(rest, 'p5')).toEqual(['talk', 'untouched'])
})

test('NP1 skipped is gone, put off comes back only when nothing else is left', () => {
  const both = [probe('first', 'D2'), probe('second', 'D2')]
  expect(choose({ first: 'later' }, 'p3', both)).toEqual(['second', 'untouched'])
  expect(choose({ first: 'later', second: 'skipped' }, 'p3', both)).toEqual(['first', 'later'])
  expect(choose({ first: 'answered', second: 'skipped' }, 'p3', both)).toBeNull()
})

test('NP8, NP9 probes of one area come after those for everyone, else the order of the file decides', () => {
  const both = [probe('deep', 'D2', 'nlp-llm'), probe('wide', 'D2'), probe('wider', 'D2')]
  expect(choose({}, 'p3', both)?.[0]).toBe('wide')
})

const drawn = (
  label: string | null,
  ...shown: OnBoard['dimensions'] extends ReadonlySet<infer One> ? One[] : never
) => ({
  board: { dimensions: new Set(shown), label },
})

test('NP5 of two untouched dimensions the one that is not on the board, and the reason names what is', () => {
  expect(choose({}, 'p3', probes, drawn('Vector DB', 'D1', 'D2'))).toEqual(['proof', 'not-drawn'])
  expect(choose({}, 'p3', probes, drawn(null))).toEqual(['pipes', 'bare'])
  expect(choose({}, 'p3', probes, drawn('Gold set', 'D1', 'D2', 'D3', 'D4'))).toEqual(['pipes', 'untouched'])
})

test('NP10 in the candidate\u2019s own time nothing is offered', () => {
  expect(choose({}, 'p6')).toBeNull()
})

test('NP11 with five minutes left nothing goes deep into one area, and the reason says how long there is', () => {
  const deep = [probe('deep', 'D2', 'nlp-llm')]
  expect(choose({}, 'p3', deep)?.[0]).toBe('deep')
  expect(choose({}, 'p3', deep, { left: 4 * 60_000 })).toBeNull()
  expect(choose({}, 'p3', probes, { left: 4 * 60_000 })).toEqual(['pipes', 'late'])
})

test('any marks, phase and board: the choice is unmarked, rated before unrated, and the same every time', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...probes.map(({ id }) => id)), fc.constantFrom(...probeStates)),
      fc.constantFrom(null, ...phases.map(({ id }) => id)),
      fc.subarray(['D1', 'D2', 'D3', 'D4'] as const),
      fc.integer({ min: -600_000, max: 3_600_000 }),
      (marks, phase, shown, left) => {
        const seen = { ...drawn('Box', ...shown), left }
        const chosen = choose(marks, phase, probes, seen)
        expect(choose(marks, phase, probes, seen)).toEqual(chosen)
        if (!chosen) return
        const [id] = chosen
        expect(['asked', 'answered', 'skipped']).not.toContain(marks[String(id)])
        const open = probes.filter((one) => marks[one.id] === undefined && one.dimension !== 'D6')
        if (open.length > 0) expect(id).not.toBe('talk')
      },
    ),
  )
})
