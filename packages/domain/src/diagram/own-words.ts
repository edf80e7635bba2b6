/** Words of one field that a scenario adds to what the reading of drawings knows by itself (VO7). */
import * as z from 'zod/mini'

/** What words on a board can show: a concern, or a model, or a measure of what is better. */
const shown = z.enum(['dataPipelines', 'evaluation', 'failures', 'constraints', 'model', 'metric'])
const word = z.string().check(z.minLength(2), z.maxLength(60), z.regex(/^[^,]+$/))
const label = z.string().check(z.minLength(2), z.maxLength(80))

export const ownWordSchema = z.strictObject({
  word: word.check(z.describe('A word or name of this field, as people write it on a board.')),
  shows: shown.check(z.describe('What it shows when it stands on the board.')),
  example: label.check(z.describe('A label with the word in it, that is to be found.')),
})
export type OwnWord = z.infer<typeof ownWordSchema>
