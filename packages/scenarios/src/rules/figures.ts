/** Rules on sums: where values come from, whether formulas give what is claimed, whether texts quote what holds. */
import { numbersLeaningOn } from '@probeboard/domain/scenario/leaning'
import { computeNumbers } from '@probeboard/domain/scenario/numbers'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { compareTold } from '../checks.ts'
import { checkQuotes, findQuoted } from '../quotes.ts'
import type { Remark, Rule } from '../rule.ts'

const sixMonths = 184 * 24 * 3600 * 1000

/** Values of one day that are too old, each day once, with all that moves when they are brought up to date. */
function findStale({ inputs, numbers, priceBook }: Scenario, today: string): Remark[] {
  const dated = Object.entries(inputs).flatMap(
    ([name, { basis, asOf = basis === 'price-book' ? priceBook?.asOf : undefined, book }]) =>
      asOf !== undefined && Date.parse(today) - Date.parse(asOf) > sixMonths ? [{ name, asOf, book }] : [],
  )
  const books = Map.groupBy(dated, ({ asOf, book }) => `${asOf} ${book ?? ''}`)
  return [...books.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { name, asOf, book } = first
    const path = book ? ['inputs', name, 'book'] : inputs[name]?.asOf ? ['inputs', name, 'asOf'] : ['priceBook', 'asOf']
    const moved = numbersLeaningOn(
      group.map((one) => one.name),
      numbers,
    )
    const what = group.map((one) => one.name).join(', ')
    const message = `What is of ${asOf} is older than six months: ${what}. Check it and take a newer book or date; these numbers move: ${moved.join(', ') || 'none'}.`
    return [{ path, message }]
  })
}

export const figureRules: readonly Rule[] = [
  {
    name: 'inputs-have-origin',
    level: 'error',
    asks: 'Each input says where its value comes from: a fact, a book, or another basis, and one only.',
    mend: 'Give it a fact or a basis; for a price also its book or date.',
    check: ({ inputs, priceBook }) =>
      Object.entries(inputs).flatMap(([name, { fact, basis, asOf }]) => {
        const path = ['inputs', name]
        if (!fact && !basis) return [{ path, message: `Say where "${name}" comes from: give it a fact or a basis.` }]
        if (fact && basis)
          return [{ path, message: `"${name}" has both a fact and a basis. Keep the one that is true.` }]
        if (basis !== 'price-book' || priceBook || asOf) return []
        return [
          { path, message: `"${name}" is from a price book, but the file has no priceBook. Add its name and date.` },
        ]
      }),
  },
  {
    name: 'told-as-counted',
    level: 'error',
    asks: 'A value that a fact or the prompt tells stands in its text.',
    mend: 'Make the text and the value agree.',
    check: compareTold,
  },
  {
    name: 'numbers-compute',
    level: 'error',
    asks: 'Each formula can be read, leans on names that exist and not on itself, has the unit it states, and gives what is claimed.',
    mend: 'Mend the formula, or write what it gives.',
    check: (scenario) =>
      computeNumbers(scenario).flatMap(({ id, problem }, i) => {
        if (!problem) return []
        const key = problem.kind === 'differs' ? 'value' : problem.kind === 'duplicate-name' ? 'id' : 'formula'
        return [{ path: ['numbers', i, key], at: problem.at, message: `Number "${id}": ${problem.message}` }]
      }),
  },
  {
    name: 'quotes-hold',
    level: 'error',
    asks: 'A figure that a text quotes is what an input, a computed number or a fact says.',
    mend: 'Write what it is now, or give the figure an input of its own.',
    check: checkQuotes,
  },
  {
    name: 'unused-input',
    level: 'warning',
    asks: 'Each input is used by a formula or quoted by a text.',
    mend: 'Use it or take it out.',
    check: (scenario) => {
      const used = new Set(scenario.numbers.flatMap(({ formula }) => formula.match(/[a-z_][a-z0-9_]*/g) ?? []))
      const idle = Object.keys(scenario.inputs).filter((name) => !used.has(name))
      const quoted = idle.length > 0 ? findQuoted(scenario) : used
      return idle
        .filter((name) => !quoted.has(name))
        .map((name) => ({
          path: ['inputs', name],
          message: `No formula uses "${name}" and no text quotes it. Take it out.`,
        }))
    },
  },
  {
    name: 'price-age',
    level: 'warning',
    asks: 'Prices and response times are not older than six months.',
    mend: 'Check them, and take a newer book or set the date.',
    check: findStale,
  },
]
