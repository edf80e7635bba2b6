import { describe, expect, it } from 'vitest'
import type { SealedScorecard } from '../assessment/scorecard.ts'
import { completeSettings, type Participant, participantIdSchema } from '../interview/interview.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { TimelineEvent } from '../timeline/timeline.ts'
import { formats } from './formats.ts'
import { buildReport, type ReportSources, twoApart } from './report.ts'

const rater = (name: string, role: Participant['role'] = 'interviewer'): Participant => ({
  id: participantIdSchema.parse(`rater-${name.toLowerCase()}-000`),
  role,
  name,
})
const hostile = '=HYPERLINK("x")\r# big <script>alert(1)</script> | **bold** [a](javascript:1)\n- &lt;b>'
const event = (seq: number, what: Record<string, unknown> & { kind: string }): TimelineEvent => ({
  at: new Date(seq * 1000).toISOString(),
  moment: { seq },
  by: null,
  ...what,
})
const anchors = { 1: 'Does nothing yet.', 2: 'Does a little.', 3: 'Does it well.', 4: 'Does it best.' }
const scenario: Scenario = {
  id: 'sample',
  version: 3,
  title: 'Sample',
  level: 'mid',
  areas: ['evaluation'],
  brief: { prompt: 'Design something that works.' },
  challenge: 'A challenge that is long enough.',
  facts: [],
  probes: [
    {
      id: 'proof',
      dimension: 'D3',
      ask: 'How do you know?',
      listenFor: ['a gold set'],
      parts: ['What for?', 'On what grounds?'],
    },
  ],
  curveballs: [
    {
      id: 'down',
      kind: 'api_down',
      title: 'It is down',
      text: 'The vendor is down.',
      good: ['sheds load'],
      weak: ['waits'],
    },
  ],
  flags: [{ id: 'eyeball', tone: 'red', text: 'Looked at examples only.' }],
  rubric: { D1: anchors, D2: anchors, D3: anchors, D4: anchors, D5: anchors, D6: anchors },
  inputs: {},
  numbers: [],
  notAi: ['Filters.'],
  tradeoffs: [
    { id: 'search', choice: 'Words or meanings?', flip: 'What people type.' },
    { id: 'buy', choice: 'Make or buy?', flip: 'The bill.' },
    { id: 'tune', choice: 'Tune or prompt?', flip: 'A held-out set.' },
  ],
  sources: [],
  reviewedOn: '2026-01-01',
  reviewBy: '2026-06-01',
}

function sealed(
  who: Participant,
  ratings: SealedScorecard['card']['ratings'],
  change: Partial<SealedScorecard> = {},
): SealedScorecard {
  return {
    rater: who.id,
    version: 1,
    submittedAt: '2026-01-01T10:00:00.000Z',
    card: {
      revision: 4,
      ratings,
      evidence: [{ id: 'e1', dimension: 'D1', kind: 'said', text: hostile, moment: { seq: 0 } }],
      notes: [{ id: 'n1', text: 'Went back to the budget.' }],
      flags: [{ flag: 'eyeball', evidence: [] }],
      recommendation: 'yes',
    },
    ...change,
  }
}

