/** Rules on what a scenario has to hold. */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { constraintIds } from '@probeboard/domain/scenario/scenario'
import { compareAnchors, findDanglingReferences, findThinAnchors } from '../checks.ts'
import type { Rule } from '../rule.ts'

const lists = ['facts', 'probes', 'curveballs', 'flags', 'tradeoffs'] as const
const advisedDimensions = 5

export const partRules: readonly Rule[] = [
  {
    name: 'unique-ids',
    level: 'error',
    asks: 'No two facts, probes, curveballs, flags or tradeoffs have one id.',
    mend: 'Give one of the two an id of its own.',
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
    asks: 'There are curveballs of the kinds model_wrong, api_down and scale_100x.',
    mend: 'Add a curveball of the kind that is missing.',
    check: ({ curveballs }) =>
      (['model_wrong', 'api_down', 'scale_100x'] as const)
        .filter((kind) => !curveballs.some((curveball) => curveball.kind === kind))
        .map((kind) => ({ path: ['curveballs'], message: `No curveball has the kind ${kind}. Add one.` })),
  },
  {
    name: 'two-probes',
    level: 'error',
    asks: 'Each dimension has two probes or more.',
    mend: 'Add a probe, or give one that there are more of to the dimension that lacks it.',
    check: ({ probes }) =>
      dimensionIds.flatMap((dimension) => {
        const count = probes.filter((probe) => probe.dimension === dimension).length
        const message = `${dimension} has ${count} of the 2 probes that it needs. Add ${2 - count}.`
        return count >= 2 ? [] : [{ path: ['probes'], message }]
      }),
  },
  {
    name: 'different-anchors',
    level: 'error',
    asks: 'The anchors of a dimension differ so far that a reader can tell them apart.',
    mend: 'Say in each anchor what is different from the one below it.',
    check: compareAnchors,
  },
  {
    name: 'whole-anchors',
    level: 'error',
    asks: 'Each anchor describes what somebody does, in five words or more, and holds no placeholder.',
    mend: 'Write what a candidate says or does who gets this rating.',
    check: findThinAnchors,
  },
  {
    name: 'two-tradeoffs',
    level: 'error',
    asks: 'There are two tradeoffs or more.',
    mend: 'Add a choice without one right answer, and what would turn it round.',
    check: ({ tradeoffs }) =>
      tradeoffs.length >= 2 ? [] : [{ path: ['tradeoffs'], message: 'A scenario needs two tradeoffs. Add one.' }],
  },
  {
    name: 'both-flags',
    level: 'error',
    asks: 'There are flags of both tones, red and good.',
    mend: 'Add a flag of the tone that is missing.',
    check: ({ flags }) =>
      (['red', 'good'] as const)
        .filter((tone) => !flags.some((flag) => flag.tone === tone))
        .map((tone) => ({ path: ['flags'], message: `No flag has the tone ${tone}. Add what to look out for.` })),
  },
  {
    name: 'constraint-facts',
    level: 'error',
    asks: 'Facts tell about cost, latency and compliance, so that each lamp can light.',
    mend: 'Give the fact that tells about it "constraint: cost", "latency" or "compliance".',
    check: ({ facts }) =>
      constraintIds
        .filter((id) => !facts.some(({ constraint }) => constraint === id))
        .map((id) => ({
          path: ['facts'],
          message: `No fact tells about ${id}, so its lamp can never light. Give one "constraint: ${id}".`,
        })),
  },
  {
    name: 'references',
    level: 'error',
    asks: 'The facts and numbers that are named exist.',
    mend: 'Mend the spelling, or add what is named.',
    check: findDanglingReferences,
  },
  {
    name: 'dimension-count',
    level: 'warning',
    asks: 'An interview on it rates five dimensions at most, each once; more make ratings worse.',
    mend: 'Leave a dimension to the second interviewer.',
    check: ({ settings: { dimensions = [] } = {} }) => {
      const path = ['settings', 'dimensions']
      const twice = dimensions.findIndex((id, i) => dimensions.indexOf(id) < i)
      if (twice >= 0)
        return [{ path: [...path, twice], message: `${dimensions[twice]} stands here twice. Leave one out.` }]
      if (dimensions.length <= advisedDimensions) return []
      const message = `Nobody rates ${dimensions.length} dimensions well at once. Leave it at ${advisedDimensions}.`
      return [{ path, message }]
    },
  },
  {
    name: 'phases-add-up',
    level: 'error',
    asks: 'The minutes of the phases add up to the minutes of the interview.',
    mend: 'Change the minutes of a phase, or the whole.',
    check: ({ settings: { minutes, phases } = {} }) => {
      if (!phases) return []
      const path = ['settings', 'phases']
      if (minutes === undefined) return [{ path, message: 'The phases have no whole. Add "minutes" to the settings.' }]
      const sum = phases.reduce((total, phase) => total + phase.minutes, 0)
      if (sum === minutes) return []
      return [{ path, message: `The phases take ${sum} minutes and the interview ${minutes}. Make the two agree.` }]
    },
  },
]
