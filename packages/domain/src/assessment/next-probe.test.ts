import { describe, expect, it, test } from 'vitest'
import { box } from '../diagram/reading/sketches.test.kit.ts'
import { dimensionIds, planPhases } from '../interview/interview.ts'
import type { Probe } from '../scenario/scenario.ts'
import { build, candidate, draw, tap } from '../timeline/log.test.kit.ts'
import { type BoardWords, chooseNextProbe, readBoardWords, type Standing } from './next-probe.ts'

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
const minutes = (n: number): number => n * 60_000
const words = (drawn: Partial<Record<string, string>>, calls: Partial<Record<string, string>> = {}): BoardWords => {
  const map = (of: Partial<Record<string, string>>) =>
    new Map(dimensionIds.flatMap((id) => (of[id] === undefined ? [] : [[id, of[id]] as const])))
  return { drawn: map(drawn), calls: map(calls) }
}

function choose(marks: Record<string, string>, phase: string | null, change: Partial<Standing> = {}) {
  const next = chooseNextProbe({
    probes,
    marks: new Map(Object.entries(marks)),
    phases,
    phase,
    left: minutes(20),
    rated,
    board: null,
    ...change,
  })
  return next && [next.probe.id, next.why.kind, ...('label' in next.why ? [next.why.label] : [])]
}

describe('NP next probe by marks and phase', () => {
  test('NP3 in the first two phases constraints come first, even when they were asked before', () => {
    expect(choose({}, null)).toEqual(['limits', 'constraints-first'])
    expect(choose({ limits: 'asked' }, 'p2')).toEqual(['more-limits', 'constraints-first'])
    expect(choose({}, 'p2', { board: words({}, { D3: 'Vector DB' }) })).toEqual(['limits', 'constraints-first'])
  })

  test('NP4, NP5 then the dimension of which nothing was asked, what the phase is for first', () => {
    expect(choose({}, 'p3')).toEqual(['pipes', 'dark'])
    expect(choose({ pipes: 'answered' }, 'p3')).toEqual(['proof', 'dark'])
    expect(choose({}, 'p5')).toEqual(['choice', 'dark'])
  })

  test('NP6 when all were asked about, the least asked; the reason says whether the phase speaks for it', () => {
    const asked = { limits: 'asked', 'more-limits': 'asked', proof: 'asked', pipes: 'answered', choice: 'asked' }
    expect(choose(asked, 'p3')).toEqual(['more-pipes', 'phase'])
    expect(choose(asked, 'p5')).toEqual(['more-pipes', 'least'])
  })

  test('NP2 what is not rated here comes after what is', () => {
    const { talk: _, ...rest } = Object.fromEntries(probes.map(({ id }) => [id, 'asked']))
    expect(choose({}, 'p5')?.[0]).not.toBe('talk')
    expect(choose(rest, 'p5')).toEqual(['talk', 'dark'])
  })

  test('NP1 skipped is gone, put off comes back only when nothing else is left', () => {
    const both = { probes: [probe('first', 'D2'), probe('second', 'D2')] }
    expect(choose({ first: 'later' }, 'p3', both)).toEqual(['second', 'dark'])
    expect(choose({ first: 'later', second: 'skipped' }, 'p3', both)).toEqual(['first', 'later'])
    expect(choose({ first: 'answered', second: 'skipped' }, 'p3', both)).toBeNull()
  })

  test('NP7, NP8 probes of one area come after those for everyone, else the order of the file decides', () => {
    const three = { probes: [probe('deep', 'D2', 'nlp-llm'), probe('wide', 'D2'), probe('wider', 'D2')] }
    expect(choose({}, 'p3', three)?.[0]).toBe('wide')
  })

  test('NP9 the candidate’s questions are the candidate’s time', () => {
    expect(choose({}, 'p6')).toBeNull()
  })

  test('NP10 in the last five minutes of the design what is untouched comes first, one probe each', () => {
    const closing = { left: minutes(5), board: words({ D2: 'Kafka' }, { D3: 'LLM' }) }
    const afterLimits = { limits: 'asked' }
    expect(choose(afterLimits, 'p3', { ...closing, left: minutes(5) + 1 })).toEqual(['proof', 'called', 'LLM'])
    expect(choose(afterLimits, 'p3', closing)).toEqual(['proof', 'closing'])
    expect(choose({ ...afterLimits, proof: 'asked' }, 'p3', closing)).toEqual(['choice', 'closing'])
    expect(choose({ ...afterLimits, proof: 'asked', choice: 'asked' }, 'p3', closing)).toEqual(['pipes', 'closing'])
    expect(choose(afterLimits, 'p3', { ...closing, left: -minutes(3) })).toEqual(['proof', 'closing'])
    expect(choose(afterLimits, 'p4', closing)).toEqual(['proof', 'called', 'LLM'])
  })
})

