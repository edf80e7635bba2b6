import { afterEach, expect, it } from 'vitest'
import { createExaminer, type Examiner } from './examiner.ts'

let examiner: Examiner
afterEach(() => examiner.close())

/** One update: a map with this much text under one key. */
const good = Buffer.from('0101ff0100280105706172747301610177016200', 'hex')
const nothing = Uint8Array.of(0, 0)

it('says what an update reaches, and null for what is none', async () => {
  examiner = createExaminer()
  expect(await Promise.all([examiner.examine(good), examiner.examine(nothing)])).toEqual([[[255, 1]], []])
  expect(await examiner.examine(Uint8Array.of(1, 2, 3))).toBeNull()
})

it('gives up on what takes too long, and goes on with the next', async () => {
  examiner = createExaminer(0)
  expect(await examiner.examine(nothing)).toBeNull()
  expect(await examiner.examine(nothing)).toBeNull()
})
