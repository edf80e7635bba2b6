/**
 * Says what is wrong with a value of a scenario file and how to mend it, at its place in the file. The known keys of a
 * place are read off the scenario's own JSON Schema, so that no list of them can go stale.
 */
import { describeBook } from '@probeboard/domain/scenario/book'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { describeScenario, type scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { mostProblems, type Place, type Source } from './source.ts'

type Issue = NonNullable<ReturnType<typeof scenarioSchema.safeParse>['error']>['issues'][number]
type Explained = Place & { readonly message: string }

const grammars: Record<'scenario' | 'book', unknown> = { scenario: describeScenario(), book: describeBook() }

export function explain(issue: Issue, source: Source, of: keyof typeof grammars = 'scenario'): Explained[] {
  const { path } = issue
  const grammar = grammars[of]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, mostProblems)
      .map((key) => ({ ...source.placeKey([...path, key]), message: unknownKey(key, path, grammar) }))
  }
  const value = path.reduce(read, source.data)
  const key = path.at(-1)
  if (value === undefined && path.length > 0) {
    const purpose = read(path.reduce(descend, grammar), 'description') ?? ''
    const message = `"${String(key)}" is missing${within(path.slice(0, -1))}. Add it. ${purpose}`.trim()
    return [{ ...source.place(path), message }]
  }
  if (issue.code === 'invalid_key') {
    return [{ ...source.placeKey(path), message: `"${String(key)}" cannot be a name: ${form(issue)}` }]
  }
  return [{ ...source.place(path), message: `${name(path)} ${demand(issue, value)}` }]
}

function demand(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${described(issue.expected)}, not ${kind(value)}.`
    case 'too_small':
      return sized('at least', issue.minimum, issue.origin, value)
    case 'too_big':
      return sized('at most', issue.maximum, issue.origin, value)
    case 'invalid_value': {
      const known = issue.values.map(String)
      return `must be one of ${known.join(', ')}, not ${quote(value)}.${dimensionCalled(value, known) || suggest(String(value), known)}`
    }
    case 'invalid_format':
      return `cannot be ${quote(value)}: ${form(issue)}`
    default:
      return `will not do: ${issue.message}.`
  }
}

function sized(bound: string, limit: number | bigint, origin: string, value: unknown): string {
  if (typeof value === 'string') {
    return `must have ${bound} ${limit} characters; it has ${value.length}.`
  }
  if (Array.isArray(value))
    return `must have ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}; it has ${value.length}.`
  return `must be ${bound} ${limit} (${origin}); it is ${String(value)}.`
}

/** What a text of a certain form looks like. */
function form(issue: Issue): string {
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'write a date such as 2026-11-23.'
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'write a whole link that starts with https://.'
  const pattern = issue.code === 'invalid_format' ? issue.pattern : undefined
  return pattern?.includes('_') || issue.code === 'invalid_key'
    ? 'use 2 to 40 small letters, digits and _, a letter first.'
    : 'use 2 to 40 small letters, digits and hyphens, a letter first.'
}

function described(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    object: 'a map of keys and values',
    record: 'a map of names and values',
  }
  return words[expected] ?? expected
}

function kind(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return quote(value)
}

function quote(value: unknown): string {
  const text = String(value)
  return typeof value === 'string' ? `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"` : text
}

function name(path: readonly PropertyKey[]): string {
  const key = path.at(-1)
  if (key === undefined) return 'The file'
  if (typeof key === 'number') return `Entry ${key + 1}${within(path.slice(0, -1))}`
  return `"${String(key)}"${within(path.slice(0, -1))}`
}

function within(path: readonly PropertyKey[]): string {
  const words = path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part)))
  return words.length > 0 ? ` in ${words.join(' ')}` : ''
}

function unknownKey(key: string, path: readonly PropertyKey[], grammar: unknown): string {
  const known = Object.keys(Object(read(path.reduce(descend, grammar), 'properties')))
  const close = dimensionCalled(key, known) || suggest(key, known)
  return `"${key}" is no key${within(path)}.${close || ` Known: ${known.join(', ')}.`}`
}

/** One step down the JSON Schema, along a path through the data; of two forms of a thing the first is the full one. */
function descend(schema: unknown, part: PropertyKey): unknown {
  if (typeof part === 'number') return read(schema, 'items')
  const next = read(read(schema, 'properties'), part) ?? read(schema, 'additionalProperties')
  return read(read(next, 'anyOf'), 0) ?? next
}

/** Dimensions are written as D1 to D6; people write their names. */
function dimensionCalled(said: unknown, known: readonly string[]): string {
  const word = String(said).toLowerCase()
  const [id] =
    Object.entries(dimensions).find(
      ([, { name, short }]) => word.length > 3 && [name, short].some((called) => called.toLowerCase().startsWith(word)),
    ) ?? []
  return id && known.includes(id) ? ` Did you mean "${id}"?` : ''
}

function read(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

export function suggest(word: string, known: readonly string[]): string {
  const [best] = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)
  return best && best.steps <= Math.max(2, best.candidate.length / 3) ? ` Did you mean "${best.candidate}"?` : ''
}

/** How many letters must be put in, taken out or exchanged to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