describe('NP next probe by what stands on the board', () => {
  test('NP11 what calls for a dimension of which the board shows nothing, with the words that do', () => {
    expect(choose({}, 'p3', { board: words({}, { D3: 'Vector DB' }) })).toEqual(['proof', 'called', 'Vector DB'])
    expect(choose({ proof: 'asked' }, 'p3', { board: words({}, { D3: 'Vector DB' }) })?.[0]).not.toBe('proof')
    const shown = words({ D3: 'Golden set' }, { D3: 'Vector DB' })
    expect(choose({}, 'p3', { board: shown })).toEqual(['pipes', 'dark'])
  })

  test('NP12 what nobody asked about and the board does not show comes before what it shows', () => {
    expect(choose({}, 'p3', { board: words({ D2: 'Kafka' }) })).toEqual(['proof', 'dark'])
    const rest = { limits: 'asked', proof: 'asked', choice: 'asked' }
    expect(choose(rest, 'p3', { board: words({ D2: 'Kafka' }) })).toEqual(['pipes', 'drawn', 'Kafka'])
  })

  test('NP13 the reason says whether the board was read', () => {
    const why = (board: BoardWords | null) => chooseNextProbe(standing({ board }))?.why
    expect(why(null)).toEqual({ kind: 'dark', boardRead: false })
    expect(why(words({}))).toEqual({ kind: 'dark', boardRead: true })
  })

  const standing = (change: Partial<Standing>): Standing => ({
    probes,
    marks: new Map(),
    phases,
    phase: 'p3',
    left: null,
    rated,
    board: null,
    ...change,
  })

  test('NP11, NP14 are read from the log: a vector store without evaluation, then with it; dismissed, it says nothing', () => {
    const all = (seq: number, id: string, place: [number, number], label: string) =>
      box(id, place, label).map((element) => draw(seq, 'added', element, candidate))
    const store = all(20, 'a', [0, 0], 'Vector DB')
    const next = (log: Parameters<typeof build>[0]) =>
      chooseNextProbe(standing({ board: readBoardWords(build(log).signals) }))?.why
    expect(next({ board: store })).toEqual({ kind: 'called', label: 'Vector DB' })
    expect(next({ board: [...store, ...all(30, 'b', [400, 0], 'Golden set')] })).toEqual({
      kind: 'dark',
      boardRead: true,
    })
    const dismissed = tap(40, { kind: 'signal-dismissed', signal: 'calls D3' } as const)
    expect(next({ board: store, notebook: [dismissed] })).toEqual({ kind: 'dark', boardRead: true })
    expect(next({ board: store, signals: false })).toEqual({ kind: 'dark', boardRead: false })
  })
})

/** Whole numbers from 0 to below `limit`, the same for the same seed (xorshift). */
function chance(seed: number): (limit: number) => number {
  let state = seed | 1
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}

