/** One debrief with all that can be in it: raters apart and at one, training, an amendment, a sealed card, late events. */
import type { SealedScorecard } from '@probeboard/domain/assessment/scorecard'
import { completeSettings, type Participant, participantIdSchema } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Timeline, TimelineEvent } from '@probeboard/domain/timeline/timeline'
import type { Scorecards } from './debrief-data.ts'

const rater = (name: string, role: Participant['role']): Participant => ({
  id: participantIdSchema.parse(`rater-${name.toLowerCase()}`),
  role,
  name,
})
const [lena, ivo, sami] = [rater('Lena', 'lead'), rater('Ivo', 'interviewer'), rater('Sami', 'shadow')] as const

const anchors = { 1: 'Draws at once.', 2: 'Asks one thing.', 3: 'Asks what matters.', 4: 'Asks and does the sums.' }
export const scenario: Scenario = {
  id: 'small-shop',
  version: 1,
  title: 'Small shop',
  level: 'any',
  areas: ['nlp-llm'],
  brief: { prompt: 'Design a search for a small shop.' },
  challenge: 'A search for a small shop that finds things.',
  facts: [],
  probes: [{ id: 'proof', dimension: 'D3', ask: 'How do you know it works?', listenFor: ['Has a set of questions'] }],
  curveballs: [
    { id: 'down', kind: 'api_down', title: 'The vendor is down', text: 'For an hour.', good: ['Waits'], weak: ['No'] },
  ],
  flags: [{ id: 'slogan', tone: 'red', text: 'Answers with a slogan' }],
  rubric: { D1: anchors, D2: anchors, D3: anchors, D4: anchors, D5: anchors, D6: anchors },
  inputs: {},
  numbers: [],
  notAi: ['Sorting by price'],
  tradeoffs: [],
  sources: [],
  reviewedOn: '2026-01-01',
  reviewBy: '2027-01-01',
}
export const settings = completeSettings({})

function card(
  who: Participant,
  said: string,
  ratings: SealedScorecard['card']['ratings'],
  more: Partial<SealedScorecard> = {},
): SealedScorecard {
  return {
    rater: who.id,
    version: 1,
    submittedAt: '2026-01-01T11:00:00.000Z',
    card: {
      revision: 1,
      ratings,
      evidence: [{ id: 'e1', dimension: 'D1', kind: 'drew', text: said, moment: { seq: 1 }, elements: ['box-1'] }],
      notes: [{ id: 'n1', text: `Noted by ${who.name}.` }],
      flags: [{ flag: 'slogan', evidence: [] }],
      recommendation: 'yes',
    },
    ...more,
  }
}

export const open: Scorecards = {
  open: true,
  scorecards: [
    {
      rater: lena,
      training: false,
      versions: [
        card(lena, 'Drew first.', { D1: 1, D2: 3 }),
        card(lena, 'Asked first.', { D1: 4, D2: 3 }, { version: 2, reason: 'Misheard.', afterPeers: true }),
      ],
    },
    { rater: ivo, training: false, versions: [card(ivo, 'Asked one thing.', { D1: 2, D2: 'N/O' })] },
    { rater: sami, training: true, versions: [card(sami, 'Saw a lot.', { D2: 1 })] },
  ],
  sealed: [],
}
export const sealed: Scorecards = {
  open: false,
  scorecards: [],
  sealed: [
    { rater: lena, submitted: false },
    { rater: ivo, submitted: true },
  ],
}

const event = (minute: number, what: Record<string, unknown> & { kind: string }, by = lena): TimelineEvent => ({
  at: new Date(Date.parse('2026-01-01T10:00:00.000Z') + minute * 60_000).toISOString(),
  moment: { seq: 10 + minute },
  by,
  ...what,
})
export const timeline: Timeline = {
  events: [
    event(0, { kind: 'started' }),
    event(1, { kind: 'phase-changed', phase: 'p1' }),
    event(3, { kind: 'phase-changed', phase: 'p2' }),
    event(4, { kind: 'fact-revealed', key: 'k', fact: 'f', text: 'It may cost 50 dollars.', unasked: false }),
    event(5, { kind: 'evidence-pinned', rater: lena.id, id: 'e1', dimension: 'D1' }),
    event(6, { kind: 'evidence-pinned', rater: ivo.id, id: 'e1', dimension: 'D1' }, ivo),
    event(7, { kind: 'probe-marked', probe: 'proof', state: 'asked' }),
    event(8, { kind: 'curveball-thrown', key: 'c', curveball: 'down' }),
    event(9, { kind: 'made-up-later' }),
    event(10, { kind: 'ended' }),
    event(3000, { kind: 'scorecard-submitted', rater: ivo.id, version: 1 }, ivo),
  ],
  signals: {
    firstBox: { at: '2026-01-01T10:04:30.000Z', moment: { seq: 14 } },
    constraints: { cost: 'before', latency: 'never', compliance: 'after' },
    asked: {
      cost: { at: '2026-01-01T10:04:00.000Z', moment: { seq: 13 } },
      latency: null,
      compliance: { at: '2026-01-01T10:09:00.000Z', moment: { seq: 19 } },
    },
    quietSince: null,
    calls: [],
    coverage: [],
    evaluation: { order: 'never', evaluation: null, model: null },
    metric: null,
    curveballs: [],
    gaps: [],
    why: [],
    dismissed: [],
  },
}
