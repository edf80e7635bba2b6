/** What a good scenario holds beyond its grammar, as one table of rules. To add a rule, add a row. */
import type { ScenarioFile } from './load.ts'
import type { Finding, Rule } from './rule.ts'
import { figureRules } from './rules/figures.ts'
import { partRules } from './rules/parts.ts'
import { textRules } from './rules/texts.ts'
import { upkeepRules } from './rules/upkeep.ts'
import type { Problem } from './source.ts'

export const rules: readonly Rule[] = [...partRules, ...textRules, ...figureRules, ...upkeepRules]

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

/** The rule of all that the grammar, a book or another file refuses. */
export const formRule = {
  name: 'form',
  level: 'error',
  asks: 'The file is YAML with the keys of the schema, its books exist, and its id is its own.',
  mend: 'Follow the message; an editor that knows the JSON Schema completes keys and values.',
} as const

export function asFinding(problem: Problem): Finding {
  return { ...problem, level: formRule.level, rule: formRule.name }
}

/** All that is to be said of a file, by line: what keeps it from being a scenario, or what the rules say; `others` come from what lies beside it. */
export function findingsOf(file: ScenarioFile, today: string, others: readonly Problem[] = []): readonly Finding[] {
  return [...[...file.problems, ...others].map(asFinding), ...lintScenario(file, today)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  )
}
