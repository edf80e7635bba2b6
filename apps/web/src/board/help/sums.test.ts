import { expect, test } from 'vitest'
import { answerLines } from './sums.ts'

test('each line that ends in = gets its answer; the others stay as they are', () => {
  expect(answerLines('Storage\n10M docs * 2 KB/doc =\n2 + 3 = ?\n1 + 1 = 2')).toBe(
    'Storage\n10M docs * 2 KB/doc = 20 GB\n2 + 3 = 5\n1 + 1 = 2',
  )
})

test('prose, unfinished sums and what has its answer already are left alone', () => {
  for (const text of ['a = b', 'x =', '5 * =', '10 * 3 = 30', '==', '']) expect(answerLines(text)).toBeNull()
})