const seed = Math.floor(Math.random() * 2 ** 31)
describe(`NP next probe in 500 interviews by chance, from seed ${seed}`, () => {
  const next = chance(seed)
  const pick = <One>(list: readonly One[]): One => {
    const one = list[next(list.length)]
    if (one === undefined) throw new Error('Nothing to pick from.')
    return one
  }
  const some = (): Map<(typeof dimensionIds)[number], string> =>
    new Map(dimensionIds.filter(() => next(3) === 0).map((id) => [id, `words of ${id}`]))
  const interviews = Array.from({ length: 500 }, (): Standing => {
    const given = Array.from({ length: 1 + next(14) }, (_, i) => probe(`q${i}`, pick(dimensionIds)))
    return {
      probes: given,
      marks: new Map(
        given
          .filter(() => next(2) === 0)
          .map(({ id }) => [id, pick(['asked', 'answered', 'later', 'skipped'])] as const),
      ),
      phases,
      phase: pick(['p1', 'p2', 'p3', 'p4', 'p5', null]),
      left: pick([null, minutes(30), minutes(2), -minutes(1)]),
      rated: dimensionIds.filter(() => next(4) > 0),
      board: pick([null, { drawn: some(), calls: some() }]),
    }
  })
  const open = ({ probes: all, marks }: Standing): Probe[] =>
    all.filter(({ id }) => !['asked', 'answered', 'skipped'].includes(marks.get(id) ?? ''))
  const dimensionsAsked = ({ probes: all, marks }: Standing) =>
    all.filter(({ id }) => ['asked', 'answered'].includes(marks.get(id) ?? '')).map(({ dimension }) => dimension)

  it('NP1, NP2 one is offered while one is open; put off and unrated come only when nothing better is left', () => {
    for (const one of interviews) {
      const chosen = chooseNextProbe(one)
      const left = open(one)
      expect(chosen === null).toBe(left.length === 0)
      if (!chosen) continue
      expect(left).toContain(chosen.probe)
      const better = left.filter(({ id }) => one.marks.get(id) !== 'later')
      if (better.length > 0) expect(better).toContain(chosen.probe)
      const best = better.filter(({ dimension }) => one.rated.includes(dimension))
      if (best.length > 0) expect(best).toContain(chosen.probe)
    }
  })

  it('NP4 no dimension is asked about twice while another one that is rated waits, once constraints were first', () => {
    for (const one of interviews) {
      if (one.phase === null || one.phase < 'p3') continue
      const chosen = chooseNextProbe(one)
      if (!chosen || !dimensionsAsked(one).includes(chosen.probe.dimension)) continue
      const waiting = open(one).filter(
        ({ id, dimension }) =>
          one.rated.includes(dimension) && one.marks.get(id) !== 'later' && !dimensionsAsked(one).includes(dimension),
      )
      expect(waiting).toEqual([])
    }
  })

  it('NP13, NP14 the reason is true', () => {
    for (const one of interviews) {
      const chosen = chooseNextProbe(one)
      if (!chosen) continue
      const { why, probe: asked } = chosen
      if (!one.board) expect(['called', 'drawn']).not.toContain(why.kind)
      if (why.kind === 'dark' || why.kind === 'drawn' || why.kind === 'called' || why.kind === 'closing')
        expect(dimensionsAsked(one)).not.toContain(asked.dimension)
      if (why.kind === 'dark') expect(one.board?.drawn.has(asked.dimension) ?? false).toBe(false)
      if (why.kind === 'drawn') expect(one.board?.drawn.get(asked.dimension)).toBe(why.label)
      if (why.kind !== 'called') continue
      expect(one.board?.calls.get(asked.dimension)).toBe(why.label)
      expect(one.board?.drawn.has(asked.dimension)).toBe(false)
    }
  })

  it('NP1 who asks what is offered gets through all of them, each once', () => {
    for (const one of interviews) {
      const marks = new Map(one.marks)
      const many = open(one).length
      const asked = new Set<string>()
      for (let step = 0; step < many; step++) {
        const chosen = chooseNextProbe({ ...one, marks })
        if (!chosen) break
        asked.add(chosen.probe.id)
        marks.set(chosen.probe.id, 'asked')
      }
      expect(asked.size).toBe(many)
    }
  })
})
