import type { Probe } from '@probeboard/domain/scenario/scenario'
import { expect, it } from 'vitest'
import { askedIn, nextProbe } from './next-probe.ts'

const probe = (id: string, dimension: Probe['dimension'], area?: Probe['area']): Probe => ({
  id,
  dimension,
  ask: `About ${id}?`,
  listenFor: ['something'],
  ...(area ? { area } : {}),
})
const probes = [
  probe('pipes', 'D2'),
  probe('limits', 'D1'),
  probe('proof', 'D3'),
  probe('more-pipes', 'D2'),
  probe('deep', 'D4', 'nlp-llm'),
]

it('puts constraints first in the opening', () => {
  expect(nextProbe(probes, new Map(), true)?.probe.id).toBe('limits')
  expect(nextProbe(probes, new Map(), false)?.probe.id).toBe('pipes')
})

it('goes where fewest questions were asked, and says so', () => {
  const marks = new Map([['pipes', 'answered' as const]])
  expect(nextProbe(probes, marks, false)).toMatchObject({
    probe: { id: 'limits' },
    why: 'nothing asked yet about constraints',
  })
  expect(askedIn('D2', probes, marks)).toBe(1)
})

it('leaves out what was skipped, keeps deep questions for last and brings back what was put off', () => {
  const marks = new Map([
    ['pipes', 'skipped' as const],
    ['limits', 'later' as const],
    ['proof', 'asked' as const],
    ['more-pipes', 'answered' as const],
  ])
  expect(nextProbe(probes, marks, false)?.probe.id).toBe('deep')
  expect(nextProbe(probes, new Map([...marks, ['deep', 'skipped' as const]]), false)).toMatchObject({
    probe: { id: 'limits' },
    why: 'put off for later',
  })
  expect(nextProbe([], new Map(), false)).toBeNull()
})