const [ann, bob, eve] = [rater('Ann', 'lead'), rater('Bob'), rater('Eve', 'shadow')]
const odd: Participant = { ...rater('Odd'), name: '＝1+1' }
const sources: ReportSources = {
  interview: {
    id: 'i',
    title: 'Interview',
    candidateName: null,
    state: 'ended',
    minutes: 60,
    startedAt: null,
    endedAt: null,
  },
  settings: completeSettings({}),
  scenario,
  people: [ann, bob, eve],
  timeline: {
    events: [
      event(100, { kind: 'started' }),
      event(161, { kind: 'fact-revealed', key: 'k1', fact: 'f', text: 'It costs $5.', unasked: false }),
      event(162, { kind: 'fact-revealed', key: 'k2', fact: null, text: 'Nobody knows.', unasked: true }),
      event(163, { kind: 'taken-back', key: 'k2' }),
      event(170, { kind: 'curveball-thrown', key: 'k3', curveball: 'down' }),
      event(180, { kind: 'probe-marked', probe: 'proof', state: 'asked' }),
      event(171, { kind: 'help-given', text: 'Take your time.', level: 1 }),
      event(182, { kind: 'probe-marked', probe: 'proof.2', state: 'asked' }),
      event(183, { kind: 'tradeoff-noted', card: 'search', chose: 'Words', flip: '' }),
      event(184, { kind: 'tradeoff-noted', card: 'search', chose: 'Words', flip: 'What people type', state: 'done' }),
      event(185, { kind: 'tradeoff-noted', card: 'buy', chose: '', flip: '', state: 'skipped' }),
      event(186, { kind: 'tradeoff-noted', card: 'tune', chose: '', flip: '', state: 'done' }),
      event(187, { kind: 'tradeoff-noted', card: 'tune', chose: '', flip: '' }),
      event(101, { kind: 'phase-changed', phase: 'p1' }),
      event(175, { kind: 'extended', minutes: 5 }),
      event(189, { kind: 'evidence-pinned', rater: bob.id, id: 'e1', dimension: 'D1' }),
      event(190, { kind: 'evidence-pinned', rater: ann.id, id: 'e1', dimension: 'D1' }),
    ],
    signals: {
      firstBox: { at: new Date(165_000).toISOString(), moment: { seq: 165 } },
      constraints: { cost: 'before', latency: 'never', compliance: 'after' },
      asked: {
        cost: { at: new Date(161_000).toISOString(), moment: { seq: 161 } },
        latency: null,
        compliance: { at: new Date(185_000).toISOString(), moment: { seq: 185 } },
      },
      coverage: [],
      quietSince: null,
      calls: [],
      evaluation: { order: 'never', evaluation: null, model: null },
      metric: null,
      curveballs: [],
      gaps: [],
      why: [],
      dismissed: [],
    },
  },
  scorecards: [
    {
      rater: ann,
      training: false,
      versions: [
        sealed(ann, { D1: 4, D2: 3, D3: 'N/O' }),
        sealed(ann, { D1: 3, D2: 3, D3: 'N/O' }, { version: 2, reason: 'Misheard.', afterPeers: true }),
      ],
    },
    { rater: bob, training: false, versions: [sealed(bob, { D1: 1, D2: 3, D3: 1 })] },
    {
      rater: odd,
      training: false,
      versions: [sealed(odd, {}, { card: { ...sealed(odd, { D2: 2 }).card, comment: hostile } })],
    },
    { rater: eve, training: true, versions: [sealed(eve, { D2: 1 })] },
  ],
  sealed: [{ rater: rater('Ina'), submitted: true }],
}
const report = buildReport(sources)

