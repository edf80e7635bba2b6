/**
 * The scratchpad of the board: a line that ends in `=` is computed, with its words as units. `10k docs * 2 MB/doc =`
 * gives 20 GB. The text is read by this small parser and never by the language. Total: an answer, a problem that says
 * how to mend the line, or null where the line is no sum.
 */
import { EstimateProblem, isCurrency, readNumber, refuse, type Token, tokenise } from './estimate-tokens.ts'
import {
  add,
  divide,
  inUnitsOf,
  isMeasure,
  multiply,
  one,
  plain,
  type Quantity,
  raise,
  showQuantity,
} from './quantity.ts'

type Estimate = { readonly answer: string } | { readonly problem: string }

/** Also bounds how deep the parser goes. */
const longestLine = 200
const highestPower = 6

const multipliers: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['thousand', 1e3],
  ['M', 1e6],
  ['million', 1e6],
  ['G', 1e9],
  ['B', 1e9],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['T', 1e12],
  ['trillion', 1e12],
])

class Parser {
  private at = 0
  private readonly tokens: readonly Token[]
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  private peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? { kind: 'end', text: 'the end', touches: false }
  }
  private take(...signs: string[]): string | null {
    const { kind, text } = this.peek()
    if (kind !== 'sign' || !signs.includes(text)) return null
    this.at++
    return text
  }
  private isOperand(): boolean {
    const { kind, text } = this.peek()
    return kind === 'number' || kind === 'word' || text === '(' || text === '-'
  }

  /** A sum, and perhaps the units to give it in. */
  line(): string {
    const result = this.sum()
    const asked = this.take('in') ? this.sum() : null
    const { kind, text } = this.peek()
    if (kind === 'number' || text === '(') refuse(`an operator is missing before ${text}. Write + - * or /.`)
    if (kind !== 'end') refuse(`"${text}" has no place here.`)
    if (asked && asked.value !== 1) refuse('a unit alone follows "in", such as in GB.')
    const shown = asked ? inUnitsOf(result, asked) : result
    if (!shown) return refuse(`this does not convert: it is ${showQuantity(result, false)}.`)
    if (!Number.isFinite(shown.value)) refuse('the result is too large.')
    return showQuantity(shown, asked !== null)
  }

  private sum(): Quantity {
    let total = this.product()
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const start = this.at
      const right = this.product()
      const percent = this.at === start + 2 && this.tokens[start + 1]?.text === '%'
      const signed = { ...right, value: sign === '-' ? -right.value : right.value }
      // 100 + 20 % are 120, as on every calculator.
      total = percent
        ? { ...total, value: total.value * (1 + signed.value) }
        : (add(total, signed) ??
          refuse(`${showQuantity(total, false)} and ${showQuantity(right, false)} do not add up: their units differ.`))
    }
    return total
  }

  private product(): Quantity {
    let result = this.rate()
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      // "3x" at the end of a thought.
      if (sign === '*' && !this.isOperand() && this.tokens[this.at - 1]?.touches) continue
      const right = this.rate()
      result = sign === '*' ? multiply(result, right) : this.over(result, right)
    }
    return result
  }

  private rate(): Quantity {
    let result = this.operand()
    while (this.take('per')) result = this.over(result, this.operand())
    return result
  }

  private over(above: Quantity, below: Quantity): Quantity {
    return below.value === 0 ? refuse('this divides by zero.') : divide(above, below)
  }

  /** A number, a bracket or nothing, with the words that follow it. */
  private operand(): Quantity {
    if (this.take('-')) {
      const { value, units } = this.operand()
      return { value: -value, units }
    }
    if (!this.isOperand())
      refuse(`a number is missing before ${this.peek().text === 'the end' ? '=' : this.peek().text}.`)
    const currency = this.peek().kind === 'word' && isCurrency(this.peek().text) && this.peek(1).kind === 'number'
    const unit = currency ? one(this.next().text) : plain(1)
    let result = multiply(unit, this.peek().kind === 'word' ? plain(this.multiplier(false)) : this.atom())
    while (this.peek().kind === 'word') result = multiply(result, this.word())
    return result
  }

  private next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private atom(): Quantity {
    const base = this.base()
    if (!this.take('^')) return base
    const minus = this.take('-') !== null
    const exponent = this.atom()
    if (exponent.units.length > 0) refuse('a power is a bare number.')
    return this.power(base, minus ? -exponent.value : exponent.value)
  }

  private base(): Quantity {
    if (this.take('(')) {
      const inner = this.sum()
      return this.take(')') ? inner : refuse('a bracket is not closed. Write ).')
    }
    if (this.peek().kind !== 'number') refuse(`a number is missing before ${this.peek().text}.`)
    const value = readNumber(this.next().text) * this.multiplier(true)
    return plain(this.take('%') ? value / 100 : value)
  }

  private power(base: Quantity, exponent: number): Quantity {
    if (base.units.length > 0 && !(Number.isInteger(exponent) && Math.abs(exponent) <= highestPower))
      refuse('units take whole powers only.')
    const result = raise(base, exponent)
    return Number.isNaN(result.value) ? refuse('this root is no number.') : result
  }

  /** The k of "10k docs", and after `per` the million of "per million tokens". */
  private multiplier(afterNumber: boolean): number {
    const { kind, text, touches } = this.peek()
    if (kind !== 'word') return 1
    if (afterNumber && text === 'm') refuse('"m" is not clear. Write M for million or min for minutes.')
    const value = multipliers.get(text)
    const leadsOn = this.peek(1).kind === 'word' && !isCurrency(this.peek(1).text)
    // "500 B" are bytes; "500B", "500 B tokens" are billions.
    const taken = afterNumber ? text !== 'B' || touches || leadsOn : leadsOn && text !== 'b'
    if (value === undefined || !taken) return 1
    this.at++
    return value
  }

  /** One unit: a measure, or words that run together as in "legal docs". */
  private word(): Quantity {
    const words = [this.next().text]
    const measured = (text: string): boolean => isCurrency(text) || isMeasure(text)
    while (!measured(words[0] ?? '') && this.peek().kind === 'word' && !measured(this.peek().text))
      words.push(this.next().text)
    const unit = one(words.join(' '))
    if (!this.take('^')) return unit
    const minus = this.take('-') !== null
    const { kind, text } = this.next()
    if (kind !== 'number') refuse('a power is a bare number.')
    return this.power(unit, minus ? -readNumber(text) : readNumber(text))
  }
}

/** A name before the sum, as in `Storage: 2 KB * 10M =` and `QPS = 5M / day =`. */
const title = /^\s*\p{L}[\p{L}\p{N}\s_()'’-]*[:=]/u
/** Digits inside of a word, as in a key or an address, are no numbers. */
const holdsNumber = /(?<![\p{L}\p{N}_])\d/u

export function estimate(line: string): Estimate | null {
  const sum = line.length > longestLine ? undefined : /^(.*?)=\s*\??\s*$/su.exec(line)?.[1]
  if (sum === undefined || !holdsNumber.test(sum)) return null
  try {
    return { answer: new Parser(tokenise(sum.replace(title, ''))).line() }
  } catch (error) {
    if (error instanceof EstimateProblem) return { problem: capitalise(error.message) }
    throw error
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
