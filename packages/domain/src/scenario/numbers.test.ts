import { expect, test } from 'vitest'
import { agrees, computeNumbers } from './numbers.ts'

interface Stated {
  readonly formula: string
  readonly value?: number
  readonly unit?: string
  readonly tolerance?: number
}

const inputs = {
  documents: { value: 10000, unit: 'documents' },
  pages: { value: 30, unit: 'pages' },
  nothing: { value: 0, unit: 'pages' },
}

function compute(stated: Record<string, Stated | string>) {
  const numbers = Object.entries(stated).map(([id, entry]) => {
    const number = typeof entry === 'string' ? { formula: entry } : entry
    return { id, title: id, value: 0, unit: 'things', ...number }
  })
  return computeNumbers({ inputs, numbers })
}

test('SN5 each number has its value or its problem, in the order of the file', () => {
  const [total, twice] = compute({
    total: { formula: 'documents * pages', value: 300000 },
    twice: { formula: 'total * 2', value: 600000 },
  })
  expect(total).toEqual({ id: 'total', value: 300000 })
  expect(twice).toEqual({ id: 'twice', value: 600000 })
})

test('SN6 the order of writing does not matter', () => {
  const [late] = compute({ late: { formula: 'early + 1', value: 3 }, early: { formula: '1 + 1', value: 2 } })
  expect(late).toEqual({ id: 'late', value: 3 })
})

test('SN7 every member of a circle is named with the circle as seen from itself, and what leans on it waits', () => {
  const [a, b, c, outside] = compute({ aa: 'bb + 1', bb: 'cc + 1', cc: 'aa + 1', outside: '2 * aa' })
  expect(a?.problem).toMatchObject({ kind: 'cycle', message: expect.stringContaining('aa needs bb needs cc needs aa') })
  expect(b?.problem).toMatchObject({ kind: 'cycle', message: expect.stringContaining('bb needs cc needs aa needs bb') })
  expect(c?.problem).toMatchObject({ kind: 'cycle', message: expect.stringContaining('cc needs aa needs bb needs cc') })
  expect(outside?.problem).toMatchObject({ kind: 'depends', at: 4 })
})

test('SN7 what stands before a circle in the file waits for it all the same', () => {
  const [outside, a] = compute({ outside: 'aa + documents', aa: 'aa * 2' })
  expect(outside?.problem?.kind).toBe('depends')
  expect(a?.problem).toMatchObject({ kind: 'cycle', message: expect.stringContaining('aa needs aa') })
})

test('SN5 a faulty number never stops the others', () => {
  const [bad, unknown, sound] = compute({
    bad: '1 +',
    unknown: '1 + pagez',
    sound: { formula: 'pages / 2', value: 15 },
  })
  expect(bad?.problem?.kind).toBe('syntax')
  expect(unknown?.problem).toMatchObject({ kind: 'unknown-name', at: 4, message: expect.stringContaining('"pagez"') })
  expect(sound).toEqual({ id: 'sound', value: 15 })
})

test('SN8 a division by zero stands at its sign', () => {
  expect(compute({ share: 'documents / nothing' })[0]?.problem).toMatchObject({ kind: 'division-by-zero', at: 10 })
})

test('SN9 a claim that differs is a problem with both figures, and the computed one is what others lean on', () => {
  const [wrong, next] = compute({
    wrong: { formula: 'pages * 2', value: 61 },
    next: { formula: 'wrong + 1', value: 61 },
  })
  expect(wrong).toMatchObject({
    value: 60,
    problem: { kind: 'differs', message: expect.stringMatching(/gives 60.*claims 61/) },
  })
  expect(next).toEqual({ id: 'next', value: 61 })
})

test('SN9 half a percent is near enough unless the number says otherwise', () => {
  expect(agrees(1.37, 1.3653)).toBe(true)
  expect(agrees(1.38, 1.3653)).toBe(false)
  expect(agrees(1.37, 1.3653, 0.001)).toBe(false)
  expect(agrees(0, 0)).toBe(true)
})

test('SN10 what is added has one unit, and a plain unit is the one that the number states', () => {
  const [mixed, wrong, right, product] = compute({
    mixed: { formula: '2 * (documents + pages)', value: 20060 },
    wrong: { formula: 'pages + 1', value: 31, unit: 'documents' },
    right: { formula: 'max(pages, nothing) + 1', value: 31, unit: 'pages' },
    product: { formula: 'documents * pages', value: 300000, unit: 'anything' },
  })
  expect(mixed?.problem).toMatchObject({
    kind: 'unit',
    at: 15,
    message: expect.stringContaining('documents and pages'),
  })
  expect(wrong?.problem).toMatchObject({ kind: 'unit', message: expect.stringContaining('gives pages') })
  expect(right?.problem).toBeUndefined()
  expect(product?.problem).toBeUndefined()
})

test('SN13 money and memory come of nothing and get lost nowhere', () => {
  const priced = { ...inputs, price: { value: 2, unit: 'dollars/page' }, size: { value: 4, unit: 'MB/page' } }
  const [cost, free, dear, room, none] = computeNumbers({
    inputs: priced,
    numbers: [
      { id: 'cost', title: 'cost', formula: 'pages * price', value: 60, unit: 'dollars' },
      { id: 'free', title: 'free', formula: 'pages * 2', value: 60, unit: 'dollars' },
      { id: 'dear', title: 'dear', formula: 'pages * price * price', value: 120, unit: 'dollars' },
      { id: 'room', title: 'room', formula: 'pages * size / 1000', value: 0.12, unit: 'GB' },
      { id: 'none', title: 'none', formula: 'pages * size', value: 120, unit: 'pages' },
    ],
  })
  expect([cost, room].map((one) => one?.problem)).toEqual([undefined, undefined])
  expect(free?.problem).toMatchObject({ kind: 'unit', message: expect.stringContaining('gives no money') })
  expect(dear?.problem).toMatchObject({ kind: 'unit', message: expect.stringContaining('money to the power 2') })
  expect(none?.problem).toMatchObject({ kind: 'unit', message: expect.stringContaining('gives memory') })
})

test('SN11 two things of one name are refused, and the first keeps it', () => {
  const number = { title: 'twin', unit: 'things' }
  const [taken, first, second] = computeNumbers({
    inputs,
    numbers: [
      { ...number, id: 'pages', formula: '1', value: 1 },
      { ...number, id: 'twin', formula: '2', value: 2 },
      { ...number, id: 'twin', formula: '3', value: 3 },
    ],
  })
  expect(taken?.problem?.kind).toBe('duplicate-name')
  expect(first).toEqual({ id: 'twin', value: 2 })
  expect(second?.problem?.kind).toBe('duplicate-name')
})
