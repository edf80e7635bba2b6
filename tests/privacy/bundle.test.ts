/** What the built pages hold, byte by byte: nothing of the interviewing side in the candidate's, and no more than agreed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { describe, expect, it } from 'vitest'

const dist = 'apps/web/dist'
const read = (path: string): string => readFileSync(join(dist, path), 'utf8')

/** Everything that a page loads: at once, and with what it may load later. */
function filesOf(page: string): { first: Set<string>; all: Set<string> } {
  const html = read(`${page}.html`)
  const named = (text: string): string[] =>
    [...text.matchAll(/[\w.-]+\.(?:js|css)\b/g)]
      .map(([name]) => name)
      .filter((name) => existsSync(join(dist, 'assets', name)))
  const first = new Set(named(html))
  for (const name of first)
    if (name.endsWith('.js'))
      for (const [, imported] of read(`assets/${name}`).matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
        if (imported) first.add(imported)
  const all = new Set(first)
  for (const name of all) if (name.endsWith('.js')) for (const other of named(read(`assets/${name}`))) all.add(other)
  return { first, all }
}

if (!existsSync(join(dist, 'candidate.html'))) throw new Error('The pages are not built: npm run build.')

const codeOf = (files: Iterable<string>): string => [...files].map((name) => read(`assets/${name}`)).join('\n')
const theirWords = [
  ...Object.values(dimensions).map(({ name }) => name),
  ...[...Object.values(interviewerApi), ...Object.values(ownerApi)].map(({ summary }) => summary),
  '/reveal',
  '/scorecard',
  '/take-back',
  '/signals',
  'listenFor',
  'recommendation',
  'curveball-thrown',
  'model_wrong',
  'not observed',
]

describe.each(['candidate', 'safe-board'])('the page %s', (page) => {
  const code = codeOf(filesOf(page).all)

  it('L8 holds no word, call or schema of the interviewing side', () => {
    expect(theirWords.filter((word) => code.includes(word))).toEqual([])
    expect(code).toContain('/me')
  })
})

describe('the candidate’s page', () => {
  const { first, all } = filesOf('candidate')
  const code = codeOf(all)

  it('can find: the interviewers’ page holds them', () => {
    const theirs = codeOf(filesOf('interviewer').all)
    expect(theirs).toContain('/scorecard')
    expect(theirs).toContain('Constraints first')
  })

  it('names no other host in what it loads by itself', () => {
    expect(code).not.toContain('esm.sh')
  })

  it('has no source map anywhere', () => {
    expect(readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'))).toEqual([])
    expect(code).not.toContain('sourceMappingURL=')
  })

  // Bytes after brotli. The stock Excalidraw application sends 459 KB of JavaScript and 20 KB of CSS (2026-11).
  it.each([
    ['.js', 375_000],
    ['.css', 24_000],
  ])('sends no more %s at first than agreed', (ending, most) => {
    const bytes = [...first]
      .filter((name) => name.endsWith(ending))
      .reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, 'assets', name))).length, 0)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(most)
  })
})
