/**
 * The content rules that compare one part of a scenario with another: anchors with anchors, hints with hints, public texts
 * with facts, references with what they name, told values with counted ones. Each answers with remarks on paths.
 */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import type { Remark } from './rule.ts'
import { holdsNumber, isSame, likeness, numbersIn, sharedRun } from './wording.ts'

/** Texts that share this much of their words say the same. */
const tooAlike = 0.8
/** So many words in a row are no coincidence. */
const leakedWords = 5
/** Smaller numbers stand in every text by chance. */
const tellingNumber = 12
const ratings = [1, 2, 3, 4] as const
const pairs = [
  [1, 2],
  [1, 3],
  [1, 4],
  [2, 3],
  [2, 4],
  [3, 4],
] as const

export function compareAnchors({ rubric }: Scenario): Remark[] {
  return dimensionIds.flatMap((dimension) =>
    pairs
      .filter(([a, b]) => likeness(rubric[dimension][a], rubric[dimension][b]) >= tooAlike)
      .map(([a, b]) => ({
        path: ['rubric', dimension, b],
        message: `Nobody can tell a ${b} from a ${a} in ${dimension}. Say what is different.`,
      })),
  )
}

/** Each hint finds one fact: two that are worded alike would leave the interviewer guessing. */
export function findCollisions({ facts }: Scenario): Remark[] {
  const hints = facts.flatMap((fact, i) =>
    fact.hints.map((hint, j) => ({ hint, id: fact.id, path: ['facts', i, 'hints', j] })),
  )
  return hints.flatMap(({ hint, path }, place) => {
    const other = hints.slice(0, place).find((earlier) => likeness(earlier.hint, hint) >= tooAlike)
    const message = `This hint also leads to the fact "${other?.id}". Word it so that it leads to one.`
    return other ? [{ path, message }] : []
  })
}

/** What a public text gives away: the words of an answer, or a value that only a fact tells. */
export function findLeaks({ facts, inputs }: Scenario, text: string, path: readonly PropertyKey[]): Remark[] {
  const said = facts.flatMap(({ id, answer }) => {
    const run = sharedRun(answer, text, leakedWords)
    return run ? [{ path, message: `"${run}" gives away the fact "${id}". Take it out.` }] : []
  })
  const open = new Set(Object.values(inputs).flatMap(({ basis, value }) => (basis === 'brief' ? [value] : [])))
  const counted = Object.values(inputs).flatMap(({ fact, value }) =>
    fact && value > tellingNumber && !open.has(value) && holdsNumber(text, value)
      ? [{ path, message: `The number ${value} gives away the fact "${fact}". Take it out.` }]
      : [],
  )
  return [...said, ...counted]
}

export function findDanglingReferences({ facts, probes, curveballs, tradeoffs, inputs, numbers }: Scenario): Remark[] {
  const [factIds, numberIds] = [new Set(facts.map(({ id }) => id)), new Set(numbers.map(({ id }) => id))]
  const lost = Object.entries(inputs).flatMap(([name, { fact }]) =>
    fact && !factIds.has(fact)
      ? [{ path: ['inputs', name, 'fact'], message: `There is no fact "${fact}". Mend the name or add the fact.` }]
      : [],
  )
  const leaning = Object.entries({ probes, curveballs, tradeoffs }).flatMap(([list, entries]) =>
    entries.flatMap((entry, i) => (entry.numbers ?? []).map((id, j) => ({ id, path: [list, i, 'numbers', j] }))),
  )
  return [
    ...lost,
    ...leaning
      .filter(({ id }) => !numberIds.has(id))
      .map(({ id, path }) => ({ path, message: `There is no number "${id}". Mend the name or add the number.` })),
  ]
}

/** A value that a fact tells must stand in that fact's answer, so that nobody changes one without the other. */
export function compareTold({ facts, brief, inputs }: Scenario): Remark[] {
  return Object.entries(inputs).flatMap(([name, { fact, basis, value }]) => {
    const text = basis === 'brief' ? brief.prompt : facts.find(({ id }) => id === fact)?.answer
    if (text === undefined || holdsNumber(text, value)) return []
    const where = basis === 'brief' ? 'the prompt' : `the fact "${fact}"`
    return [{ path: ['inputs', name, 'value'], message: `${value} does not stand in ${where}. Make the two agree.` }]
  })
}

/** Numbers of the prompt that no input marks as public, so that neither a sum nor a leak can know of them. */
export function findUnmarked({ brief, inputs }: Scenario): Remark[] {
  const open = Object.values(inputs).flatMap(({ basis, value }) => (basis === 'brief' ? [value] : []))
  return numbersIn(brief.prompt)
    .filter(({ values }) => values.every((value) => value > tellingNumber || !Number.isInteger(value)))
    .filter(({ values }) => !values.some((value) => open.some((other) => isSame(value, other))))
    .map(({ text, at }) => ({
      path: ['brief', 'prompt'],
      at,
      message: `No input marks ${text} as public. Give it an input with "basis: brief", or take it out of the prompt.`,
    }))
}

const fewestWords = 5
const placeholder = /\b(?:TODO|TBD|FIXME|XXX+|lorem ipsum)\b|\?\?|\.\.\.|…/

/** Anchors that say too little to rate by. */
export function findThinAnchors({ rubric }: Scenario): Remark[] {
  return dimensionIds.flatMap((dimension) =>
    ratings.flatMap((rating) => {
      const text = rubric[dimension][rating]
      const path = ['rubric', dimension, rating]
      const [found] = placeholder.exec(text) ?? []
      if (found) return [{ path, message: `"${found}" is no anchor. Write what earns a ${rating} in ${dimension}.` }]
      if (text.trim().split(/\s+/).length >= fewestWords) return []
      return [{ path, message: `Too short to rate by. Write what somebody does who gets a ${rating} in ${dimension}.` }]
    }),
  )
}
