/**
 * Whether the figures that a scenario quotes still hold. A figure is looked up among all that is measured in its word:
 * inputs, computed numbers, and what facts say. It holds when one of them is what it says. Where nothing is measured in
 * its word, the figure is nobody's and left alone. A curveball brings figures of its own, so in its text only those are
 * looked up whose word measures one of the `numbers` that it declares, or what these lean on.
 */
import { namesBeneath } from '@probeboard/domain/scenario/leaning'
import { computeNumbers } from '@probeboard/domain/scenario/numbers'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { type Amount, amountOf, type Figure, figuresIn, isSaidBy } from './figures.ts'
import type { Remark } from './rule.ts'
import { numberTexts, ratedTexts, type Text } from './texts.ts'
import { holdsNumber } from './wording.ts'

/** Every value with its name; of a number what its formula gives, not what the file claims. */
function valuesOf(scenario: Scenario): ReadonlyMap<string, Amount> {
  const inputs = Object.entries(scenario.inputs).map(
    ([name, { value, unit }]) => [name, amountOf(value, unit)] as const,
  )
  const numbers = computeNumbers(scenario).flatMap(({ id, value }, i) =>
    value === undefined ? [] : [[id, amountOf(value, scenario.numbers[i]?.unit ?? '')] as const],
  )
  return new Map([...inputs, ...numbers])
}

/** What facts say beside the inputs; a fact that an input contradicts says nothing until the two agree. */
function figuresOfFacts({ facts, inputs }: Scenario, known: ReadonlySet<string>): Figure[] {
  return facts
    .filter(({ id, answer }) =>
      Object.values(inputs).every(({ fact, value }) => fact !== id || holdsNumber(answer, value)),
    )
    .flatMap(({ answer }) => figuresIn(answer, known))
}

interface Quote {
  readonly text: Text
  readonly figure: Figure
}

function quotesIn(scenario: Scenario, values: ReadonlyMap<string, Amount>): Quote[] {
  const every = new Set([...values.values()].map(({ measure }) => measure))
  const own = scenario.curveballs.flatMap(({ title, text, numbers = [] }, i) => {
    const beneath = namesBeneath(numbers, scenario.numbers)
    const known = new Set([...beneath].flatMap((name) => values.get(name)?.measure ?? []))
    return [
      { text: { path: ['curveballs', i, 'title'], text: title }, known },
      { text: { path: ['curveballs', i, 'text'], text }, known },
    ]
  })
  const others = [...ratedTexts(scenario), ...numberTexts(scenario)].map((text) => ({ text, known: every }))
  return [...own, ...others].flatMap(({ text, known }) =>
    figuresIn(text.text, known).map((figure) => ({ text, figure })),
  )
}

/** The names of inputs and numbers that some text quotes. */
export function findQuoted(scenario: Scenario): ReadonlySet<string> {
  const values = valuesOf(scenario)
  const quotes = quotesIn(scenario, values)
  const said = (amount: Amount) => quotes.some(({ figure }) => isSaidBy(figure, amount))
  return new Set([...values].filter(([, amount]) => said(amount)).map(([name]) => name))
}

export function checkQuotes(scenario: Scenario): Remark[] {
  const values = valuesOf(scenario)
  const told = figuresOfFacts(scenario, new Set([...values.values()].map(({ measure }) => measure)))
  return quotesIn(scenario, values)
    .filter(({ figure }) => ![...values.values(), ...told].some((amount) => isSaidBy(figure, amount)))
    .map(({ text: { path }, figure }) => {
      const claimed = scenario.numbers.find(({ value, unit }) => isSaidBy(figure, amountOf(value, unit)))
      const now = claimed && computeNumbers(scenario).find(({ id }) => id === claimed.id)?.value
      const why =
        claimed && now !== undefined
          ? `"${claimed.id}" comes to ${Number(now.toPrecision(4)).toLocaleString('en')} now. Say that.`
          : 'no input, number or fact says so. Say what it is now, or give it an input.'
      return { path, at: figure.at, message: `"${figure.text}" does not hold: ${why}` }
    })
}
