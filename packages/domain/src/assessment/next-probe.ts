/**
 * Which probe to ask next, by a published rule and nothing else: no model, no judgement about the person. NP1-NP14 of
 * SPEC.md: over the phase, what is marked as asked, what the drawing shows, and the time that is left.
 */
import { type DimensionId, dimensionIds, type Phase } from '../interview/interview.ts'
import type { Probe } from '../scenario/scenario.ts'
import type { Signals } from '../timeline/timeline.ts'

export type Reason =
  | { readonly kind: 'constraints-first' | 'closing' | 'phase' | 'least' | 'later' }
  /** Nothing asked; `boardRead`: and nothing of it on the board. */
  | { readonly kind: 'dark'; readonly boardRead: boolean }
  /** Nothing asked; these words on the board show something of it. */
  | { readonly kind: 'drawn'; readonly label: string }
  /** These words on the board call for it, and nothing there shows anything of it. */
  | { readonly kind: 'called'; readonly label: string }

export interface NextProbe {
  readonly probe: Probe
  readonly why: Reason
}

/** Of each dimension the first words on the board: those that show something of it, and those that call for it. */
export interface BoardWords {
  readonly drawn: ReadonlyMap<DimensionId, string>
  readonly calls: ReadonlyMap<DimensionId, string>
}

/** NP14. */
export function readBoardWords(signals: Signals | null): BoardWords | null {
  if (!signals) return null
  const dismissed = new Set(signals.dismissed.map(({ signal }) => signal))
  const words = (rows: Signals['calls'], name: (dimension: DimensionId) => string) =>
    new Map(
      rows.flatMap(({ dimension, by: [first] }) =>
        first && !dismissed.has(name(dimension)) ? [[dimension, first.label] as const] : [],
      ),
    )
  return {
    drawn: words(signals.coverage, (dimension) => dimension),
    calls: words(signals.calls, (dimension) => `calls ${dimension}`),
  }
}

/** What a phase is for, by a word of its name on the interviewing side; phases with other names prefer nothing. */
const purposes: readonly (readonly [word: string, readonly DimensionId[]])[] = [
  ['brief', ['D1']],
  ['constraint', ['D1']],
  ['design', ['D2', 'D3', 'D4']],
  ['curveball', ['D4', 'D3']],
  ['tradeoff', ['D5']],
]
/** In milliseconds. */
const closing = 5 * 60_000

const done: ReadonlySet<string> = new Set(['asked', 'answered', 'skipped'])
const counted: ReadonlySet<string> = new Set(['asked', 'answered'])

const nameOf = (phases: readonly Phase[], phase: string | null): string =>
  phases.find(({ id }) => id === phase)?.name.toLowerCase() ?? ''

/** What the phase is for; every dimension where it prefers none. */
export function purposeOf(phases: readonly Phase[], phase: string | null): readonly DimensionId[] {
  const name = nameOf(phases, phase)
  return purposes.find(([word]) => name.includes(word))?.[1] ?? dimensionIds
}

/** NP9: this time is the candidate's. */
export function isCandidatesTime(phases: readonly Phase[], phase: string | null): boolean {
  return nameOf(phases, phase).includes('question')
}

/** NP10. */
export function isClosing(phases: readonly Phase[], phase: string | null, left: number | null): boolean {
  return nameOf(phases, phase).includes('design') && left !== null && left <= closing
}

export interface Standing {
  readonly probes: readonly Probe[]
  /** Probe -> asked, answered, later or skipped. */
  readonly marks: ReadonlyMap<string, string>
  readonly phases: readonly Phase[]
  /** The id of the present phase; null before the start. */
  readonly phase: string | null
  /** Of the phase, in milliseconds; null where no clock runs. */
  readonly left: number | null
  readonly rated: readonly DimensionId[]
  /** Null with signals off. */
  readonly board: BoardWords | null
}

export function chooseNextProbe({ probes, marks, phases, phase, left, rated, board }: Standing): NextProbe | null {
  if (isCandidatesTime(phases, phase)) return null
  const place = phases.findIndex(({ id }) => id === phase)
  const early = place < 2
  const late = isClosing(phases, phase, left)
  const name = nameOf(phases, phase)
  const wanted = purposes.find(([word]) => name.includes(word))?.[1] ?? []
  const isMarked = ({ id }: Probe, states: ReadonlySet<string>): boolean => states.has(marks.get(id) ?? '')
  const asked = (dimension: DimensionId): number =>
    probes.filter((probe) => probe.dimension === dimension && isMarked(probe, counted)).length
  const drawn = (dimension: DimensionId): string | undefined => board?.drawn.get(dimension)
  const called = (dimension: DimensionId): string | undefined =>
    drawn(dimension) === undefined && asked(dimension) === 0 ? board?.calls.get(dimension) : undefined

  const keysOf = (probe: Probe, index: number): number[] => {
    const { id, dimension, area } = probe
    const untouched = asked(dimension) === 0
    return [
      Number(marks.get(id) === 'later'),
      Number(!rated.includes(dimension)),
      Number(early && dimension !== 'D1'),
      Number(!untouched),
      Number(!late && called(dimension) === undefined),
      Number(untouched && drawn(dimension) !== undefined),
      Number(!late && !wanted.includes(dimension)),
      asked(dimension),
      Number(area !== undefined),
      index,
    ]
  }
  const [first] = probes
    .map((probe, index) => ({ probe, keys: keysOf(probe, index) }))
    .filter(({ probe }) => !isMarked(probe, done))
    .sort((a, b) => compareKeys(a.keys, b.keys))
  return first ? { probe: first.probe, why: explain(first.probe) } : null

  /** NP13. */
  function explain({ id, dimension }: Probe): Reason {
    if (marks.get(id) === 'later') return { kind: 'later' }
    if (early && dimension === 'D1') return { kind: 'constraints-first' }
    if (asked(dimension) > 0) return { kind: wanted.includes(dimension) ? 'phase' : 'least' }
    if (late) return { kind: 'closing' }
    const [call, label] = [called(dimension), drawn(dimension)]
    if (call !== undefined) return { kind: 'called', label: call }
    return label === undefined ? { kind: 'dark', boardRead: board !== null } : { kind: 'drawn', label }
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [i, key] of a.entries()) {
    const difference = key - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
