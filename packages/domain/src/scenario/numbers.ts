/**
 * The reference numbers of a scenario, computed from its inputs. A number may lean on inputs and on other numbers, in any
 * order of writing; changing an input changes everything that leans on it. A faulty number is a value with a problem and
 * never stops the others.
 */
import { checkCarried } from './carried.ts'
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
    const result = solve(number, path)
    if (!results.has(number.id)) results.set(number.id, result)
  }

  function solve(number: ReferenceNumber, path: readonly string[]): ComputedNumber {
    const { id } = number
    const expression = parseFormula(number.formula)
    if ('message' in expression) return { id, problem: expression }
    for (const [name, at] of readNames(expression)) {
      if (values.has(name)) continue
      const other = byId.get(name)
      if (!other) return { id, problem: { kind: 'unknown-name', at, message: unknownName(name) } }
      if (path.includes(name)) close(path.slice(path.indexOf(name)))
      else if (!results.has(name)) settle(other, [...path, name])
      if (!values.has(name)) return { id, problem: { kind: 'depends', at, message: waiting(name) } }
    }
    const value = evaluateFormula(expression, values)
    if (typeof value !== 'number') return { id, problem: value }
    values.set(id, value)
    const { unit } = number
    const problem =
      checkUnits(expression, unit, units) ?? checkCarried(expression, unit, units) ?? compare(number, value)
    return problem ? { id, value, problem } : { id, value }
  }

  /** Names every member of a circle, each by the circle as seen from itself. */
  function close(circle: readonly string[]): void {
    for (const [index, id] of circle.entries()) {
      const chain = [...circle.slice(index), ...circle.slice(0, index), id].join(' needs ')
      results.set(id, {
        id,
        problem: { kind: 'cycle', at: 0, message: `It leans on itself: ${chain}. Break the circle.` },
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
