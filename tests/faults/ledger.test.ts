import { describe, expect, test } from 'vitest'
import { createLedger, type Standing } from './ledger.ts'

const standing = (number: number, more: Partial<Standing> = {}): Standing => ({
  number,
  deleted: false,
  cut: false,
  ...more,
})

function written() {
  const ledger = createLedger()
  ledger.note('a', 'put').acknowledged = true
  ledger.note('a', 'put').acknowledged = true
  ledger.note('b', 'put').acknowledged = true
  ledger.note('b', 'delete').acknowledged = true
  ledger.note('c', 'put').acknowledged = true
  ledger.note('c', 'cut').acknowledged = true
  ledger.note('a', 'put')
  return ledger
}
const whole = (): Map<string, Standing> =>
  new Map([
    ['a', standing(2)],
    ['b', standing(3, { deleted: true })],
    ['c', standing(5, { cut: true })],
  ])

describe('the ledger of what was acknowledged', () => {
  test('a board with everything that was acknowledged is in order, also with more than that', () => {
    expect(written().findFaults(whole())).toEqual([])
    expect(written().findFaults(whole().set('a', standing(7)))).toEqual([])
  })

  test('a mark asks for what was acknowledged by then, and for nothing later', () => {
    const ledger = written()
    const findLost = ledger.mark()
    ledger.note('d', 'put').acknowledged = true
    expect(findLost(whole())).toEqual([])
    expect(findLost(whole().set('a', standing(1)))).toEqual(['put 2 of a is lost, and it was acknowledged'])
    expect(ledger.mark()(whole())).toEqual(['put 8 of d is lost, and it was acknowledged'])
  })

  test.each([
    ['a lost change', (board: Map<string, Standing>) => board.set('a', standing(1)), 'put 2 of a is lost'],
    ['a lost deletion', (board: Map<string, Standing>) => board.set('b', standing(3)), 'delete 4 of b is lost'],
    ['a lost cut', (board: Map<string, Standing>) => board.set('c', standing(5)), 'cut 6 of c is lost'],
  ])('finds %s', (_name, spoil, found) => {
    expect(written().findFaults(spoil(whole()))).toEqual([`${found}, and it was acknowledged`])
  })

  test('finds a lost element, with all that was done to it', () => {
    const board = whole()
    board.delete('b')
    expect(written().findFaults(board)).toHaveLength(2)
  })

  test('finds what nobody wrote', () => {
    expect(written().findFaults(whole().set('z', standing(1)))).toEqual(['z is on the board, and nobody wrote it'])
    expect(written().findFaults(whole().set('a', standing(8)))).toEqual(['a stands at 8, and 7 was the last sent'])
    expect(written().findFaults(whole().set('a', standing(2, { deleted: true })))).toHaveLength(1)
  })

  test('where everything must be there, also what was not acknowledged is missed', () => {
    expect(written().findGaps(whole())).toEqual(['put 7 of a is lost'])
    expect(written().findGaps(whole().set('a', standing(7)))).toEqual([])
  })
})
