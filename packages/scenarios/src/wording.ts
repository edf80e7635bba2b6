/**
 * What the content rules need to know of wording: numbers said in a text, texts that say the same, words that do not
 * belong. Plain English only; knows no scenario.
 */

const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const thousands: Record<string, number> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 }

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu) ?? []
}

export interface SaidNumber {
  readonly text: string
  readonly at: number
  /** What it may stand for: of a percentage also the share. */
  readonly values: readonly number[]
}

/** The numbers that stand in a text, in digits or in small words. */
export function numbersIn(text: string): SaidNumber[] {
  const pattern = /\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\d[\d,]*(?:\.\d+)?/gi
  return [...text.matchAll(pattern)].map((found) => {
    const [digits] = found
    const word = smallNumbers.indexOf(digits.toLowerCase())
    const value = word < 0 ? Number(digits.replaceAll(',', '')) : word
    const [whole = '', unit = ''] =
      /^\s*(%|percent|hundred|thousand|million|billion)/i.exec(text.slice(found.index + digits.length)) ?? []
    const share = unit === '%' || unit.toLowerCase() === 'percent'
    const values = [value, share ? value / 100 : value * (thousands[unit.toLowerCase()] ?? 1)]
    return { text: digits + whole, at: found.index, values }
  })
}

export function holdsNumber(text: string, value: number): boolean {
  return numbersIn(text).some(({ values }) => values.some((said) => isSame(said, value)))
}

export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))
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

const libraries =
  /\b(scikit-learn|xgboost|lightgbm|spacy|nltk|numpy|pandas|fastapi|torchserve|kubeflow|mlflow|airflow|kafka|spark|kubernetes|docker|redis|postgres(?:ql)?|grafana|prometheus|vllm|faiss|whisper|bert)\b/i

/** A library, model or tool that a text names, beside the vendors. */
export function libraryIn(text: string): string | undefined {
  return vendorIn(text) ?? libraries.exec(text)?.[0]
}

const markup =
  /<\/?[a-z!][^>\n]*>?|!?\[[^\]\n]*\]\([^)\n]*\)|\bhttps?:\/\/\S+|\bwww\.\S+|`[^`\n]*`?|^ {0,3}#{1,6} .*$/im

/** HTML, a link, a picture or code: Markdown that is shown as it is written, or leads somewhere. */
export function markupIn(text: string): string | undefined {
  return markup.exec(text)?.[0]
}

/**
 * The school year, in the United States, that a text asks of its reader: the Automated Readability Index of Smith and
 * Senter (1967), which counts letters, words and sentences and needs no dictionary.
 */
export function readingGrade(text: string): number {
  const plain = text.replaceAll('**', '')
  const said = plain.match(/[\p{L}\p{N}]+(?:[-.,'’][\p{L}\p{N}]+)*/gu) ?? []
  const letters = said.join('').replace(/[^\p{L}\p{N}]/gu, '').length
  const sentences = Math.max(1, plain.match(/[.!?](?=\s|$)/g)?.length ?? 0)
  const count = Math.max(1, said.length)
  return 4.71 * (letters / count) + 0.5 * (count / sentences) - 21.43
}

const clauseEnd = /[.;]\s+|,?\s+and\s+/
const standsAlone = /\b(?:them|they|it|its|each|those|these|one|another|both|the (?:rest|others?))\b/i
/** What can be counted: a word in the plural, or a share. */
const countable = /^(?:%|percent|people|staff|\w{2,}s)$/i

/**
 * Two subjects in one answer: clauses, parted by a full stop, a semicolon or "and", that each bring a figure, each in a
 * measure of its own, where the later one does not speak of the earlier one (no "them", "each", "it").
 */
export function bundledIn(text: string): [string, string] | undefined {
  const counted = text.split(clauseEnd).flatMap((clause) => {
    const [, noun = ''] = /\d[\d,.]*\s*(?:hundred |thousand |million |billion )?(%|[a-z]+)/i.exec(clause) ?? []
    return !countable.test(noun) ? [] : [{ clause, noun: noun.replace(/s$/, '').toLowerCase() }]
  })
  const [first] = counted
  const other = counted.find(({ clause, noun }) => first && noun !== first.noun && !standsAlone.test(clause))
  return first && other && sizes(first.noun) !== sizes(other.noun) ? [first.noun, other.noun] : undefined
}

/** Stretches of time are one measure in whatever unit. */
function sizes(noun: string): string {
  return /^(?:millisecond|second|minute|hour|day|week|month|year)$/.test(noun) ? 'time' : noun
}
