/**
 * Marks every private sentence of a scenario and everything that raters write with a canary of its own, and looks for
 * canaries in bytes. What a candidate may have received is said by path: answers that were revealed, curveballs thrown.
 */
import { gunzipSync } from 'node:zlib'

export interface Canary {
  /** Where it was put, such as `facts.3.answer`. */
  readonly path: string
  readonly mark: string
}

/** Keys whose strings are machine words: marking them would make the scenario illegal. */
const machineWords = new Set(['id', 'version', 'formula', 'unit', 'url', 'reviewedOn', 'reviewBy'])

/** A deep copy with a canary at the end of every sentence outside `brief` and `title`. */
export function plant(value: unknown, canaries: Canary[], path: readonly string[] = []): unknown {
  if (path.length === 1 && (path[0] === 'brief' || path[0] === 'title')) return value
  if (Array.isArray(value)) return value.map((item, i) => plant(item, canaries, [...path, String(i)]))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plant(item, canaries, [...path, key])]))
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (typeof value !== 'string' || machineWords.has(key) || !/\s/.test(value)) return value
  const mark = canaryFor(canaries.length)
  canaries.push({ path: path.join('.'), mark })
  return `${value} ${mark}`
}

/** A word that stands nowhere else. */
export function canaryFor(n: number): string {
  return `qz${String(n).padStart(4, '0')}vx`
}

/** The three ways in which base64 can hold a text, by where it falls in the groups of three bytes. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64')
    return coded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6))
  })
}

/** Whether `bytes` hold `text`: as UTF-8, UTF-16, base64, or either of these compressed. */
export function holds(bytes: Buffer, text: string): boolean {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  return (
    plain.includes(text) ||
    plain.includes(Buffer.from(text, 'utf16le')) ||
    base64Forms(text).some((form) => plain.includes(form))
  )
}
