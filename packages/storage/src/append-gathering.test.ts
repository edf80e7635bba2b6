import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Append, type Appended, gatherAppends } from './append-gathering.ts'
import { event, interviewId } from './rows.test.kit.ts'

const one = interviewId('interview-one')
const two = interviewId('interview-two')
let groups: (readonly Append[])[]
let outcome: (append: Append, place: number) => Appended
let gathering: ReturnType<typeof gatherAppends>

beforeEach(() => {
  vi.useFakeTimers()
  groups = []
  outcome = (_append, place) => ({ seq: place + 1, at: 5 })
  gathering = gatherAppends(async (appends) => {
    groups.push(appends)
    return appends.map(outcome)
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const started = [event('started')]

it('after a rest an append goes at the end of its turn, with all that came in it', async () => {
  const both = Promise.all([gathering.append(one, started), gathering.append(two, [...started, ...started])])
  await vi.advanceTimersByTimeAsync(0)
  expect(groups.map(({ length }) => length)).toEqual([2])
  expect((await both).map((entries) => entries.map(({ seq, at }) => [seq, at]))).toEqual([
    [[1, 5]],
    [
      [2, 5],
      [3, 5],
    ],
  ])
})

it('what comes within 15 ms after goes together, and then a rest is a rest again', async () => {
  void gathering.append(one, started)
  await vi.advanceTimersByTimeAsync(1)
  void gathering.append(one, started)
  await vi.advanceTimersByTimeAsync(4)
  void gathering.append(two, started)
  expect(groups).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(10)
  expect(groups.map(({ length }) => length)).toEqual([1, 2])
  await vi.advanceTimersByTimeAsync(20)
  void gathering.append(one, started)
  await vi.advanceTimersByTimeAsync(0)
  expect(groups).toHaveLength(3)
})

it('one append that fails takes nobody with it', async () => {
  outcome = ({ interview }) => (interview === one ? { error: new Error('full') } : { seq: 1, at: 5 })
  const outcomes = Promise.allSettled([gathering.append(one, started), gathering.append(two, started)])
  await vi.advanceTimersByTimeAsync(0)
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

it('a flush waits for nothing', () => {
  void gathering.append(one, started)
  void gathering.flush()
  expect(groups).toHaveLength(1)
})
