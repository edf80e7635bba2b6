/** How everything in the panel is found: each word that is typed must begin a word of what is searched. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

export function begins(texts: readonly string[], typed: string): boolean {
  return texts.flatMap(wordsOf).some((word) => word.startsWith(typed))
}

/** True where nothing is typed. */
export function matches(texts: readonly string[], query: string): boolean {
  return wordsOf(query).every((typed) => begins(texts, typed))
}
