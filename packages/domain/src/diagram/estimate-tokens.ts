/** The scratchpad's line cut into numbers, words and signs. Throws EstimateProblem, which estimate.ts turns into a value. */
import { currencies } from './quantity.ts'

export interface Token {
  readonly kind: 'number' | 'word' | 'sign' | 'end'
  readonly text: string
  /** Follows the token before it without a space. */
  readonly touches: boolean
}

export class EstimateProblem extends Error {}
export function refuse(message: string): never {
  throw new EstimateProblem(message)
}

const number = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+/y
const word = /[\p{L}_][\p{L}\p{N}_]*(?:-\p{L}[\p{L}\p{N}_]*)*|[$€£]/uy
/** Each sign by its spellings. `per` binds tighter than a slash, as in MB/s. */
const signs: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['*', '*'],
  ['×', '*'],
  ['·', '*'],
  ['x', '*'],
  ['X', '*'],
  ['times', '*'],
  ['of', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['per', 'per'],
  ['^', '^'],
  ['(', '('],
  [')', ')'],
  ['%', '%'],
  ['in', 'in'],
  ['to', 'in'],
])

export function readNumber(text: string): number {
  return Number(text.replaceAll(',', ''))
}

export const isCurrency = (text: string): boolean => currencies.includes(text)

export function tokenise(line: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (let at = 0; at < line.length; at = end) {
    const space = /\s*/y
    space.lastIndex = at
    const start = at + (space.exec(line)?.[0].length ?? 0)
    if (start === line.length) break
    const touches = start === at && at > 0
    const found = (pattern: RegExp): string | undefined => {
      pattern.lastIndex = start
      return pattern.exec(line)?.[0]
    }
    const letter = String.fromCodePoint(line.codePointAt(start) ?? 32)
    const digits = found(number)
    // "10x20" means a sign, "x20" a word.
    const times = touches && tokens.at(-1)?.kind === 'number' && /^[xX]\d/.test(line.slice(start, start + 2))
    const name = times ? undefined : found(word)
    const text = digits ?? name ?? letter
    const sign = digits === undefined ? signs.get(text) : undefined
    end = start + text.length
    if (sign === '/' && /[\p{L}_]$/u.test(line.slice(0, start)) && /^[\p{L}_]/u.test(line.slice(end)))
      tokens.push({ kind: 'sign', text: 'per', touches })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, touches })
    else if (digits !== undefined) tokens.push({ kind: 'number', text, touches })
    else if (name !== undefined) tokens.push({ kind: 'word', text, touches })
    else if (letter === ',') refuse('a comma stands between thousands only. Write 1,500 or 1.5.')
    else if (letter === '=') refuse('one = is enough, at the end of the line.')
    else refuse(`"${letter}" has no meaning here. Use numbers, words, + - * / ^ % and brackets ( ).`)
  }
  return [...tokens, { kind: 'end', text: 'the end', touches: false }]
}
