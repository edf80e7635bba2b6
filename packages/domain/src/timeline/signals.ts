/**
 * Facts about the session, each by a published rule of SPEC.md and with the places in the log that it is read from; shown
 * to interviewers only, never summed, never a number about a person.
 */
import { type DimensionId, dimensionIds, type Participant } from '../interview/interview.ts'
import type { Author } from '../interview/log.ts'
import { type Asked, askedFirst, type ConstraintName, constraintNames } from './asked.ts'
import type { BoxChange } from './boxes.ts'
import type { NotebookChange, Stamped } from './change.ts'
import { type Dismissal, dismissedOf } from './dismissed.ts'
import type { DrawnEvidence } from './drawn.ts'
import type { Silences } from './gaps.ts'
import type { ShownSubject } from './shown.ts'
import type { Drawn, Place, Reason, Signals } from './timeline.ts'
import type { Told } from './told.ts'

export interface SignalSources {
  readonly box: BoxChange | null
  readonly told: readonly Told[]
  readonly notebook: readonly NotebookChange[]
  readonly dismissals: readonly Dismissal[]
  readonly gaps: Silences['gaps']
  readonly quietSince: Silences['last']
  /** Of the candidate and of imports, in the order in which it came. */
  readonly evidence: (subject: ShownSubject) => readonly DrawnEvidence[]
  readonly person: (by: Author | null) => Participant | null
  readonly constraintOf: (fact: string) => string | undefined
  readonly dimensionOf: (probe: string) => DimensionId | undefined
}

/** D5 and D6 are not to be seen on a board. */
const subjectOf: Partial<Record<DimensionId, ShownSubject>> = {
  D1: 'constraints',
  D2: 'dataPipelines',
  D3: 'evaluation',
  D4: 'failures',
}

/** TL15: what stands there is worth a question about this. */
const callers: readonly (readonly [DimensionId, readonly ShownSubject[]])[] = [
  ['D3', ['search', 'model']],
  ['D4', ['vendor']],
]

type Order = Signals['evaluation']['order']

/** Where the first of two things stands by the second. */
function orderOf(first: { seq: number } | null, second: { seq: number } | null): Order {
  if (first === null) return 'never'
  return second === null || first.seq < second.seq ? 'before' : 'after'
}

/** TL6: the probes that stand as asked or answered; put off or skipped, they light nothing. */
function probesAsked(
  notebook: readonly NotebookChange[],
  dimensionOf: SignalSources['dimensionOf'],
): { label: string; dimension: DimensionId | undefined; mark: Stamped }[] {
  const asked = new Map<string, { label: string; dimension: DimensionId | undefined; mark: Stamped }>()
  for (const { seq, at, by, ...mark } of notebook) {
    if (mark.kind !== 'probe-marked') continue
    if (mark.state !== 'asked' && mark.state !== 'answered') asked.delete(mark.probe)
    else if (!asked.has(mark.probe))
      asked.set(mark.probe, {
        label: mark.ask ?? mark.probe,
        dimension: mark.dimension ?? dimensionOf(mark.probe),
        mark: { seq, at, by },
      })
  }
  return [...asked.values()]
}

/** TL11: what was asked for after each curveball, up to the next one. */
function afterCurveballs(told: readonly Told[], lamps: readonly (Stamped & { kind: string })[]) {
  const asking = [...told.filter((one) => one.kind === 'fact' && !one.unasked), ...lamps].sort((a, b) => a.seq - b.seq)
  const thrown = told.filter((one) => one.kind === 'curveball')
  return thrown.map((curveball, place) => {
    const until = thrown[place + 1]?.seq ?? Number.MAX_SAFE_INTEGER
    return { ...curveball, questions: asking.filter(({ seq }) => seq > curveball.seq && seq < until) }
  })
}

