/** All that a scenario says, as texts with their paths, by who reads them. */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import type { Scenario } from '@probeboard/domain/scenario/scenario'

export interface Text {
  readonly path: readonly PropertyKey[]
  readonly text: string
}

function several(path: readonly PropertyKey[], texts: readonly string[] = []): Text[] {
  return texts.map((text, i) => ({ path: [...path, i], text }))
}

/** What anybody may read. */
export function publicTexts({ brief, challenge }: Scenario): Text[] {
  return [
    { path: ['brief', 'prompt'], text: brief.prompt },
    { path: ['challenge'], text: challenge },
  ]
}

/** What a candidate comes to read later, when it is told. */
export function toldTexts({ facts, curveballs }: Scenario): Text[] {
  return [
    ...facts.map(({ answer }, i) => ({ path: ['facts', i, 'answer'], text: answer })),
    ...curveballs.flatMap(({ title, text }, i) => [
      { path: ['curveballs', i, 'title'], text: title },
      { path: ['curveballs', i, 'text'], text },
    ]),
  ]
}

/** What an interviewer listens and looks for. */
export function ratedTexts({ probes, curveballs, flags, rubric, notAi, tradeoffs }: Scenario): Text[] {
  return [
    ...probes.flatMap(({ ask, listenFor, parts }, i) => [
      { path: ['probes', i, 'ask'], text: ask },
      ...several(['probes', i, 'listenFor'], listenFor),
      ...several(['probes', i, 'parts'], parts),
    ]),
    ...curveballs.flatMap(({ good, weak }, i) => [
      ...several(['curveballs', i, 'good'], good),
      ...several(['curveballs', i, 'weak'], weak),
    ]),
    ...flags.map(({ text }, i) => ({ path: ['flags', i, 'text'], text })),
    ...dimensionIds.flatMap((id) =>
      ([1, 2, 3, 4] as const).map((rating) => ({ path: ['rubric', id, rating], text: rubric[id][rating] })),
    ),
    ...several(['notAi'], notAi),
    ...tradeoffs.flatMap(({ choice, sides, flip }, i) => [
      { path: ['tradeoffs', i, 'choice'], text: choice },
      ...(sides ?? []).flatMap(({ option, when }, j) => [
        { path: ['tradeoffs', i, 'sides', j, 'option'], text: option },
        { path: ['tradeoffs', i, 'sides', j, 'when'], text: when },
      ]),
      { path: ['tradeoffs', i, 'flip'], text: flip },
    ]),
  ]
}

/** What stands beside the sums. */
export function numberTexts({ numbers }: Scenario): Text[] {
  return numbers.flatMap(({ title, means }, i) => [
    { path: ['numbers', i, 'title'], text: title },
    ...(means === undefined ? [] : [{ path: ['numbers', i, 'means'], text: means }]),
  ])
}
