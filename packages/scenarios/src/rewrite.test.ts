import { expect, test } from 'vitest'
import { readTop, rewriteTop } from './rewrite.ts'

const text = `# Ours
id: old   # keep me
version: 1
title: "Version: 1"
brief:
  prompt: |
    version: 1
`

test('TS5 only the values that are named change; comments, quotes and texts that look alike stay', () => {
  expect(rewriteTop(text, { id: 'new-one', version: 12 })).toBe(
    text.replace('id: old', 'id: new-one').replace('\nversion: 1\n', '\nversion: 12\n'),
  )
  expect(rewriteTop('{id: a, version: 1}', { version: 2 })).toBe('{id: a, version: 2}')
})

test('TS5 what is missing stays missing, and broken YAML stays as it is', () => {
  expect(rewriteTop('title: x\n', { id: 'a' })).toBe('title: x\n')
  for (const broken of ['id: [1', 'id: a: b', '- id', '', 'id:\n\t- x'])
    expect(rewriteTop(broken, { id: 'z' })).toBe(broken)
})

test('TS5 a value is read out of a text that is no scenario', () => {
  expect(readTop(text, 'id')).toBe('old')
  expect(readTop('title: Half\nfacts: [', 'title')).toBe('Half')
  expect(readTop('just words', 'id')).toBeUndefined()
})
