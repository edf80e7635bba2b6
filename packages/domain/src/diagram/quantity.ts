/**
 * A number with its units, for the scratchpad. Words are units: they multiply, and the same word above and below a
 * line cancels, in singular or plural. Times and sizes convert where two of their units meet; money and percentages
 * are read elsewhere. Sizes count in thousands.
 */
export interface Quantity {
  readonly value: number
  readonly units: readonly Unit[]
}
interface Unit {
  /** The same for all spellings. */
  readonly key: string
  readonly shown: string
  readonly power: number
}

interface Measure {
  readonly family: 'time' | 'size'
  /** In seconds or bytes. */
  readonly scale: number
}
const time = (scale: number): Measure => ({ family: 'time', scale })
const size = (scale: number): Measure => ({ family: 'size', scale })

/** A month counts 30 days, a year 365, as on every back of an envelope. */
const measures: ReadonlyMap<string, Measure> = new Map([
  ['ns', time(1e-9)],
  ['µs', time(1e-6)],
  ['ms', time(1e-3)],
  ['s', time(1)],
  ['min', time(60)],
  ['h', time(3_600)],
  ['day', time(86_400)],
  ['week', time(604_800)],
  ['month', time(2_592_000)],
  ['year', time(31_536_000)],
  ['bit', size(1 / 8)],
  ['Kbit', size(1e3 / 8)],
  ['Mbit', size(1e6 / 8)],
  ['Gbit', size(1e9 / 8)],
  ['B', size(1)],
  ['KB', size(1e3)],
  ['MB', size(1e6)],
  ['GB', size(1e9)],
  ['TB', size(1e12)],
  ['PB', size(1e15)],
  ['KiB', size(1_024)],
  ['MiB', size(1_024 ** 2)],
  ['GiB', size(1_024 ** 3)],
  ['TiB', size(1_024 ** 4)],
])

/** What a value grows into when it is a thousand or more, or less than one. */
const steps = {
  time: ['ns', 'µs', 'ms', 's', 'min', 'h', 'day', 'year'],
  size: ['B', 'KB', 'MB', 'GB', 'TB', 'PB'],
} as const

const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ns: 'ns',
    µs: 'µs us microsecond',
    ms: 'ms msec millisecond',
    s: 's sec second',
    min: 'min minute',
    h: 'h hr hour',
    day: 'd day',
    week: 'wk week',
    month: 'month',
    year: 'yr year',
    bit: 'bit',
    Kbit: 'kbit',
    Mbit: 'mbit',
    Gbit: 'gbit',
    B: 'byte',
    KB: 'kb',
    MB: 'mb',
    GB: 'gb',
    TB: 'tb',
    PB: 'pb',
  }).flatMap(([name, all]) => all.split(' ').map((spelling) => [spelling, name] as const)),
)

/** Short for a unit per second. */
const rates: ReadonlyMap<string, string> = new Map([
  ['qps', 'queries'],
  ['rps', 'requests'],
  ['kbps', 'Kbit'],
  ['mbps', 'Mbit'],
  ['gbps', 'Gbit'],
])

/** The same for singular and plural. */
function stemOf(word: string): string {
  if (word.length < 3) return word
  return /(ies|ie|y)$/.test(word) ? word.replace(/(ies|ie|y)$/, 'i') : word.replace(/(es|e|(?<!s)s)$/, '')
}

function unitOf(word: string): Unit {
  const plain = word.toLowerCase().replaceAll('μ', 'µ')
  const name = measures.has(word)
    ? word
    : /^[KMG]b$/.test(word)
      ? `${word}it`
      : (spellings.get(plain) ?? spellings.get(plain.replace(/s$/, '')))
  return { key: name ?? stemOf(plain), shown: name ?? word, power: 1 }
}

export const currencies: readonly string[] = ['$', '€', '£']
const isMoney = ({ key }: Unit): boolean => currencies.includes(key)

export const plain = (value: number): Quantity => ({ value, units: [] })

/** Whether a word measures by itself; others run together, as in "legal docs". */
export function isMeasure(word: string): boolean {
  return measures.has(unitOf(word).key) || rates.has(word.toLowerCase())
}

export function one(word: string): Quantity {
  const counted = rates.get(word.toLowerCase())
  if (counted === undefined) return { value: 1, units: [unitOf(word)] }
  return divide({ value: 1, units: [unitOf(counted)] }, { value: 1, units: [unitOf('s')] })
}

export function multiply(a: Quantity, b: Quantity): Quantity {
  const units = new Map(a.units.map((unit) => [unit.key, unit]))
  for (const unit of b.units) {
    const known = units.get(unit.key)
    const power = (known?.power ?? 0) + unit.power
    if (power === 0) units.delete(unit.key)
    else units.set(unit.key, { ...(known ?? unit), power })
  }
  return { value: a.value * b.value, units: [...units.values()] }
}

export function raise(a: Quantity, power: number): Quantity {
  return {
    value: a.value ** power,
    units: power === 0 ? [] : a.units.map((unit) => ({ ...unit, power: unit.power * power })),
  }
}

