/** What the candidate is told: the only part of a scenario that ever travels to a candidate. */
import * as z from 'zod/mini'

export const briefSchema = z.strictObject({
  /** Markdown: paragraphs, bold and lists. Public by definition. */
  prompt: z.string().check(z.minLength(20), z.maxLength(4000)),
})
export type Brief = z.infer<typeof briefSchema>
