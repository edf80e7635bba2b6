/**
 * Figures as texts say them, "333,000 chunks" or "99.9 percent", and whether a value is what such a figure says. A figure
 * has a measure, the word that stands with it; one without such a word says nothing that can be looked up.
 */

const millisecond = 0.001
/** Words that measure the same thing, each with how much of it one is. */
const measures = new Map<string, [measure: string, size: number]>([
  ['millisecond', ['second', millisecond]],
  ['minute', ['second', 60]],
  ['hour', ['second', 3600]],
  ['day', ['second', 86400]],
  ['cent', ['dollar', 0.01]],
  ['percent', ['share', 0.01]],
  ['point', ['share', 0.01]],
  ['kb', ['byte', 1e3]],
  ['mb', ['byte', 1e6]],
  ['megabyte', ['byte', 1e6]],
  ['gb', ['byte', 1e9]],
  ['gigabyte', ['byte', 1e9]],
  ['tb', ['byte', 1e12]],
  ['terabyte', ['byte', 1e12]],
])

function measureOf(word: string): [measure: string, size: number] {
  const one = word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '')
  return measures.get(one) ?? [one, 1]
}

/** A value in a measure, so that 1.5 hours and 90 minutes are one. */
export interface Amount {
  readonly measure: string
  readonly value: number
}

/** What a value in a unit such as "dollars/million tokens" is an amount of. */
export function amountOf(value: number, unit: string): Amount {
  const [measure, size] = measureOf(unit.split('/')[0]?.trim() ?? '')
  return { measure, value: value * size }
}

export interface Figure extends Amount {
  /** As it is written, its measure included. */
  readonly text: string
  readonly at: number
  /** Half of the last digit that is written. */
  readonly half: number
}

const scales: Record<string, number> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 }
/** Smaller whole numbers stand in every text by chance, unless they are money or shares. */
const smallest = 13
const telling = new Set(['dollar', 'share'])
/** Not "SOC 2", "02:00", "8-bit" or "99 of 100". */
const pattern =
  /(?<![\w.:$-])(\$)?(\d[\d,]*(?:\.\d+)?)(?![\d:]|[-.]\w|(?: \w+)? out of \d| of \d)(?:\s*(%)|\s+(hundred|thousand|million|billion)\b)?((?:\s+[A-Za-z]+){0,2})/g

/** The figures of a text in one of `known` measures. */
export function figuresIn(text: string, known: ReadonlySet<string>): Figure[] {
  const outOf = [...text.matchAll(/(?:out )?of (\d+)/g)].filter(({ index }) =>
    /\d( times)? $/.test(text.slice(0, index)),
  )
  return [...text.matchAll(pattern)].flatMap((found) => {
    const [whole, dollar, digits = '', sign, scale = '', rest = ''] = found
    if (outOf.some(({ index, 0: of }) => index < found.index && found.index < index + of.length)) return []
    const words = dollar ? ['dollars'] : sign ? ['percent'] : rest.trim().split(/\s+/)
    const at = words.findIndex((word) => word !== '' && known.has(measureOf(word)[0]))
    if (at < 0) return []
    const [measure, size] = measureOf(words[at] ?? '')
    const factor = (scales[scale] ?? 1) * size
    const plain = Number(digits.replaceAll(',', ''))
    const counted = plain * (scales[scale] ?? 1)
    if (Number.isInteger(counted) && counted < smallest && !telling.has(measure)) return []
    const beside = dollar || sign ? [] : (rest.match(/\s+[A-Za-z]+/g)?.slice(0, at + 1) ?? [])
    const said = whole.slice(0, whole.length - rest.length) + beside.join('')
    return [{ text: said, at: found.index, measure, value: plain * factor, half: (lastDigit(digits) * factor) / 2 }]
  })
}

/** What one is worth in the last place that is not a zero at the end: 1000 in "333,000", 0.1 in "99.9". */
function lastDigit(digits: string): number {
  const [ahead = '', behind] = digits.replaceAll(',', '').split('.')
  return behind === undefined ? 10 ** (/0*$/.exec(ahead)?.[0].length ?? 0) : 10 ** -behind.length
}

const neverNear = 0.025

/** Whether a figure says this amount: rounded to the digits that are written, yet never further off than 2.5 percent. */
export function isSaidBy(figure: Figure, { measure, value }: Amount): boolean {
  if (measure !== figure.measure) return false
  const allowed = Math.min(figure.half, neverNear * Math.abs(value))
  return Math.abs(value - figure.value) <= allowed * (1 + 1e-9)
}
