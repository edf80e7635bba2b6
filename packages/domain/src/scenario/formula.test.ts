import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateFormula, longestFormula, parseFormula } from './formula.ts'

function run(text: string, values: Record<string, number> = {}) {
  const expression = parseFormula(text)
  return 'message' in expression ? expression : evaluateFormula(expression, new Map(Object.entries(values)))
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['10 - 4 - 3', 3],
  ['100 / 10 / 5', 2],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['2 * -3', -6],
  ['--3', 3],
  ['1.5e3', 1500],
  ['min(3, 1, 2) + max(1, 2)', 3],
  ['ceil(1.2) + floor(1.8) + round(1.5)', 5],
  ['sqrt(9)', 3],
  ['a_1*b', 6],
])('SN2 %s is %d', (text, value) => {
  expect(run(text, { a_1: 2, b: 3 })).toBe(value)
})

test.each([
  ['', 0, /missing before the end/],
  ['1 +', 3, /missing before the end/],
  ['1 2', 2, /operator before "2"/],
  ['(1 + 2', 0, /never closed/],
  ['1 + 2)', 5, /closes nothing/],
  ['10,000 * 2', 2, /Write 10000/],
  ['2 $ 3', 2, /has no meaning/],
  ['constructor(1)', 0, /no function "constructor"/],
  ['min(1)', 0, /two values or more/],
  ['ceil(1, 2)', 0, /one value/],
  ['* 2', 0, /missing before "\*"/],
])('SN3 "%s" is refused at character %d', (text, at, message) => {
  expect(run(text)).toMatchObject({ at, message: expect.stringMatching(message) })
})

test('SN3 a formula that is too long is refused before it is read', () => {
  expect(run('('.repeat(longestFormula + 1))).toMatchObject({ kind: 'syntax', at: longestFormula })
})

test('SN4 an unknown name is named at its place, also where objects have such a property', () => {
  expect(run('1 + toString')).toMatchObject({ kind: 'unknown-name', at: 4 })
})

test('SN8 dividing by zero and leaving the numbers are problems, not Infinity or NaN', () => {
  expect(run('1 / (a - a)', { a: 2 })).toMatchObject({ kind: 'division-by-zero', at: 2 })
  expect(run('10 ^ 400')).toMatchObject({ kind: 'not-finite', at: 3 })
  expect(run('sqrt(-1)')).toMatchObject({ kind: 'not-finite', at: 0 })
})

test('SN3 any text at all gives a number or a problem within the text', () => {
  const scraps = fc
    .array(fc.constantFrom('(', ')', '+', '-', '^', '/', ',', '1', 'a', 'min', ' ', '.', 'é'))
    .map((s) => s.join(''))
  fc.assert(
    fc.property(fc.oneof(fc.string(), scraps), (text) => {
      const result = run(text, { a: 1 })
      if (typeof result === 'number') expect(Number.isFinite(result)).toBe(true)
      else expect(result.at).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('SN2 a formula of any shape gives what its tree gives', () => {
  type Tree = { text: string; value: number }
  const literal = fc.integer({ min: 0, max: 9 }).map((value): Tree => ({ text: String(value), value }))
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      literal,
      fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map(([a, sign, b]) => ({
        text: `(${a.text} ${sign} ${b.text})`,
        value: sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
      })),
    ),
  }))
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      fc.pre(text.length <= longestFormula)
      expect(run(text)).toBe(value)
    }),
  )
})
