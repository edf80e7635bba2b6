/** Until when the record is kept, as a sentence. */
const words = {
  keptUntil: (date: string) => `Kept until ${date}, then erased.`,
  keptOpen: 'Kept until it is erased by hand. You may ask for that.',
} as const

export function sayKept(until: string | null): string {
  return until === null
    ? words.keptOpen
    : words.keptUntil(new Date(until).toLocaleDateString(undefined, { dateStyle: 'long' }))
}
