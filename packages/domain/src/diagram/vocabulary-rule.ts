/** One rule of the vocabulary, and the concerns that it can speak of. */
export const concerns = ['dataPipelines', 'evaluation', 'failures', 'constraints'] as const
export type Concern = (typeof concerns)[number]

export interface VocabularyRule<Subject extends string = Concern> {
  readonly rule: string
  readonly concern: Subject
  /** Parted by commas. */
  readonly words: string
  /** Where one of these stands in the same line, the rule says nothing. */
  readonly unless?: string
  /** `name`: such common words tell something as the name of a component only; `whole`: as the whole of its name. */
  readonly as?: 'name' | 'whole'
  readonly example: string
  readonly counter: string
}
