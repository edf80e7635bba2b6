import { expect, it } from 'vitest'
import { completeSettings, settingsSchema } from '../interview/interview.ts'
import { flagSchema } from '../scenario/scenario.ts'
import { dueTime } from './due.ts'
import { findFlag, standardFlags } from './standard-flags.ts'

const minute = 60_000

it('SC13 cards are due so many minutes after the end; before it none is', () => {
  expect(dueTime(null, completeSettings({}))).toBeNull()
  expect(dueTime(5 * minute, completeSettings({}))).toBe(20 * minute)
  expect(dueTime(5 * minute, completeSettings({ scorecardMinutes: 1440 }))).toBe(1445 * minute)
})

it('SC13 settings that were written before there was a due time have one', () => {
  const { scorecardMinutes: _, ...old } = completeSettings({})
  expect(settingsSchema.parse(old).scorecardMinutes).toBe(15)
})

it('SC15 standard flags have ids of their own, that no scenario can have', () => {
  expect(new Set(standardFlags.map(({ id }) => id)).size).toBe(standardFlags.length)
  for (const flag of standardFlags) expect(flagSchema.safeParse(flag).success, flag.id).toBe(false)
  expect(findFlag('eyeball_eval', [])?.tone).toBe('red')
  expect(findFlag('own-flag', [{ id: 'own-flag', tone: 'good', text: 'Stays calm' }])?.text).toBe('Stays calm')
  expect(findFlag('unheard', [])).toBeUndefined()
})
