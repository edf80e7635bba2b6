/** What a good scenario holds beyond its grammar, as one table of rules. To add a rule, add a row. */
import type { ScenarioFile } from './load.ts'
import type { Finding, Rule } from './rule.ts'
import { figureRules } from './rules/figures.ts'
import { partRules } from './rules/parts.ts'
import { textRules } from './rules/texts.ts'
import { upkeepRules } from './rules/upkeep.ts'

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
