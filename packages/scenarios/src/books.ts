/**
 * Books of prices and response times: reads them, and puts their values where a scenario refers to them. A bad book hides
 * neither the other books nor the scenarios that do not need it.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Book, bookSchema } from '@probeboard/domain/scenario/book'
import { explain, suggest } from './explain.ts'
import { listYamlFiles, readLimited } from './files.ts'
import { type Place, type Problem, readSource, type Source } from './source.ts'

/** The books that come with Probeboard. */
export const booksDirectory = fileURLToPath(new URL('../books', import.meta.url))

export type Books = ReadonlyMap<string, Book>

function readBook(file: string): { book?: Book; problems: Problem[] } {
  const read = readLimited(file)
  if (read.problem) return { problems: [read.problem] }
  const source = readSource(read.text)
  const parsed = source.problems.length > 0 ? undefined : bookSchema.safeParse(source.data)
  if (parsed?.success) return { book: parsed.data, problems: [] }
  const faults = parsed ? parsed.error.issues.flatMap((issue) => explain(issue, source, 'book')) : source.problems
  return { problems: faults.map((fault) => ({ file, ...fault })) }
}

/** Of two books with one id the first stands: the directories of a team come after ours. */
export function loadBooks(directories: readonly string[]): { books: Books; problems: readonly Problem[] } {
  const books = new Map<string, Book>()
  const listed = directories.map(listYamlFiles)
  const problems = listed.flatMap((directory) => [...directory.problems])
  for (const file of listed.flatMap(({ files }) => files)) {
    const { book, problems: found } = readBook(file)
    problems.push(...found)
    if (book && books.has(book.id)) {
      const message = `Another book has the id "${book.id}". Give the book in ${basename(file)} its own.`
      problems.push({ file, ...readSource(readFileSync(file, 'utf8')).place(['id']), message })
    } else if (book) books.set(book.id, book)
  }
  return { books, problems }
}

let shipped: Books | undefined
export function shippedBooks(): Books {
  shipped ??= loadBooks([booksDirectory]).books
  return shipped
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Fault = Place & { readonly message: string }

/** The data of a scenario file with each value that stands in a book; what the file itself says must agree with the book. */
export function fillFromBooks(source: Source, books: Books): { data: unknown; faults: readonly Fault[] } {
  const { data } = source
  if (!isRecord(data) || !isRecord(data.inputs)) return { data, faults: [] }
  const faults: Fault[] = []
  const inputs = Object.entries(data.inputs).map(([name, input]) => {
    if (!isRecord(input) || typeof input.book !== 'string') return [name, input]
    const refuse = (key: string, message: string) => {
      faults.push({ ...source.place(['inputs', name, key]), message })
      return [name, { value: 0, unit: '', ...input }]
    }
    const stated = 'value' in input && 'unit' in input
    const book = books.get(input.book)
    const entry = book?.entries[String(input.entry)]
    // What was taken out of its library says its values itself.
    if (!entry && stated) return [name, input]
    if (!book) return refuse('book', `There is no book "${input.book}".${offer(input.book, [...books.keys()])}`)
    if (!entry) return refuse('entry', missing(input.entry, book))
    const { value, unit } = entry
    for (const [key, says] of Object.entries({ value, unit }))
      if (key in input && input[key] !== says)
        return refuse(key, `The book "${book.id}" says ${says}. Take this ${key} out, or name another entry.`)
    return [name, { value, unit, basis: book.kind, asOf: book.asOf, ...input }]
  })
  return { data: { ...data, inputs: Object.fromEntries(inputs) }, faults }
}

function missing(entry: unknown, { id, entries }: Book): string {
  if (entry === undefined) return `Say which entry of "${id}". Known: ${Object.keys(entries).join(', ')}.`
  return `The book "${id}" has no entry "${String(entry)}".${offer(String(entry), Object.keys(entries))}`
}

function offer(word: string, known: readonly string[]): string {
  return suggest(word, known) || ` Known: ${known.join(', ') || 'none'}.`
}
