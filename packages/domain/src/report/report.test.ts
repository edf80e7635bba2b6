import { describe, expect, it } from 'vitest'
import type { SealedScorecard } from '../assessment/scorecard.ts'
import { type Participant, participantIdSchema } from '../interview/interview.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { TimelineEvent } from '../timeline/timeline.ts'
import { formats } from './formats.ts'
import { buildReport, twoApart } from './report.ts'

const rater = (name: string, role: Participant['role'] = 'interviewer'): Participant => ({
  id: participantIdSchema.parse(`rater-${name.toLowerCase()}-000`),
  role,
  name,
})
const hostile = '=HYPERLINK("x") <script>alert(1)</script> | **bold** [a](javascript:1)'
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
  probes: [{ id: 'proof', dimension: 'D3', ask: 'How do you know?', listenFor: ['a gold set'] }],
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
  tradeoffs: [],
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
const report = buildReport({
  interview: {
    id: 'i',
    title: 'Interview',
    candidateName: null,
    state: 'ended',
    minutes: 60,
    startedAt: null,
    endedAt: null,
  },
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
      event(190, { kind: 'evidence-pinned', rater: ann.id, id: 'e1', dimension: 'D1' }),
    ],
    signals: {
      firstBox: null,
      constraints: { cost: 'before', latency: 'never', compliance: 'after' },
      coverage: [],
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
    { rater: eve, training: true, versions: [sealed(eve, { D2: 1 })] },
  ],
  sealed: [{ rater: rater('Ina'), submitted: true }],
})

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
    expect(report.told).toEqual([
      { time: '01:01', text: 'It costs $5.', unasked: false, takenBack: false },
      { time: '01:02', text: 'Nobody knows.', unasked: true, takenBack: true },
    ])
    expect(report.probes).toEqual([{ time: '01:20', state: 'asked', dimension: 'D3', ask: 'How do you know?' }])
    expect(report.curveballs[0]).toMatchObject({ time: '01:10', title: 'It is down' })
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

  it('RP6 what people wrote takes effect in no format', () => {
    expect(formats.html.write(report)).not.toContain('<script>')
    expect(formats.csv.write(report)).not.toMatch(/(^|,)"?[=+@]/m)
    expect(formats.md.write(report)).not.toMatch(/<script>|\[a\]\(javascript/)
    expect(JSON.parse(formats.json.write(report)).scorecards).toHaveLength(3)
  })
})
