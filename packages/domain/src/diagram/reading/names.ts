/** What a thing is called, from the texts that belong to it. */
import { exceeds } from './geometry.ts'
import type { Part } from './part.ts'
import { byReading } from './texts.ts'

/** More texts than these in one shape are its content, not its name. */
const textsInName = 3
const longestJoined = 90
/** A text that is written so much larger than the others is the name. */
const larger = 1.12

export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** Boxes of the C4 kind say `[what kind]` below their name, those of UML draw a line, and then say what they do. */
function beforeKind(words: string): string {
  if (!words.includes('\n')) return words
  const lines = words.split('\n')
  const at = lines.findIndex((line) => /^\s*\[/.test(line) || /^\s*[-_=]{4,}\s*$/.test(line))
  return at > 0 ? lines.slice(0, at).join('\n') : words
}

const isKind = (words: string): boolean => /^\s*\[[^\]]*\]\s*$/.test(words)
/** Such a long text is a note, and names nothing: alone, or in a box. */
export const longestAlone = 45
export const longestBoxed = 100

/** Signs without a letter or a number, such as `{}`. */
export const isMark = (words: string): boolean => !/[\p{L}\p{N}]/u.test(words.replaceAll('ー', ''))

export function nameFrom(texts: readonly Part[]): { label: string; by: readonly string[]; line: number } | null {
  const [alone] = texts
  if (alone && texts.length === 1)
    return isMark(alone.words) ? null : { label: oneLine(beforeKind(alone.words)), by: [alone.id], line: alone.line }
  const telling = texts.filter(({ words }) => !isMark(words))
  const all = telling.toSorted(byReading)
  const kindAt = all.findIndex(({ words }) => isKind(words))
  const front = kindAt > 0 ? all.slice(0, kindAt) : all
  const [first] = front
  if (!first) return null
  const largest = Math.max(...front.map(({ line }) => line))
  const large = front.filter(({ line }) => !exceeds(largest, line * larger))
  const some = large.length > textsInName ? large.slice(0, 1) : large
  const joined = some.reduce((sum, { words }) => sum + words.length, 0)
  const chosen = joined > longestJoined ? some.slice(0, 1) : some
  const label = oneLine(chosen.map(({ words }) => beforeKind(words)).join(' '))
  return { label, by: chosen.map(({ id }) => id), line: first.line }
}