export function readSignals(sources: SignalSources): Signals {
  const { box, told, notebook, gaps, quietSince, evidence, person } = sources
  const place = ({ seq, at }: { seq: number; at: number }, document?: 'board' | 'notebook'): Place => ({
    at: new Date(at).toISOString(),
    moment: { seq, ...(document ? { document } : {}) },
  })
  const stamp = (mark: Stamped, document?: 'board' | 'notebook') => ({ ...place(mark, document), by: person(mark.by) })
  const drawn = ({ label, element, rule, ...mark }: DrawnEvidence): Drawn => ({
    label,
    elementId: element,
    rule,
    ...stamp(mark, 'board'),
  })
  const placeOfAsked = (one: Asked | null): Place | null =>
    one && place(one, one.label === null ? 'notebook' : undefined)
  const first = (subject: ShownSubject): DrawnEvidence | null => evidence(subject)[0] ?? null

  const asked = (name: ConstraintName): Asked | null => askedFirst(name, told, notebook, sources.constraintOf)
  const [cost, latency, compliance] = [asked('cost'), asked('latency'), asked('compliance')]
  const [trial, model, metric] = [first('trial'), first('model'), first('metric')]
  const lamps = notebook.filter(
    (mark) =>
      mark.kind === 'constraint-asked' &&
      [cost, latency, compliance].some((one) => one?.label === null && one.seq === mark.seq),
  )
  const curveballs = afterCurveballs(told, lamps)
  const probes = probesAsked(notebook, sources.dimensionOf)
  const lit = dimensionIds.map((dimension) => {
    const subject = subjectOf[dimension]
    const marks = probes.filter((probe) => probe.dimension === dimension)
    const taps = dimension === 'D1' ? [cost, latency, compliance].filter((one) => one !== null) : []
    const by = subject ? evidence(subject).filter(({ stands }) => stands) : []
    return { dimension, marks, taps, by }
  })

  const calls = callers.map(([dimension, subjects]) => ({
    dimension,
    by: subjects.flatMap((subject) => evidence(subject).filter(({ stands }) => stands)),
  }))

  const reason = (
    signal: string,
    rule: string,
    mark: Stamped,
    { label = null, element = null }: { label?: string | null; element?: string | null } = {},
    document?: 'board' | 'notebook',
  ): Reason => ({ signal, rule, label, elementId: element, ...stamp(mark, document) })
  const ofDrawn = (signal: string, rule: string, one: DrawnEvidence | null): Reason[] =>
    one ? [reason(signal, `${rule} ${one.rule}`, one, one, 'board')] : []
  const ofAsked = (signal: string, rule: string, one: Asked | null): Reason[] =>
    one ? [reason(signal, rule, one, one, one.label === null ? 'notebook' : undefined)] : []
  const why: Reason[] = [
    ...(box ? [reason('first-box', 'TL3', box, box, 'board')] : []),
    ...constraintNames.flatMap((name, which) => ofAsked(name, 'TL4', [cost, latency, compliance][which] ?? null)),
    ...lit.flatMap(({ dimension, marks, taps, by }) => [
      ...taps.flatMap((one) => ofAsked(dimension, 'TL6', one)),
      ...marks.map(({ label, mark }) => reason(dimension, 'TL6', mark, { label }, 'notebook')),
      ...by.flatMap((one) => ofDrawn(dimension, 'TL6', one)),
    ]),
    ...calls.flatMap(({ dimension, by }) => by.flatMap((one) => ofDrawn(`calls ${dimension}`, 'TL15', one))),
    ...ofDrawn('evaluation', 'TL9', trial),
    ...ofDrawn('evaluation', 'TL9', model),
    ...ofDrawn('metric', 'TL10', metric),
    ...curveballs.map((thrown) => reason(`curveball ${thrown.curveball}`, 'TL11', thrown)),
    ...gaps.map(({ from }) => reason(`gap ${from.seq}`, 'TL12', { ...from, by: null }, {}, from.document)),
  ]
  return {
    firstBox: box && place(box, 'board'),
    constraints: { cost: orderOf(cost, box), latency: orderOf(latency, box), compliance: orderOf(compliance, box) },
    asked: { cost: placeOfAsked(cost), latency: placeOfAsked(latency), compliance: placeOfAsked(compliance) },
    coverage: lit.map(({ dimension, marks, taps, by }) => ({
      dimension,
      lit: marks.length + taps.length + by.length > 0,
      by: by.map(drawn),
    })),
    evaluation: { order: orderOf(trial, model), evaluation: trial && drawn(trial), model: model && drawn(model) },
    metric: metric && drawn(metric),
    curveballs: curveballs.map(({ curveball, questions, ...thrown }) => ({
      curveball,
      ...place(thrown),
      questions: questions.map(({ kind, ...mark }) => ({
        ...(kind === 'fact'
          ? { kind: 'fact-revealed', ...stamp(mark) }
          : { kind: 'constraint-asked', ...stamp(mark, 'notebook') }),
      })),
    })),
    gaps: gaps.map(({ from, to }) => ({ from: place(from, from.document), to: place(to, to.document) })),
    quietSince: quietSince && place(quietSince, quietSince.document),
    calls: calls.map(({ dimension, by }) => ({ dimension, by: by.map(drawn) })),
    why,
    dismissed: dismissedOf(sources.dismissals).map(({ signal, mark, document }) => ({
      signal,
      ...stamp(mark, document),
    })),
  }
}
