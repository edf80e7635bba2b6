/** GUIDES.md points at places: each file and each id that it names is there. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { standardFlags } from '@probeboard/domain/assessment/standard-flags'
import { expect, test } from 'vitest'
import { loadBanks, loadDeck } from './banks.ts'

const here = dirname(dirname(fileURLToPath(import.meta.url)))
const root = dirname(dirname(here))
const text = readFileSync(join(here, 'GUIDES.md'), 'utf8')
const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)

test('each file that is named is there', () => {
  const files = quoted.filter((word) => /\.(ts|tsx|yaml)$/.test(word) && !word.includes('*'))
  expect(files.length).toBeGreaterThan(30)
  const places = (file: string): string[] =>
    file.startsWith('interviewer/')
      ? [join(root, 'apps/web/src', file)]
      : [join(root, file), join(here, file), join(here, 'library', file)]
  expect(files.filter((file) => !places(file).some(existsSync))).toEqual([])
})

test('each probe, card and flag that is named is there', () => {
  const known = new Set([
    ...loadBanks().flatMap(({ probes }) => probes.map(({ id }) => id)),
    ...loadDeck().map(({ id }) => id),
    ...standardFlags.map(({ id }) => id),
    'model_wrong',
    'api_down',
    'scale_100x',
  ])
  const ids = quoted.filter((word) => /^[a-z]+([-_][a-z0-9]+)+$/.test(word) && word !== 'gpu-memory')
  expect(ids.length).toBeGreaterThan(25)
  expect(ids.filter((id) => !known.has(id))).toEqual([])
})

test('every row of both guides stands there', () => {
  const named = [...text.matchAll(/^\| ([AB])(\d+)(?:-[AB]?(\d+))?/gm)].flatMap(([, guide, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)]
    return Array.from({ length: last - first + 1 }, (_, i) => `${guide}${first + i}`)
  })
  const rows = (guide: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${guide}${i + 1}`)
  expect([...rows('A', 43), ...rows('B', 33)].filter((row) => !named.includes(row))).toEqual([])
})
