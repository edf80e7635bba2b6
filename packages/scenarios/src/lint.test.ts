import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Finding, lintScenario, rules } from './lint.ts'
import { libraryDirectory, readScenario } from './load.ts'

const sound = readFileSync(join(libraryDirectory, 'legal-document-qa.yaml'), 'utf8')
const today = '2026-11-24'

function lint(text: string, date = today): readonly Finding[] {
  const file = readScenario('planted.yaml', text)
  expect(file.problems).toEqual([])
  return lintScenario(file, date)
}

function where(text: string, piece: string): { line: number; column: number } {
  expect(text).toContain(piece)
  const before = text.slice(0, text.indexOf(piece)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** One fault each: what is exchanged for what, where the finding must stand, and what it must say. */
interface Planted {
  readonly rule: string
  readonly from: string | RegExp
  readonly to: string
  readonly at: string
  readonly says: RegExp
}

const planted: readonly Planted[] = [
  {
    rule: 'unique-ids',
    from: 'id: page-density',
    to: 'id: document-length',
    at: 'document-length\n    category: corpus\n    hints: [How many tokens',
    says: /"document-length"/,
  },
  {
    rule: 'three-curveballs',
    from: 'kind: model_wrong',
    to: 'kind: extra',
    at: '- id: superseded-draft',
    says: /kind model_wrong. Add one/,
  },
  {
    rule: 'three-curveballs',
    from: 'kind: api_down',
    to: 'kind: extra',
    at: '- id: superseded-draft',
    says: /kind api_down/,
  },
  {
    rule: 'three-curveballs',
    from: 'kind: scale_100x',
    to: 'kind: extra',
    at: '- id: superseded-draft',
    says: /kind scale_100x/,
  },
  {
    rule: 'two-probes',
    from: 'id: partner-minute\n    dimension: D6',
    to: 'id: partner-minute\n    dimension: D5',
    at: '- id: know-first',
    says: /D6 has 1 of the 2 .* Add 1/,
  },
  {
    rule: 'different-anchors',
    from: /2: Retries and has[^\n]*/,
    to: '2: Would retry, or says that a model will rarely be wrong.',
    at: 'Would retry, or says that a',
    says: /tell a 2 from a 1 in D4/,
  },
  {
    rule: 'two-tradeoffs',
    from: / {2}- id: hosted-or-self-hosted[\s\S]*?\n\nsources:/,
    to: '\nsources:',
    at: '- id: retrieve-or-tune',
    says: /needs two tradeoffs/,
  },
  { rule: 'both-flags', from: /tone: good/g, to: 'tone: red', at: '- { id: index-first', says: /tone good/ },
  { rule: 'both-flags', from: /tone: red/g, to: 'tone: good', at: '- { id: index-first', says: /tone red/ },
  {
    rule: 'constraint-facts',
    from: /constraint: latency\n/g,
    to: '\n',
    at: '- id: document-length',
    says: /about latency/,
  },
  {
    rule: 'own-words',
    from: /\nsources:/,
    to: '\nvocabulary:\n  - { word: Kafka, shows: failures, example: Kafka }\n\nsources:',
    at: 'Kafka, shows',
    says: /"Kafka" is known already and shows dataPipelines/,
  },
  {
    rule: 'own-words',
    from: /\nsources:/,
    to: '\nvocabulary:\n  - { word: retry, shows: failures, example: Retry }\n\nsources:',
    at: 'retry, shows',
    says: /"retry" is known already. Leave it out/,
  },
  {
    rule: 'own-words',
    from: /\nsources:/,
    to: '\nvocabulary:\n  - { word: docketing, shows: dataPipelines, example: The docket }\n\nsources:',
    at: 'The docket',
    says: /"docketing" is not found in its example "The docket"/,
  },
  {
    rule: 'own-words',
    from: /\nsources:/,
    to: '\nvocabulary:\n  - { word: docketing, shows: failures, example: Docketing }\n  - { word: Docketing, shows: failures, example: Docketing }\n\nsources:',
    at: 'Docketing, shows',
    says: /stands here twice/,
  },
  {
    rule: 'nothing-leaks',
    from: 'The whiteboard is yours.',
    to: 'One in twenty has more than 200 pages.',
    at: '>-\n    Design a document',
    says: /"one in twenty has more" gives away the fact "document-length"/,
  },
  {
    rule: 'nothing-leaks',
    from: 'The whiteboard is yours.',
    to: 'You may spend $6,000.',
    at: '>-\n    Design a document',
    says: /6000 gives away the fact "run-budget"/,
  },
  {
    rule: 'nothing-leaks',
    from: 'There is no single right architecture;',
    to: 'There are 1,000,000 of them;',
    at: '>-\n  Lawyers ask',
    says: /"archive-plan"/,
  },
  {
    rule: 'no-minutes',
    from: 'The whiteboard is yours.',
    to: 'You have 45 minutes and a whiteboard.',
    at: '>-\n    Design a document',
    says: /"45 minutes"/,
  },
  {
    rule: 'no-minutes',
    from: 'The whiteboard is yours.',
    to: 'You have an hour.',
    at: '>-\n    Design a document',
    says: /"an hour"/,
  },
  {
    rule: 'no-vendor',
    from: 'The whiteboard is yours.',
    to: 'Use LangChain.',
    at: '>-\n    Design a document',
    says: /"LangChain" is a product/,
  },
  { rule: 'references', from: 'fact: run-budget', to: 'fact: run-money', at: 'run-money', says: /no fact "run-money"/ },
  {
    rule: 'references',
    from: 'numbers: [ocr_cost, embedding_cost]',
    to: 'numbers: [ocr_cost, ocr_price]',
    at: 'ocr_price]',
    says: /no number "ocr_price"/,
  },
  { rule: 'inputs-have-origin', from: ', fact: run-budget', to: '', at: '{ value: 6000', says: /a fact or a basis/ },
  {
    rule: 'inputs-have-origin',
    from: 'fact: run-budget',
    to: 'fact: run-budget, basis: assumption',
    at: '{ value: 6000',
    says: /both/,
  },
  {
    rule: 'inputs-have-origin',
    from: /priceBook:\n.*\n.*\n/,
    to: '',
    at: '{ value: 3, unit: dollars/million',
    says: /no priceBook/,
  },
  {
    rule: 'told-as-counted',
    from: 'Models may cost 6,000 dollars',
    to: 'Models may cost 7,000 dollars',
    at: '6000, unit',
    says: /6000 does not stand in the fact "run-budget"/,
  },
  {
    rule: 'told-as-counted',
    from: '**10,000 documents',
    to: '**20,000 documents',
    at: '10000, unit',
    says: /10000 does not stand in the prompt/,
  },
  {
    rule: 'numbers-compute',
    from: 'formula: lawyers * questions_per_lawyer',
    to: 'formula: lawyers * questions_per_layer',
    at: 'questions_per_layer',
    says: /"questions_per_layer" is neither/,
  },
  {
    rule: 'numbers-compute',
    from: 'formula: lawyers * questions_per_lawyer',
    to: 'formula: mean_load * 36000',
    at: 'mean_load * 36000',
    says: /leans on itself: questions_per_day needs mean_load needs questions_per_day/,
  },
  {
    rule: 'numbers-compute',
    from: 'value: 4950',
    to: 'value: 4590',
    at: '4590',
    says: /gives 4950, the file claims 4590/,
  },
  {
    rule: 'numbers-compute',
    from: 'formula: budget - month_cost',
    to: 'formula: budget - missed_clause',
    at: '- missed_clause',
    says: /mixes dollars\/month and dollars/,
  },
  {
    rule: 'unused-input',
    from: 'inputs:\n',
    to: 'inputs:\n  idle_hands: { value: 2, unit: hands, basis: assumption }\n',
    at: '{ value: 2, unit: hands',
    says: /No formula uses "idle_hands"/,
  },
  {
    rule: 'hints-collide',
    from: 'How dense is the text?',
    to: 'How many pages are there',
    at: 'How many pages are there, ',
    says: /also leads to the fact "document-length"/,
  },
  { rule: 'speakable', from: 'About 500 tokens', to: '~500 tokens', at: '~500', says: /"~" cannot be read aloud/ },
  {
    rule: 'sources-once',
    from: 'https://arxiv.org/abs/2408.10343',
    to: 'https://arxiv.org/abs/2405.20362',
    at: 'https://arxiv.org/abs/2405.20362\n  - title: Guide',
    says: /twice/,
  },
  {
    rule: 'review-order',
    from: "reviewBy: '2027-05-23'",
    to: "reviewBy: '2026-11-23'",
    at: "'2026-11-23'\n",
    says: /must come after 2026-11-23/,
  },
  {
    rule: 'review-due',
    from: "reviewBy: '2027-05-23'",
    to: "reviewBy: '2027-06-23'",
    at: "'2027-06-23'",
    says: /within six months/,
  },
]

test('the library has no finding on the day it was reviewed', () => {
  expect(lint(sound)).toEqual([])
})

describe.each(planted)('$rule sees what was planted: $says', ({ rule, from, to, at, says }) => {
  test('at its line and column', () => {
    const text = sound.replace(from, () => to)
    expect(text).not.toBe(sound)
    const found = lint(text).filter((finding) => finding.rule === rule && says.test(finding.message))
    const place = at === "'2026-11-23'\n" ? { line: text.split('\n').length - 1, column: 11 } : where(text, at)
    expect(found[0]).toMatchObject({ file: 'planted.yaml', ...place })
  })
})

test('review-due speaks up the day after the review was due', () => {
  expect(lint(sound, '2027-05-23')).toEqual([])
  expect(lint(sound, '2027-05-24')).toMatchObject([
    { rule: 'review-due', level: 'warning', ...where(sound, "'2027-05-23'") },
  ])
})

test('every rule of the table has a planted fault', () => {
  expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)))
})

test('VO7 words of a field that are known to nobody yet are sound', () => {
  const own = '\nvocabulary:\n  - { word: docketing, shows: dataPipelines, example: Court docketing }\n\nsources:'
  expect(lint(sound.replace('\nsources:', own)).filter(({ rule }) => rule === 'own-words')).toEqual([])
})
