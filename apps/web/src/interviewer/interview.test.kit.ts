/** A small interview for tests of the panel: one scenario, a server that answers, and everything that was asked of it. */
import { emptyStage } from '@probeboard/documents/brief'
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import { completeSettings, type Role } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { type Me, meSchema } from '@probeboard/protocol/candidate-api'
import type { Cockpit } from './cockpit.ts'
import type { Commands } from './commands.ts'
import { fling } from './fling.ts'
import { createScorecard } from './scorecard-store.ts'

const anchors = {
  1: 'Shows nothing of it.',
  2: 'Shows a little of it.',
  3: 'Shows most of it.',
  4: 'Shows all of it, and why.',
}

export const scenario: Scenario = {
  id: 'small-shop',
  version: 1,
  title: 'Small shop',
  level: 'any',
  areas: ['nlp-llm'],
  brief: { prompt: 'Design a search for a small shop.' },
  challenge: 'A search for a small shop that finds things.',
  facts: [
    {
      id: 'budget',
      category: 'cost',
      constraint: 'cost',
      hints: ['What is the budget?', 'How much may it cost?', 'Who pays?'],
      answer: 'It may cost 50 dollars a month.',
      reveal: 'on-ask',
    },
    {
      id: 'stock',
      category: 'corpus',
      hints: ['How many things are there?', 'How large is the stock?', 'What is sold?'],
      answer: 'The shop sells 900 things.',
      reveal: 'if-stuck',
    },
  ],
  probes: [
    { id: 'first', dimension: 'D1', ask: 'What do you need to know?', listenFor: ['Asks for the budget'] },
    { id: 'feed', dimension: 'D2', ask: 'Where do the things come from?', listenFor: ['Names the stock list'] },
    { id: 'proof', dimension: 'D3', ask: 'How do you know it works?', listenFor: ['Has a set of questions'] },
  ],
  curveballs: [
    {
      id: 'wrong',
      kind: 'model_wrong',
      title: 'It sells what is not there',
      text: 'A lie.',
      good: ['Looks'],
      weak: ['No'],
    },
    { id: 'down', kind: 'api_down', title: 'The vendor is down', text: 'For an hour.', good: ['Waits'], weak: ['No'] },
    { id: 'many', kind: 'scale_100x', title: 'A hundred shops', text: 'All at once.', good: ['Counts'], weak: ['No'] },
  ],
  flags: [{ id: 'slogan', tone: 'red', text: 'Answers with a slogan' }],
  rubric: { D1: anchors, D2: anchors, D3: anchors, D4: anchors, D5: anchors, D6: anchors },
  inputs: {},
  numbers: [],
  notAi: ['Sorting by price'],
  tradeoffs: [{ id: 'search', choice: 'Words or meanings', flip: 'What people type' }],
  sources: [{ title: 'None', url: 'https://example.org/' }],
  reviewedOn: '2026-01-01',
  reviewBy: '2027-01-01',
}

export function meAs(role: Role): Me {
  return meSchema.parse({
    participant: { id: 'person-0001', role, name: 'Lena' },
    interview: {
      id: 'interview-0001',
      title: 'Small shop',
      state: 'live',
      at: null,
      meeting: null,
      minutes: 60,
      takeCopy: true,
      retainUntil: null,
      recorded: [],
    },
    people: [],
    serverTime: 0,
  })
}

/** A live interview in its third phase, and the calls that were made. */
export function standCockpit(role: Role, change: Partial<Cockpit> = {}): { cockpit: Cockpit; calls: string[] } {
  const calls: string[] = []
  const noted = <Answer>(line: string, answer: Answer): Promise<Answer> => {
    calls.push(line)
    return Promise.resolve(answer)
  }
  const card = createScorecard({
    load: async () => ({ ok: true, value: { card: emptyScorecard, versions: [], dimensions: ['D1', 'D2'] } }),
    save: async ({ revision }) => ({ ok: true, value: { revision: revision + 1 } }),
    submit: async () => ({ ok: false, error: { code: 'offline', message: 'No link.' } }),
    amend: async () => ({ ok: false, error: { code: 'offline', message: 'No link.' } }),
    keep: () => undefined,
    kept: () => null,
  })
  const commands: Commands = {
    start: () => noted('start', true),
    handOver: (to) => noted(`hand over to ${to}`, true),
    end: () => noted('end', true),
    stage: (what) => noted(`stage ${what.do}`, true),
    reveal: (what) => noted('fact' in what ? `reveal ${what.fact}` : `improvise ${what.text}`, 'key-1'),
    throwCurveball: (curveball) => noted(`throw ${curveball}`, 'key-2'),
    help: ({ text, level }) => noted(`help ${level} ${text}`, true),
    takeBack: (key) => noted(`take back ${key}`, key),
  }
  const cockpit: Cockpit = {
    scenario,
    settings: completeSettings({ signals: false }),
    candidateName: 'Ada',
    me: meAs(role),
    people: [meAs(role).participant],
    state: 'live',
    brief: {
      prompt: scenario.brief.prompt,
      facts: [],
      curveballs: [],
      stage: { ...emptyStage, phase: 'p3', begunAt: 0, startedAt: 0, endsAt: Date.now() + 20 * 60_000, minutes: 60 },
    },
    notebook: {
      probes: new Map(),
      own: new Map(),
      tradeoffs: new Map(),
      constraints: new Set(),
      split: new Map(),
      dismissed: new Set(),
      chat: [],
    },
    commands,
    card,
    moments: { at: () => null, remember: () => undefined, learn: () => undefined },
    board: null,
    mark: (probe, state) => void noted(`mark ${probe} ${state}`, null),
    light: (constraint, asked) => void noted(`light ${constraint} ${asked}`, null),
    askOwn: (ask, dimension) => void noted(`ask ${dimension} ${ask}`, null),
    noteTradeoff: (id, { chose, flip, state = '' }) =>
      void noted(`tradeoff ${id}: ${chose} / ${flip} ${state}`.trimEnd(), null),
    say: (text) => void noted(`say ${text}`, null),
    fling: (curveball) => void fling(commands, curveball),
    assign: (dimension, rater) => void noted(`assign ${dimension} ${rater}`, null),
    tell: (fact, unasked = false) => void noted(`tell ${fact.id}${unasked ? ' unasked' : ''}`, null),
    ...change,
  }
  return { cockpit, calls }
}
