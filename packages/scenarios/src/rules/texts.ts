/** Rules on how the texts of a scenario are worded, and on what they must not give away. */
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { findCollisions, findLeaks, findUnmarked } from '../checks.ts'
import type { Remark, Rule } from '../rule.ts'
import { publicTexts, ratedTexts, type Text, toldTexts } from '../texts.ts'
import { checkVocabulary } from '../vocabulary.ts'
import { bundledIn, libraryIn, markupIn, readingGrade, sittingIn, unspeakable, vendorIn } from '../wording.ts'

/** School years; ten is where plain technical prose ends. */
const highestGrade = 10

/** A remark on each text in which something is found, at its place. */
function seek(
  texts: readonly Text[],
  find: (text: string) => string | undefined,
  say: (found: string) => string,
): Remark[] {
  return texts.flatMap(({ path, text }) => {
    const found = find(text)
    return found === undefined ? [] : [{ path, at: text.indexOf(found), message: say(found) }]
  })
}

function spokenTexts({ facts, probes, curveballs }: Scenario): Text[] {
  return [
    ...facts.map(({ answer }, i) => ({ path: ['facts', i, 'answer'], text: answer })),
    ...probes.map(({ ask }, i) => ({ path: ['probes', i, 'ask'], text: ask })),
    ...curveballs.map(({ text }, i) => ({ path: ['curveballs', i, 'text'], text })),
  ]
}

export const textRules: readonly Rule[] = [
  {
    name: 'own-words',
    level: 'error',
    asks: 'Each word of the vocabulary is new and is found in its example.',
    mend: 'Leave out what is known already, or give a label that holds the word.',
    check: checkVocabulary,
  },
  {
    name: 'nothing-leaks',
    level: 'error',
    asks: 'Prompt and challenge give away no fact: neither five words of an answer in a row, nor a number that a fact tells.',
    mend: 'Take it out of the public text.',
    check: (scenario) => publicTexts(scenario).flatMap(({ path, text }) => findLeaks(scenario, text, path)),
  },
  {
    name: 'public-numbers',
    level: 'error',
    asks: 'Each number of the prompt, but for those up to 12, is an input that is marked as public.',
    mend: 'Give it an input with "basis: brief", or take it out of the prompt.',
    check: findUnmarked,
  },
  {
    name: 'no-minutes',
    level: 'error',
    asks: 'The prompt does not say how long the interview is.',
    mend: 'Take the time out: the settings of each interview decide it.',
    check: ({ brief }) =>
      seek(
        [{ path: ['brief', 'prompt'], text: brief.prompt }],
        sittingIn,
        (found) => `The prompt says "${found}". The settings of each interview decide how long it is. Take it out.`,
      ),
  },
  {
    name: 'no-vendor',
    level: 'error',
    asks: 'Prompt and challenge name no product, model or vendor.',
    mend: 'Say what it does instead of its name.',
    check: (scenario) =>
      seek(
        publicTexts(scenario),
        vendorIn,
        (found) => `"${found}" is a product. Say what it does instead of its name.`,
      ),
  },
  {
    name: 'neutral-stack',
    level: 'warning',
    asks: 'Nothing that is asked or rated needs a library, model or tool by its name.',
    mend: 'Rate what somebody understands, not which product they know: say what the thing does.',
    check: (scenario) =>
      seek(
        ratedTexts(scenario),
        libraryIn,
        (found) =>
          `"${found}" is one product of several. Say what it does, so that users of another are not rated lower.`,
      ),
  },
  {
    name: 'plain-markdown',
    level: 'error',
    asks: 'What a candidate reads holds no HTML, link, picture, heading or code: it is shown as paragraphs, bold and lists.',
    mend: 'Write it as words; a link belongs into the sources.',
    check: (scenario) =>
      seek(
        [...publicTexts(scenario), ...toldTexts(scenario)],
        markupIn,
        (found) => `"${found}" would be shown as it is written. Say it in words; links belong into the sources.`,
      ),
  },
  {
    name: 'reading-level',
    level: 'warning',
    asks: `The prompt can be read by whoever went to school for ${highestGrade} years (Automated Readability Index).`,
    mend: 'Make sentences shorter and take shorter words.',
    check: ({ brief }) => {
      const grade = readingGrade(brief.prompt)
      const message = `The prompt asks for ${Math.round(grade)} years of school, ${highestGrade} are enough. Shorten sentences and words.`
      return grade > highestGrade ? [{ path: ['brief', 'prompt'], message }] : []
    },
  },
  {
    name: 'one-answer',
    level: 'warning',
    asks: 'A fact gives one answer: no two clauses that count different things.',
    mend: 'Split it into two facts, each with hints of its own.',
    check: ({ facts }) =>
      facts.flatMap(({ answer }, i) => {
        const [one, other] = bundledIn(answer) ?? []
        const message = `This tells of ${one} and of ${other}: who asks for the one is given both. Split the fact.`
        return one && other ? [{ path: ['facts', i, 'answer'], message }] : []
      }),
  },
  {
    name: 'hints-collide',
    level: 'error',
    asks: 'No two hints are worded alike, so that each leads to one fact.',
    mend: 'Word one of them differently.',
    check: findCollisions,
  },
  {
    name: 'speakable',
    level: 'warning',
    asks: 'Answers, questions and curveballs can be read aloud as they stand.',
    mend: 'Write the sign as words.',
    check: (scenario) =>
      seek(spokenTexts(scenario), unspeakable, (found) => `"${found}" cannot be read aloud. Write it as words.`),
  },
]
