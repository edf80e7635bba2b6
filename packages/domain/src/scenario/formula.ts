/**
 * The arithmetic of reference numbers: + - * / ^, parentheses, unary minus, six functions, names. A formula is data from
 * a file, so it is read by this small parser and never by the language. Every fault is a value that says where in the
 * formula it stands (`at`, counted from 0) and how to mend it. Knows no scenario: what a name stands for comes in.
 */

type FormulaFault = 'syntax' | 'unknown-name' | 'division-by-zero' | 'not-finite'
/** What is found only among the numbers of a scenario: see numbers and units. */
type NumberFault = 'duplicate-name' | 'cycle' | 'depends' | 'unit' | 'differs'

export interface FormulaProblem {
  readonly kind: FormulaFault | NumberFault
  readonly at: number
  readonly message: string
}

type Operator = '+' | '-' | '*' | '/' | '^'
export type Expression =
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly at: number; readonly of: [Expression, Expression] }
  | { readonly kind: 'call'; readonly name: string; readonly at: number; readonly of: readonly Expression[] }

const functions = new Map<string, { readonly least: number; readonly most: number; run(of: number[]): number }>([
  ['min', { least: 2, most: 20, run: (of) => Math.min(...of) }],
  ['max', { least: 2, most: 20, run: (of) => Math.max(...of) }],
  ['ceil', { least: 1, most: 1, run: ([x = 0]) => Math.ceil(x) }],
  ['floor', { least: 1, most: 1, run: ([x = 0]) => Math.floor(x) }],
  ['round', { least: 1, most: 1, run: ([x = 0]) => Math.round(x) }],
  ['sqrt', { least: 1, most: 1, run: ([x = 0]) => Math.sqrt(x) }],
])

/** How loosely an operator binds; unary minus stands between `*` and `^`, so -2^2 is -4. */
const binding: Record<Operator, number> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 }
const unaryBinding = 3

/** Longer text is refused, which also bounds how deep the parser can go. */
export const longestFormula = 300

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

/** Carries a problem out of the depth of the parser; never leaves this file. */
class Fault extends Error {
  readonly problem: FormulaProblem
  constructor(problem: FormulaProblem) {
    super(problem.message)
    this.problem = problem
  }
}

function refuse(at: number, message: string, kind: FormulaProblem['kind'] = 'syntax'): never {
  throw new Fault({ kind, at, message })
}

function attempt<T>(run: () => T): T | FormulaProblem {
  try {
    return run()
  } catch (error) {
    if (error instanceof Fault) return error.problem
    throw error
  }
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/^(),]))/y
  let end = 0
  while (text.slice(end).trim() !== '') {
    pattern.lastIndex = end
    const match = pattern.exec(text)
    if (!match) {
      const at = end + (text.slice(end).length - text.slice(end).trimStart().length)
      if (text[at] === '%') return refuse(at, 'A formula knows no percent sign. Write 0.05, not 5 %.')
      return refuse(at, `"${text[at]}" has no meaning here. Use numbers, names, + - * / ^ and parentheses.`)
    }
    const found = match[1] ?? match[2] ?? match[3] ?? ''
    const at = pattern.lastIndex - found.length
    tokens.push({ kind: match[1] ? 'number' : match[2] ? 'name' : 'sign', text: found, at })
    end = pattern.lastIndex
  }
  tokens.push({ kind: 'end', text: 'the end', at: text.length })
  return tokens
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(binding, text)
}

class Parser {
  private readonly tokens: readonly Token[]
  private next = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const expression = this.expression(0)
    const rest = this.look()
    if (rest.text === ',') refuse(rest.at, 'A comma only parts the arguments of a function. Write 10000, not 10,000.')
    if (rest.text === ')') refuse(rest.at, 'This parenthesis closes nothing.')
    if (rest.kind !== 'end') refuse(rest.at, `Put an operator before "${rest.text}".`)
    return expression
  }

  private look(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: 'the end', at: 0 }
  }

  private take(): Token {
    const token = this.look()
    this.next += 1
    return token
  }

  private expression(least: number): Expression {
    let left = this.operand()
    for (;;) {
      const { text, at } = this.look()
      if (!isOperator(text) || binding[text] < least) return left
      this.take()
      const right = this.expression(text === '^' ? binding[text] : binding[text] + 1)
      left = { kind: 'binary', operator: text, at, of: [left, right] }
    }
  }

  private operand(): Expression {
    const token = this.take()
    if (token.text === '-') return { kind: 'negative', of: this.expression(unaryBinding) }
    if (token.text === '(') {
      const inner = this.expression(0)
      this.close(token.at)
      return inner
    }
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token.kind !== 'name') refuse(token.at, `A number or a name is missing before ${quote(token)}.`)
    return this.look().text === '(' ? this.call(token) : { kind: 'name', name: token.text, at: token.at }
  }

  private call({ text: name, at }: Token): Expression {
    const known = functions.get(name)
    if (!known)
      refuse(at, `There is no function "${name}". Known: ${[...functions.keys()].join(', ')}.`, 'unknown-name')
    const opened = this.take().at
    const of = [this.expression(0)]
    while (this.look().text === ',') {
      this.take()
      of.push(this.expression(0))
    }
    this.close(opened)
    if (of.length < known.least || of.length > known.most) {
      refuse(at, `${name} takes ${known.most === 1 ? 'one value' : 'two values or more'}, not ${of.length}.`)
    }
    return { kind: 'call', name, at, of }
  }

  private close(opened: number): void {
    const token = this.take()
    if (token.text !== ')') refuse(opened, 'This parenthesis is never closed.')
  }
}

function quote(token: Token): string {
  return token.kind === 'end' ? token.text : `"${token.text}"`
}

/** Reads a formula; a problem where it is none. */
export function parseFormula(text: string): Expression | FormulaProblem {
  return attempt(() => {
    if (text.length > longestFormula) refuse(longestFormula, `A formula has at most ${longestFormula} characters.`)
    return new Parser(tokenise(text)).whole()
  })
}

/** What a formula gives when its names stand for these values; a problem where that is no finite number. */
export function evaluateFormula(expression: Expression, values: ReadonlyMap<string, number>): number | FormulaProblem {
  return attempt(() => compute(expression, values))
}

function compute(expression: Expression, values: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'name':
      return values.get(expression.name) ?? refuse(expression.at, unknownName(expression.name), 'unknown-name')
    case 'negative':
      return -compute(expression.of, values)
    case 'binary': {
      const [left, right] = [compute(expression.of[0], values), compute(expression.of[1], values)]
      if (expression.operator === '/' && right === 0) {
        refuse(expression.at, 'This divides by zero.', 'division-by-zero')
      }
      return finite(combine(expression.operator, left, right), expression.at)
    }
    case 'call': {
      const of = expression.of.map((inner) => compute(inner, values))
      return finite(functions.get(expression.name)?.run(of) ?? Number.NaN, expression.at)
    }
  }
}

function combine(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '^':
      return left ** right
  }
}

function finite(value: number, at: number): number {
  return Number.isFinite(value) ? value : refuse(at, 'This gives no finite number.', 'not-finite')
}

export function unknownName(name: string): string {
  return `"${name}" is neither an input nor a number. Add it, or mend its spelling.`
}

/** Every name that a formula leans on, with the place where it first stands. */
export function readNames(expression: Expression): Map<string, number> {
  switch (expression.kind) {
    case 'literal':
      return new Map()
    case 'name':
      return new Map([[expression.name, expression.at]])
    case 'negative':
      return readNames(expression.of)
    default:
      return new Map([...expression.of].reverse().flatMap((inner) => [...readNames(inner)]))
  }
}
