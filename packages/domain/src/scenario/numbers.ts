/**
 * The reference numbers of a scenario, computed from its inputs. A number may lean on inputs and on other numbers, in any
 * order of writing; changing an input changes everything that leans on it. A faulty number is a value with a problem and
 * never stops the others.
 */
import { evaluateFormula, type FormulaProblem, parseFormula, readNames, unknownName } from './formula.ts'
import type { ReferenceNumber, Scenario } from './scenario.ts'
import { checkUnits } from './units.ts'

export interface ComputedNumber {
  readonly id: string
  /** What the formula gives; missing where it gives none. */
  readonly value?: number
  /** What is wrong; `at` counts within the formula. A number whose claim differs has a value and a problem. */
  readonly problem?: FormulaProblem
}

/** How far a claimed value may stand from the computed one where the number says nothing: half a percent. */
const defaultTolerance = 0.005

/** Whether a claimed value agrees with the computed one; `tolerance` is relative to the larger of the two. */
export function agrees(claimed: number, computed: number, tolerance = defaultTolerance): boolean {
  return Math.abs(claimed - computed) <= tolerance * Math.max(Math.abs(claimed), Math.abs(computed))
}

/** One result for each number, in the order of the file. */
export function computeNumbers({ inputs, numbers }: Pick<Scenario, 'inputs' | 'numbers'>): readonly ComputedNumber[] {
  const byId = new Map(numbers.toReversed().map((number) => [number.id, number]))
  const values = new Map(Object.entries(inputs).map(([name, input]) => [name, input.value]))
  const units = new Map([...numbers, ...Object.entries(inputs).map(([id, { unit }]) => ({ id, unit }))].map(unitOf))
  const results = new Map<string, ComputedNumber>()

  /** Settles one number after all that it leans on; `path` is the way there, itself last. */
  function settle(number: ReferenceNumber, path: readonly string[]): void {
    const { id } = number
    const fail = (problem: FormulaProblem) => void results.set(id, { id, problem })
    const expression = parseFormula(number.formula)
    if ('message' in expression) return fail(expression)
    for (const [name, at] of readNames(expression)) {
      const other = byId.get(name)
      if (other && !values.has(name)) {
        if (path.includes(name)) close([...path.slice(path.indexOf(name)), name])
        else if (!results.has(name)) settle(other, [...path, name])
        if (results.has(id)) return
        if (!values.has(name)) return fail({ kind: 'depends', at, message: waiting(name) })
      } else if (!values.has(name)) return fail({ kind: 'unknown-name', at, message: unknownName(name) })
    }
    const problem = checkUnits(expression, number.unit, units)
    const value = evaluateFormula(expression, values)
    if (typeof value !== 'number') return fail(value)
    values.set(id, value)
    const claim = problem ?? compare(number, value)
    results.set(id, claim ? { id, value, problem: claim } : { id, value })
  }

  /** Names every member of a circle, each by the circle as seen from itself. */
  function close(circle: readonly string[]): void {
    const members = circle.slice(1)
    for (const [index, id] of members.entries()) {
      const chain = [id, ...members.slice(index + 1), ...members.slice(0, index + 1)]
      results.set(id, {
        id,
        problem: { kind: 'cycle', at: 0, message: `It leans on itself: ${chain.join(' needs ')}.` },
      })
    }
  }

  return numbers.map((number) => {
    const { id } = number
    if (Object.hasOwn(inputs, id) || byId.get(id) !== number) {
      const message = `Another input or number is called "${id}". Rename one.`
      return { id, problem: { kind: 'duplicate-name', at: 0, message } }
    }
    if (!results.has(id)) settle(number, [id])
    return results.get(id) ?? { id }
  })
}

function unitOf({ id, unit }: { readonly id: string; readonly unit: string }): [string, string] {
  return [id, unit]
}

function waiting(name: string): string {
  return `It needs "${name}", which has a problem of its own. Mend that first.`
}

function compare({ value: claimed, tolerance }: ReferenceNumber, computed: number): FormulaProblem | undefined {
  if (agrees(claimed, computed, tolerance)) return undefined
  const message = `The formula gives ${Number(computed.toPrecision(6))}, the file claims ${claimed}. Mend one of them.`
  return { kind: 'differs', at: 0, message }
}
