/**
 * Units through products and quotients, as far as they can be trusted: most nouns change on the way ("documents" times
 * "pages/document" is said as "pages", yet a question may be a document), but money and memory never come of nothing and
 * never get lost. So a number in dollars must come of dollars, once, and one that is not in dollars must not.
 */
import type { Expression, FormulaProblem } from './formula.ts'

const carried = [
  { called: 'money', words: /^(?:dollars?|cents?|euros?|pounds?)$/i },
  { called: 'memory', words: /^(?:bytes?|bits?|[kmgtp]b|(?:kilo|mega|giga|tera|peta)bytes?)$/i },
] as const

/** How often a measure stands in a unit: 1 in "dollars/month", -1 in "tokens/dollar". */
function powerIn(unit: string, words: RegExp): number {
  const [over = '', ...under] = unit.split('/')
  const count = (part: string): number => part.split(/\s+/).filter((word) => words.test(word)).length
  return count(over) - count(under.join(' '))
}

/** The power that a formula gives it; nothing where only literals speak or the power is not plain. */
function powerOf(expression: Expression, of: (name: string) => number): number | undefined {
  switch (expression.kind) {
    case 'literal':
      return undefined
    case 'name':
      return of(expression.name)
    case 'negative':
      return powerOf(expression.of, of)
    case 'call': {
      const power = expression.of.map((inner) => powerOf(inner, of)).find((found) => found !== undefined)
      return expression.name === 'sqrt' && power !== undefined ? power / 2 : power
    }
    case 'binary': {
      const [left, right] = expression.of
      const powers = [powerOf(left, of), powerOf(right, of)] as const
      if (expression.operator === '+' || expression.operator === '-') return powers[0] ?? powers[1]
      if (expression.operator === '^')
        return right.kind === 'literal' && powers[0] ? powers[0] * right.value : powers[0]
      if (powers[0] === undefined && powers[1] === undefined) return undefined
      return (powers[0] ?? 0) + (expression.operator === '*' ? 1 : -1) * (powers[1] ?? 0)
    }
  }
}

export function checkCarried(
  expression: Expression,
  unit: string,
  units: ReadonlyMap<string, string>,
): FormulaProblem | undefined {
  for (const { called, words } of carried) {
    const given = powerOf(expression, (name) => powerIn(units.get(name) ?? '', words))
    const stated = powerIn(unit, words)
    if (given === undefined || given === stated) continue
    const gives = given === 0 ? `no ${called}` : given === 1 ? called : `${called} to the power ${given}`
    const message = `The formula gives ${gives}, the number says ${unit}. Mend one of them.`
    return { kind: 'unit', at: 0, message }
  }
  return undefined
}
