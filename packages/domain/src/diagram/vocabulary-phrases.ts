/**
 * Finds phrases in what people write on a board: without case and accents, through plurals and swapped letters, also
 * where words are not parted by blanks. No patterns that backtrack: one walk over the words.
 */
export interface Found<Entry> {
  readonly entry: Entry
  /** Places of words. */
  readonly from: number
  readonly to: number
  /** What stands before and behind, where words are not parted. */
  readonly before: string
  readonly behind: string
}

export interface Lexicon<Entry> {
  find(words: Words): Found<Entry>[]
}

export interface Words {
  readonly tokens: readonly string[]
  /** Without case and blanks, for writing that does not part words. */
  readonly run: string
}

const apart = /[^\p{L}\p{N}]+/u
const unparted = /[\u3040-\u30ff\u3400-\u9fff]/

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function wordsIn(text: string): Words {
  // `RateLimiter` is two words, `OAuth` is one.
  const parted = text.slice(0, 2_000).replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2')
  const folded = fold(parted)
    .replace(/([a-z0-9])([\u3040-\u30ff\u3400-\u9fff])/gu, '$1 $2')
    .replace(/([\u3040-\u30ff\u3400-\u9fff])([a-z0-9])/gu, '$1 $2')
  return { tokens: folded.split(apart).filter((token) => token !== ''), run: folded.replace(/\s+/g, '') }
}

const shortestSwapped = 7
const mostMoved = 4

/** The same letters in another order between the same first and last: as hurried hands type. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < shortestSwapped || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return false
  const moved = [...a].filter((letter, at) => letter !== b[at]).length
  return moved <= mostMoved && [...a].sort().join('') === [...b].sort().join('')
}

function isWord(token: string, wanted: string): boolean {
  if (wanted.startsWith('#')) return /^\d/.test(token) && token.endsWith(wanted.slice(1))
  if (wanted.endsWith('*')) return token.startsWith(wanted.slice(0, -1))
  if (token === wanted || token === `${wanted}s` || token === `${wanted}es`) return true
  if (wanted.endsWith('y') && token === `${wanted.slice(0, -1)}ies`) return true
  return isSwapped(token, wanted)
}

interface Wanted<Entry> {
  readonly entry: Entry
  readonly tokens: readonly string[]
}

/** `phrases` of an entry: words parted by blanks; a star stands for any ending, `#` for a number. */
export function createLexicon<Entry>(rows: readonly (readonly [Entry, readonly string[]])[]): Lexicon<Entry> {
  const byLetter = new Map<string, Wanted<Entry>[]>()
  const runs: { entry: Entry; run: string }[] = []
  for (const [entry, phrases] of rows)
    for (const phrase of phrases) {
      const folded = fold(phrase)
      if (unparted.test(folded)) {
        runs.push({ entry, run: folded.replace(/\s+/g, '') })
        continue
      }
      const tokens = folded.split(/[^\p{L}\p{N}*#]+/u).filter((token) => token !== '')
      const letter = tokens[0]?.[0] ?? ''
      const list = byLetter.get(letter)
      if (list) list.push({ entry, tokens })
      else byLetter.set(letter, [{ entry, tokens }])
    }
  return {
    find({ tokens, run }) {
      const found = tokens.flatMap((token, from) =>
        [...(byLetter.get(token[0] ?? '') ?? []), ...(/^\d/.test(token) ? (byLetter.get('#') ?? []) : [])].flatMap(
          ({ entry, tokens: wanted }) =>
            wanted.every((each, step) => isWord(tokens[from + step] ?? '', each))
              ? [{ entry, from, to: from + wanted.length, before: '', behind: '' }]
              : [],
        ),
      )
      if (!unparted.test(run)) return found
      const inRuns = runs.flatMap(({ entry, run: wanted }) => {
        const at = run.indexOf(wanted)
        if (at < 0) return []
        const [before, behind] = [run.slice(0, at), run.slice(at + wanted.length)]
        return [{ entry, from: 0, to: tokens.length, before, behind }]
      })
      return [...found, ...inRuns]
    },
  }
}
