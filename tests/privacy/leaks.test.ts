/** A seeded share of `npm run canary`: ten interviews by chance, in which a candidate listens and pries. */
import { expect, test } from 'vitest'
import { runInterviews } from './leaks.ts'
import type { Outcome } from './scripted-interview.ts'

test('no hidden word reaches a candidate in ten scripted interviews, in whatever form', {
  timeout: 240_000,
}, async () => {
  const outcomes: Outcome[] = []
  await runInterviews(1, 10, (outcome) => outcomes.push(outcome))
  expect(outcomes.flatMap(({ seed, leaks }) => leaks.map((leak) => `seed ${seed}: ${leak}`))).toEqual([])
  expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual([])
  expect(outcomes.length).toBe(10)
  for (const { hidden, requests, bytes } of outcomes) {
    expect(hidden).toBeGreaterThan(400)
    expect(requests).toBeGreaterThan(300)
    expect(bytes).toBeGreaterThan(200_000)
  }
})
