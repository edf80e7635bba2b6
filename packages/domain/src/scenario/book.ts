/**
 * A book: the prices or response times of one day, in a file of its own that many scenarios refer to. A scenario that is
 * loaded has the values themselves, so that an interview which runs it needs no book.
 */
import * as z from 'zod/mini'

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))

const entrySchema = z.strictObject({
  value: z.number(),
  unit: z.string().check(z.minLength(1)),
  means: z.string().check(z.minLength(3), z.maxLength(200)),
  /** Where it comes from; nothing where it is an illustration of the day's order of size. */
  source: z.optional(z.url({ protocol: /^https?$/ })),
})

export const bookSchema = z.strictObject({
  id,
  kind: z.enum(['price-book', 'latency-book']),
  name: z.string().check(z.minLength(3), z.maxLength(80)),
  asOf: z.iso.date(),
  entries: z.record(id, entrySchema),
})
export type Book = z.infer<typeof bookSchema>

/** The grammar of a book file as JSON Schema (draft 7), for editors and for messages that name the known keys. */
export function describeBook() {
  return z.toJSONSchema(bookSchema, { target: 'draft-7' })
}
