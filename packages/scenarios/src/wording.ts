/**
 * What the content rules need to know of wording: numbers said in a text, texts that say the same, words that do not
 * belong. Plain English only; knows no scenario.
 */

const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const thousands: Record<string, number> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 }

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu) ?? []
}

/** The numbers that stand in a text, in digits or in small words; of a percentage also the share. */
function numbersIn(text: string): number[] {
  const spoken = text.toLowerCase().replace(/[a-z]+/g, (word) => {
    const index = smallNumbers.indexOf(word)
    return index < 0 ? word : String(index)
  })
  return [...spoken.matchAll(/(\d[\d,]*(?:\.\d+)?)(?:\s*(%|percent|hundred|thousand|million|billion))?/g)].flatMap(
    ([, digits = '', unit = '']) => {
      const value = Number(digits.replaceAll(',', ''))
      if (unit === '%' || unit === 'percent') return [value, value / 100]
      return [value, value * (thousands[unit] ?? 1)]
    },
  )
}

export function holdsNumber(text: string, value: number): boolean {
  return numbersIn(text).some((number) => Math.abs(number - value) <= 1e-9 * Math.max(1, Math.abs(value)))
}

/** The share of words that two texts have in common, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [new Set(words(a)), new Set(words(b))]
  const all = left.union(right).size
  return all === 0 ? 1 : left.intersection(right).size / all
}

/** A run of at least `least` words that stands in both texts. */
export function sharedRun(a: string, b: string, least: number): string | undefined {
  const other = ` ${words(b).join(' ')} `
  const own = words(a)
  for (let start = 0; start + least <= own.length; start += 1) {
    const run = own.slice(start, start + least).join(' ')
    if (other.includes(` ${run} `)) return run
  }
  return undefined
}

const vendors =
  /\b(open ?ai|chatgpt|gpt(?:-?\d\w*)?|anthropic|claude|gemini|llama(?:index)?|mistral|cohere|deepseek|qwen|grok|bedrock|sagemaker|vertex ai|azure|aws|google cloud|hugging ?face|lang(?:chain|graph|smith)|haystack|pinecone|weaviate|qdrant|milvus|chroma(?:db)?|pgvector|elasticsearch|opensearch|databricks|snowflake|pytorch|tensorflow|keras)\b/i

/** A product, model or vendor that a text names. */
export function vendorIn(text: string): string | undefined {
  return vendors.exec(text)?.[0]
}

/** A stretch of time counted in minutes or hours, such as "45 minutes" or "an hour". */
export function sittingIn(text: string): string | undefined {
  return /\b(?:\d+|an?|half an|one|two|three|ten|fifteen|twenty|thirty|forty(?:-five)?|sixty|ninety)[\s-]+(?:minutes?|mins?|hours?|hrs?)\b/i.exec(
    text,
  )?.[0]
}

/** A sign that nobody can read aloud. */
export function unspeakable(text: string): string | undefined {
  return /[~≥≤×→≈±<>=#]|\d[kKM]\b|\w\/\w/u.exec(text)?.[0]
}
