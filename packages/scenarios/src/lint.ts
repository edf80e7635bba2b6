/**
 * What a good scenario holds beyond its grammar, as one table of rules. An error makes the scenario unfit for use, a
 * warning wants a human's look. To add a rule, add a row. Today's date comes in, so that the same file lints alike.
 */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { computeNumbers } from '@probeboard/domain/scenario/numbers'
import { constraintIds, type Scenario } from '@probeboard/domain/scenario/scenario'
import {
  compareAnchors,
  compareTold,
  findCollisions,
  findDanglingReferences,
  findLeaks,
  type Remark,
} from './checks.ts'
import type { ScenarioFile } from './load.ts'
import type { Problem } from './source.ts'
import { checkVocabulary } from './vocabulary.ts'
import { sittingIn, unspeakable, vendorIn } from './wording.ts'

interface Rule {
  readonly name: string
  readonly level: 'error' | 'warning'
  check(scenario: Scenario, today: string): Remark[]
}

export interface Finding extends Problem {
  readonly level: 'error' | 'warning'
  readonly rule: string
}

const sixMonths = 184 * 24 * 3600 * 1000

const lists = ['facts', 'probes', 'curveballs', 'flags', 'tradeoffs'] as const

export const rules: readonly Rule[] = [
  {
    name: 'unique-ids',
    level: 'error',
    check: (scenario) =>
      lists.flatMap((list) =>
        scenario[list].flatMap(({ id }, i) =>
          scenario[list].findIndex((other) => other.id === id) === i
            ? []
            : [
                {
                  path: [list, i, 'id'],
                  message: `Another entry of ${list} has the id "${id}". Give this one its own.`,
                },
              ],
        ),
      ),
  },
  {
    name: 'three-curveballs',
    level: 'error',
    check: ({ curveballs }) =>
      (['model_wrong', 'api_down', 'scale_100x'] as const)
        .filter((kind) => !curveballs.some((curveball) => curveball.kind === kind))
        .map((kind) => ({ path: ['curveballs'], message: `No curveball has the kind ${kind}. Add one.` })),
  },
  {
    name: 'two-probes',
    level: 'error',
    check: ({ probes }) =>
      dimensionIds.flatMap((dimension) => {
        const count = probes.filter((probe) => probe.dimension === dimension).length
        return count >= 2
          ? []
          : [
              {
                path: ['probes'],
                message: `${dimension} has ${count} of the 2 probes that it needs. Add ${2 - count}.`,
              },
            ]
      }),
  },
  { name: 'different-anchors', level: 'error', check: compareAnchors },
  {
    name: 'two-tradeoffs',
    level: 'error',
    check: ({ tradeoffs }) =>
      tradeoffs.length >= 2 ? [] : [{ path: ['tradeoffs'], message: 'A scenario needs two tradeoffs. Add one.' }],
  },
  {
    name: 'both-flags',
    level: 'error',
    check: ({ flags }) =>
      (['red', 'good'] as const)
        .filter((tone) => !flags.some((flag) => flag.tone === tone))
        .map((tone) => ({ path: ['flags'], message: `No flag has the tone ${tone}. Add what to look out for.` })),
  },
  {
    name: 'constraint-facts',
    level: 'error',
    check: ({ facts }) =>
      constraintIds
        .filter((id) => !facts.some(({ constraint }) => constraint === id))
        .map((id) => ({
          path: ['facts'],
          message: `No fact tells about ${id}, so its lamp can never light. Give one "constraint: ${id}".`,
        })),
  },
  { name: 'own-words', level: 'error', check: checkVocabulary },
  {
    name: 'nothing-leaks',
    level: 'error',
    check: (scenario) => [
      ...findLeaks(scenario, scenario.brief.prompt, ['brief', 'prompt']),
      ...findLeaks(scenario, scenario.challenge, ['challenge']),
    ],
  },
  {
    name: 'no-minutes',
    level: 'error',
    check: ({ brief }) => {
      const found = sittingIn(brief.prompt)
      const message = `The prompt says "${found}". The settings of each interview decide how long it is. Take it out.`
      return found ? [{ path: ['brief', 'prompt'], message }] : []
    },
  },
  {
    name: 'no-vendor',
    level: 'error',
    check: ({ brief, challenge }) =>
      [
        { path: ['brief', 'prompt'], text: brief.prompt },
        { path: ['challenge'], text: challenge },
      ].flatMap(({ path, text }) => {
        const found = vendorIn(text)
        return found ? [{ path, message: `"${found}" is a product. Say what it does instead of its name.` }] : []
      }),
  },
  { name: 'references', level: 'error', check: findDanglingReferences },
  {
    name: 'inputs-have-origin',
    level: 'error',
    check: ({ inputs, priceBook }) =>
      Object.entries(inputs).flatMap(([name, { fact, basis }]) => {
        const path = ['inputs', name]
        if (!fact && !basis) return [{ path, message: `Say where "${name}" comes from: give it a fact or a basis.` }]
        if (fact && basis)
          return [{ path, message: `"${name}" has both a fact and a basis. Keep the one that is true.` }]
        if (basis !== 'price-book' || priceBook) return []
        return [
          { path, message: `"${name}" is from a price book, but the file has no priceBook. Add its name and date.` },
        ]
      }),
  },
  { name: 'told-as-counted', level: 'error', check: compareTold },
  {
    name: 'numbers-compute',
    level: 'error',
    check: (scenario) =>
      computeNumbers(scenario).flatMap(({ id, problem }, i) => {
        if (!problem) return []
        const key = problem.kind === 'differs' ? 'value' : problem.kind === 'duplicate-name' ? 'id' : 'formula'
        return [{ path: ['numbers', i, key], at: problem.at, message: `Number "${id}": ${problem.message}` }]
      }),
  },
  {
    name: 'unused-input',
    level: 'warning',
    check: ({ inputs, numbers }) => {
      const used = new Set(numbers.flatMap(({ formula }) => formula.match(/[a-z_][a-z0-9_]*/g) ?? []))
      return Object.keys(inputs)
        .filter((name) => !used.has(name))
        .map((name) => ({ path: ['inputs', name], message: `No formula uses "${name}". Use it or take it out.` }))
    },
  },
  { name: 'hints-collide', level: 'error', check: findCollisions },
  {
    name: 'speakable',
    level: 'warning',
    check: ({ facts, probes, curveballs }) =>
      [
        ...facts.map(({ answer }, i) => ({ path: ['facts', i, 'answer'], text: answer })),
        ...probes.map(({ ask }, i) => ({ path: ['probes', i, 'ask'], text: ask })),
        ...curveballs.map(({ text }, i) => ({ path: ['curveballs', i, 'text'], text })),
      ].flatMap(({ path, text }) => {
        const found = unspeakable(text)
        return found ? [{ path, message: `"${found}" cannot be read aloud. Write it as words.` }] : []
      }),
  },
  {
    name: 'sources-once',
    level: 'error',
    check: ({ sources }) =>
      sources.flatMap(({ url }, i) =>
        sources.findIndex((other) => other.url === url) === i
          ? []
          : [{ path: ['sources', i, 'url'], message: 'This source is listed twice. Take one out.' }],
      ),
  },
  {
    name: 'review-order',
    level: 'error',
    check: ({ reviewedOn, reviewBy }) =>
      reviewBy > reviewedOn
        ? []
        : [{ path: ['reviewBy'], message: `reviewBy must come after ${reviewedOn}. Mend it.` }],
  },
  {
    name: 'review-due',
    level: 'warning',
    check: ({ reviewedOn, reviewBy }, today) => {
      if (reviewBy < today)
        return [
          {
            path: ['reviewBy'],
            message: `The review was due on ${reviewBy}. Check facts and prices, then set both dates.`,
          },
        ]
      if (Date.parse(reviewBy) - Date.parse(reviewedOn) <= sixMonths) return []
      return [{ path: ['reviewBy'], message: 'Prices and models age fast. Review within six months.' }]
    },
  },
]

/** All that the rules say about a file; nothing where the file is no scenario, which its own problems tell. */
export function lintScenario({ file, scenario, source }: ScenarioFile, today: string): readonly Finding[] {
  if (!scenario) return []
  return rules.flatMap(({ name, level, check }) =>
    check(scenario, today).map(({ path, at, message }) => {
      const place = at === undefined ? source.place(path) : source.placeWithin(path, at)
      return { file, ...place, level, rule: name, message }
    }),
  )
}
