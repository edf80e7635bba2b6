/** Which numbers lean on which: what moves when a value moves. */
import { parseFormula, readNames } from './formula.ts'
import type { ReferenceNumber } from './scenario.ts'

type Stated = Pick<ReferenceNumber, 'id' | 'formula'>

function namesIn(formula: string): ReadonlySet<string> {
  const expression = parseFormula(formula)
  return new Set('message' in expression ? [] : readNames(expression).keys())
}

/** Widens a set, step by step, until a step brings nothing new. */
function widen(names: Iterable<string>, step: (held: ReadonlySet<string>) => Iterable<string>): Set<string> {
  const held = new Set(names)
  for (let before = -1; before < held.size; ) {
    before = held.size
    for (const name of [...step(held)]) held.add(name)
  }
  return held
}

/** The ids of all numbers that lean on one of `names`, however far, in the order of the file. */
export function numbersLeaningOn(names: Iterable<string>, numbers: readonly Stated[]): readonly string[] {
  const leaning = numbers.map(({ id, formula }) => ({ id, on: namesIn(formula) }))
  const moved = widen(names, (held) => leaning.filter(({ on }) => !on.isDisjointFrom(held)).map(({ id }) => id))
  return numbers.map(({ id }) => id).filter((id) => moved.has(id))
}

/** The names of all inputs and numbers that `names` lean on, however far, themselves included. */
export function namesBeneath(names: Iterable<string>, numbers: readonly Stated[]): ReadonlySet<string> {
  const formulas = new Map(numbers.map(({ id, formula }) => [id, formula]))
  return widen(names, (held) => [...held].flatMap((name) => [...namesIn(formulas.get(name) ?? '')]))
}