export function divide(a: Quantity, b: Quantity): Quantity {
  const { units } = raise({ value: 1, units: b.units }, -1)
  return { ...multiply(a, { value: 1, units }), value: a.value / b.value }
}

function convert(from: Quantity, name: string): Quantity {
  const to = measures.get(name)
  let { value } = from
  let power = 0
  const units: Unit[] = []
  let place = 0
  for (const unit of from.units) {
    const measure = measures.get(unit.key)
    if (measure && measure.family === to?.family) {
      if (power === 0) place = units.length
      value *= (measure.scale / to.scale) ** unit.power
      power += unit.power
    } else units.push(unit)
  }
  if (power !== 0) units.splice(place, 0, { key: name, shown: name, power })
  return { value, units }
}

/** Times in one unit, sizes in one unit: in the first that was named. */
function settle(quantity: Quantity): Quantity {
  let settled = quantity
  for (const family of ['time', 'size'] as const) {
    const ofFamily = settled.units.filter(({ key }) => measures.get(key)?.family === family)
    const [first] = ofFamily
    if (first && ofFamily.length > 1) settled = convert(settled, first.key)
  }
  return settled
}

/** In the units of `target`; null where they are of another kind. A unit of time or size alone says how to count it. */
export function inUnitsOf(quantity: Quantity, target: Quantity): Quantity | null {
  const settled = settle(quantity)
  const converted = settle(target).units.reduce(
    (sum, { key }) => (measures.has(key) ? convert(sum, key) : sum),
    settled,
  )
  const fits = target.units.every(({ key, power }) =>
    converted.units.some((unit) => unit.key === key && (measures.has(key) || unit.power === power)),
  )
  return fits ? converted : null
}

/** Null where the units differ. */
export function add(a: Quantity, b: Quantity): Quantity | null {
  const left = settle(a)
  const right = left.units.reduce((sum, { key }) => (measures.has(key) ? convert(sum, key) : sum), settle(b))
  const same =
    left.units.length === right.units.length &&
    left.units.every(({ key, power }) => right.units.some((unit) => unit.key === key && unit.power === power))
  return same ? { value: left.value + right.value, units: left.units } : null
}

/** Three significant digits, with k, M, B or T for thousands to trillions. */
function showNumber(value: number): string {
  const rounded = Number(value.toPrecision(3))
  const suffixes = ['', 'k', 'M', 'B', 'T']
  const step = Math.max(0, Math.floor(Math.log10(Math.abs(rounded) || 1) / 3))
  const suffix = suffixes[step]
  return suffix === undefined
    ? rounded.toExponential().replace('+', '')
    : `${Number((rounded / 1_000 ** step).toPrecision(3))}${suffix}`
}

function showMoney(value: number, sign: string): string {
  const absolute = Math.abs(value)
  const shown = absolute >= 0.01 && absolute < 999.995 ? absolute.toFixed(2) : showNumber(absolute)
  return `${value < 0 ? '-' : ''}${sign}${shown}`
}

/** In a unit of time or size that keeps the number between one and a thousand. */
function stepUp(quantity: Quantity): Quantity {
  const above = quantity.units.filter(({ power }) => power > 0)
  const [first] = above.filter(({ key }) => measures.has(key))
  const family = measures.get(first?.key ?? '')?.family
  const value = Math.abs(quantity.value)
  if (!first || !family || first.power !== 1 || value === 0 || (value >= 1 && value < 1_000)) return quantity
  // "GPU hours" stay hours: the number of GPUs is no time.
  if (family === 'time' && above.length > 1) return quantity
  const tries = steps[family].map((name) => convert(quantity, name))
  return tries.findLast((each) => Math.abs(each.value) >= 1) ?? tries[0] ?? quantity
}

/** Bytes of so many vectors are bytes: what is counted drops out beside a size or money, if all of it stands above. */
function dropCounts(quantity: Quantity): Quantity {
  const isCount = (unit: Unit): boolean => !measures.has(unit.key) && !isMoney(unit)
  const amount = quantity.units.some(
    (unit) => unit.power > 0 && (isMoney(unit) || measures.get(unit.key)?.family === 'size'),
  )
  const below = quantity.units.some((unit) => unit.power < 0 && isCount(unit))
  return amount && !below ? { ...quantity, units: quantity.units.filter((unit) => !isCount(unit)) } : quantity
}

/** `asIs` where somebody said which units to use. */
export function showQuantity(quantity: Quantity, asIs: boolean): string {
  const { value, units } = asIs ? quantity : stepUp(dropCounts(settle(quantity)))
  const money = units.find((unit) => isMoney(unit) && unit.power === 1)
  const amount = money ? showMoney(value, money.shown) : showNumber(value)
  const name = ({ shown, power }: Unit): string => (Math.abs(power) === 1 ? shown : `${shown}^${Math.abs(power)}`)
  const above = units.filter((unit) => unit !== money && unit.power > 0).map(name)
  const below = units.filter(({ power }) => power < 0).map((unit) => `/${name(unit)}`)
  return `${amount}${above.length > 0 ? ` ${above.join('·')}` : ''}${below.join('')}`
}
