import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAllowance } from './allowance.ts'
import { writeUpdate } from './frames.ts'
import { openStand } from './room.test.kit.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('gives a burst, and then as much as comes back with time', () => {
  const allowed = createAllowance({ burst: 3, perSecond: 2 })
  expect([allowed(), allowed(2), allowed()]).toEqual([true, true, false])
  vi.advanceTimersByTime(1_000)
  expect([allowed(2), allowed()]).toEqual([true, false])
})

it('SY20 too many edits, bytes or questions close the socket', async () => {
  const stand = openStand()
  const [many, much, asks] = [stand.join('many'), stand.join('much'), stand.join('asks')]
  for (let i = 0; i <= 10; i++) asks.ask()
  for (let i = 0; i <= 1_000; i++) many.sendRaw(writeUpdate(Uint8Array.of(0, 0)))
  for (let i = 0; i < 5; i++) much.sendRaw(new Uint8Array(4 * 1024 * 1024).fill(99))
  expect([many.closed?.code, much.closed?.code, asks.closed?.code]).toEqual([4529, 4529, 4529])
  vi.useRealTimers()
  await stand.close()
})
