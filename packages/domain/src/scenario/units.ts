/**
 * Units as far as they can be checked by name alone: what is added, subtracted or compared has one unit, and a formula
 * that only does that has the unit which the number states. Products, quotients and powers are taken at their word, but for what `carried` knows.
 */
import type { Expression, FormulaProblem } from './formula.ts'

/** The unit of a formula where it is plain, nothing where it is not, a problem where two units clash. */
type Unit = string | undefined | FormulaProblem

/** Checks a formula whose result is stated in `unit`; `units` knows what every name is measured in. */
export function checkUnits(
  expression: Expression,
  unit: string,
  units: ReadonlyMap<string, string>,
): FormulaProblem | undefined {
  const found = readUnit(expression, units)
  if (typeof found === 'object') return found
  if (found === undefined || found === unit) return undefined
  return { kind: 'unit', at: 0, message: `The formula gives ${found}, the number says ${unit}. Mend the unit.` }
}

function readUnit(expression: Expression, units: ReadonlyMap<string, string>): Unit {
  switch (expression.kind) {
    case 'literal':
      return undefined
    case 'name':
      return units.get(expression.name)
    case 'negative':
      return readUnit(expression.of, units)
    case 'call':
      return like(expression.of, expression.at, units, expression.name !== 'sqrt')
    case 'binary':
      return like(expression.of, expression.at, units, expression.operator === '+' || expression.operator === '-')
  }
}

/** `kept`: the operation needs one unit and keeps it; otherwise only what stands inside it is checked. */
function like(of: readonly Expression[], at: number, units: ReadonlyMap<string, string>, kept: boolean): Unit {
  const found = of.map((inner) => readUnit(inner, units))
  const problem = found.find((unit) => typeof unit === 'object')
  if (problem || !kept) return problem
  const [first, second] = [...new Set(found.filter((unit) => unit !== undefined))]
  if (second === undefined) return first
  return { kind: 'unit', at, message: `This mixes ${first} and ${second}. Convert one of them first.` }
}