describe('RP report', () => {
  it('RP1 holds no sum, average or rank of anybody', () => {
    for (const { write } of Object.values(formats))
      expect(write(report)).not.toMatch(/average|mean\b|total|\bsum\b|rank|percentile|score:\s*\d/i)
  })

  it('RP2 names sealed cards and nothing of them', () => {
    expect(report.sealed).toEqual([{ rater: 'Ina', submitted: true }])
    expect(formats.md.write(report)).toContain('Ina: submitted, sealed for you')
  })

  it('RP3 two raters are two apart by their latest versions; N/O and training cards make no difference', () => {
    expect(report.dimensions.filter(({ apart }) => apart).map(({ id }) => id)).toEqual(['D1'])
    expect(twoApart([4, 'N/O'])).toBe(false)
    expect(twoApart([1, 3])).toBe(true)
  })

  it('RP4 tells evidence with its time of interview, and what was taken back as such', () => {
    expect(report.scorecards[0]?.versions[0]?.evidence[0]).toMatchObject({ time: '01:30', dimension: 'D1' })
    expect(report.help).toEqual([{ time: '01:11', step: 1, text: 'Take your time.' }])
    expect(formats.md.write(report)).toContain('01:11 step 1: Take your time.')
    expect(report.told).toEqual([
      { time: '01:01', text: 'It costs $5.', unasked: false, takenBack: false },
      { time: '01:02', text: 'Nobody knows.', unasked: true, takenBack: true },
    ])
    const asked = { state: 'asked', dimension: 'D3' }
    expect(report.probes).toEqual([
      { ...asked, time: '01:20', ask: 'How do you know?' },
      { ...asked, time: '01:22', ask: 'On what grounds?' },
    ])
    expect(report.curveballs[0]).toMatchObject({ time: '01:10', title: 'It is down' })
  })

  it('PB8 tells the cards of the deck with what was said, and leaves out what was taken back', () => {
    expect(report.tradeoffs).toEqual([
      { time: '01:23', choice: 'Words or meanings?', chose: 'Words', flip: 'What people type', skipped: false },
      { time: '01:25', choice: 'Make or buy?', chose: '', flip: '', skipped: true },
    ])
    const text = formats.md.write(report)
    expect(text).toContain('01:23 Words or meanings? Words. Would change it: What people type')
    expect(text).toContain('01:25 Make or buy? Skipped.')
    expect(text).not.toContain('Tune or prompt?')
  })

  it('RP5 keeps both versions of an amended card, with the reason', () => {
    expect(
      report.scorecards[0]?.versions.map(({ version, reason, afterPeers }) => [version, reason, afterPeers]),
    ).toEqual([
      [1, null, false],
      [2, 'Misheard.', true],
    ])
    expect(formats.md.write(report)).toMatch(/amended: Misheard\.; after the marks of others were visible/)
  })

  it('RP4 tells the time of each rater’s own pin, though two named theirs alike', () => {
    expect(report.dimensions[0]?.ratings.map(({ rater, evidence }) => [rater, evidence[0]?.time])).toEqual([
      ['Ann', '01:30'],
      ['Bob', '01:29'],
    ])
  })

  it('RP7 explains the signals by their rule and the places that they are read from', () => {
    expect(report.signals).toEqual([
      'first box: 01:05',
      'cost: asked for at 01:01, before the first box',
      'latency: not asked for',
      'compliance: asked for at 01:25, after the first box',
    ])
    expect(formats.md.write(report)).toContain('By the place in the log')
    expect(buildReport({ ...sources, timeline: { ...sources.timeline, signals: null } }).signals).toEqual([])
  })

  it('RP7 of a signal that a person dismissed it says just that', () => {
    const { signals } = sources.timeline
    if (!signals) throw new Error('There are signals.')
    const dismissed = [{ signal: 'cost', at: '1970-01-01T00:03:00.000Z', moment: { seq: 180 }, by: ann }]
    const timeline = { ...sources.timeline, signals: { ...signals, dismissed } }
    expect(buildReport({ ...sources, timeline }).signals[1]).toBe('cost: dismissed by a person')
  })

  it('RP8 tells how the time went, and the anchor that each rating stands for', () => {
    expect(report.course).toEqual([
      { time: '00:01', words: 'Brief' },
      { time: '01:15', words: 'extended by 5 minutes' },
    ])
    const text = formats.md.write(report)
    expect(text).toContain('Bob: 1, Does nothing yet.')
    expect(text).toContain('Ann: N/O, not observed')
    expect(report.dimensions.map(({ id }) => id)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5'])
  })

  it('RP9 keeps raters of one name apart, and evidence of what was not rated', () => {
    const twin = { ...bob, name: 'Ann' }
    const twins = buildReport({
      ...sources,
      scorecards: [
        { rater: ann, training: false, versions: [sealed(ann, { D2: 4 })] },
        { rater: twin, training: false, versions: [sealed(twin, { D2: 1 })] },
      ],
    })
    expect(formats.md.write(twins)).toContain('| D2 Data pipelines | 4 | 1 | two apart |')
    expect(formats.md.write(twins)).toContain('D1, 01:29 said: =HYPERLINK')
    expect(formats.csv.write(twins).match(/"D1","",/g)).toHaveLength(2)
  })

  it('RP6 what people wrote takes effect in no format', () => {
    expect(formats.html.write(report)).not.toContain('<script>')
    expect(formats.csv.write(report)).not.toMatch(/(^|,)"?\s*[=+@＝]/m)
    expect(formats.csv.write(report)).toContain('"\'＝1+1"')
    expect(
      formats.csv
        .write(report)
        .split('\r\n')
        .slice(1, -1)
        .every((row) => row.startsWith('"')),
    ).toBe(true)
    const markdown = formats.md.write(report)
    expect(markdown).not.toMatch(/<script>|\[a\]\(javascript|\*\*bold|\r|[^\\]&lt;/)
    expect(markdown.match(/^# /gm)).toHaveLength(1)
    expect(JSON.parse(formats.json.write(report)).scorecards).toHaveLength(4)
  })
})
